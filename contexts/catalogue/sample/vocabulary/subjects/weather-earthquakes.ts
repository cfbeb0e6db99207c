import { subject } from "../dataset-kind.ts";

export const weatherEarthquakes = [
  ...subject(
    "weather",
    "ENVI",
    ["气象观测与预报", "Weather"],
    [
      "气象站、天气预报、灾害预警、气候",
      "weather stations, forecasts, severe weather warnings, climate",
    ],
    {
      weather_observations: {
        title: ["地面气象站逐小时观测数据", "Hourly observations of weather stations"],
        about: [
          "地面气象站逐小时气温、降水、风、湿度和气压，经实时质量控制。",
          "Hourly temperature, rain, wind, humidity and pressure at surface stations, after automatic quality control.",
        ],
        cycle: "REAL_TIME",
        nature: "public",
        levels: "NPC",
        records: 620_000_000,
        items: `
          station_no | 区站号 | Station number | C5 | 地面气象站区站号 | Number of the weather station
          observed_at | 观测时间 | Time | T19 | 观测时间，北京时间 | Time of observation, UTC+8 | YYYY-MM-DD hh:mm:ss
          temperature | 气温 | Temperature | B5.1 | 单位：摄氏度 | Degrees Celsius
          rain | 小时降水量 | Rain | B6.1 | 过去一小时降水量，单位：毫米 | Rain in the past hour, millimetres
          wind_speed | 风速 | Wind speed | B5.1 | 十分钟平均风速，单位：米/秒 | Ten-minute mean, metres per second
          wind_direction | 风向 | Wind direction | N3 | 单位：度 | Degrees from north | 0–360
          humidity | 相对湿度 | Humidity | N3 | 单位：% | Relative humidity, per cent | 0–100
          pressure | 气压 | Pressure | B6.1 | 本站气压，单位：百帕 | Station pressure, hectopascals
        `,
      },
      weather_warnings: {
        title: ["气象灾害预警信息", "Severe weather warnings"],
        about: [
          "发布和解除的暴雨、台风、高温、寒潮等气象灾害预警。",
          "Warnings of rainstorms, typhoons, heat, cold and other severe weather, as issued and lifted.",
        ],
        cycle: "REAL_TIME",
        nature: "public",
        levels: "NPC",
        records: 3_800_000,
        items: `
          warning_no | 预警编号 | Warning number | C24 | 预警信息编号 | Number of the warning
          issued_at | 发布时间 | Issued at | T19 | 预警发布时间 | Time of issue | YYYY-MM-DD hh:mm:ss
          hazard | 灾种 | Hazard | C20 | 气象灾害种类 | Kind of severe weather | 暴雨 rainstorm; 台风 typhoon; 高温 heat; 寒潮 cold wave; 大雾 fog; 雷电 lightning
          colour | 预警等级 | Colour | C1 | 预警信号颜色 | Colour of the warning | 1 红 red; 2 橙 orange; 3 黄 yellow; 4 蓝 blue
          region
          content | 预警内容 | Content | M1000 | 预警正文和防御指南 | Text of the warning and advice
          lifted_at | 解除时间 | Lifted at | T19 | 预警解除时间 | Time when it was lifted | YYYY-MM-DD hh:mm:ss
        `,
      },
      climate_normals: {
        title: ["累年气候标准值", "Climate normals"],
        about: [
          "1991—2020年各站逐月气温、降水、日照等要素的累年平均值。",
          "Monthly means of temperature, rain and sunshine at each station for 1991 to 2020.",
        ],
        cycle: "STATIC",
        nature: "public",
        levels: "NPC",
        records: 30_000,
        items: `
          station_no | 区站号 | Station number | C5 | 地面气象站区站号 | Number of the weather station
          month_no | 月份 | Month | C2 | 月份 | Month of the year | 01–12
          mean_temperature | 平均气温 | Mean temperature | B5.1 | 累年月平均气温，单位：摄氏度 | Mean of the month, degrees Celsius
          rain | 降水量 | Rain | B6.1 | 累年月平均降水量，单位：毫米 | Mean rain of the month, millimetres
          rain_days | 降水日数 | Rainy days | B4.1 | 日降水量不小于0.1毫米的日数 | Days with 0.1 millimetres or more
          sunshine | 日照时数 | Sunshine | B6.1 | 累年月平均日照，单位：小时 | Mean sunshine of the month, hours
        `,
      },
    },
  ),
  ...subject(
    "earthquakes",
    "ENVI",
    ["地震监测预警", "Earthquakes"],
    ["地震速报、地震台站、活动断层", "earthquake reports, seismic stations, active faults"],
    {
      earthquakes: {
        title: ["地震速报目录", "Earthquake catalogue"],
        about: [
          "测定的地震发震时刻、震中位置、震源深度和震级，含自动速报和正式测定两类结果。",
          "Time, epicentre, depth and magnitude of earthquakes, both as first reported and as finally determined.",
        ],
        cycle: "REAL_TIME",
        nature: "public",
        levels: "NP",
        records: 900_000,
        items: `
          event_no | 地震编号 | Event number | C20 | 地震事件编号 | Number of the event
          occurred_at | 发震时刻 | Time | T19 | 发震时刻，北京时间 | Time of the earthquake, UTC+8 | YYYY-MM-DD hh:mm:ss
          lon
          lat
          depth | 震源深度 | Depth | N4 | 震源深度，单位：千米 | Depth of the focus, kilometres
          magnitude | 震级 | Magnitude | B3.1 | 面波震级 | Surface-wave magnitude | M
          place | 参考位置 | Near | C100 | 震中参考地名 | Place near the epicentre
          determination | 测定类型 | Determination | C1 | 测定类型 | How it was determined | 1 自动 automatic; 2 正式 final
        `,
      },
      seismic_stations: {
        title: ["地震监测台站信息", "Seismic stations"],
        about: [
          "测震、强震动和地球物理台站的位置、观测项目和运行状态。",
          "Position, instruments and operation of seismic, strong-motion and geophysical stations.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NP",
        records: 19_000,
        items: `
          station_code | 台站代码 | Station code | C8 | 台站代码 | Code of the station
          station_name | 台站名称 | Station | C60 | 台站名称 | Name of the station
          station_kind | 台站类型 | Kind | C1 | 台站类型 | Kind of station | 1 测震 seismic; 2 强震动 strong motion; 3 地球物理 geophysical
          lon
          lat
          altitude | 高程 | Altitude | N5 | 海拔高程，单位：米 | Height above sea level, metres
          status
        `,
      },
      active_faults: {
        title: ["活动断层分布数据", "Active faults"],
        about: [
          "活动断层探测成果，含断层名称、性质、最新活动时代和几何位置。",
          "Results of fault surveys: name, sense of movement, latest activity and trace.",
        ],
        cycle: "STATIC",
        nature: "internal",
        levels: "NP",
        records: 12_000,
        items: `
          fault_no | 断层编号 | Fault number | C16 | 断层编号 | Number of the fault
          fault_name | 断层名称 | Fault | C80 | 断层名称 | Name of the fault
          movement | 断层性质 | Sense of movement | C20 | 断层运动性质 | How its sides move | 正断 normal; 逆断 reverse; 走滑 strike-slip
          latest_activity | 最新活动时代 | Latest activity | C20 | 最新活动时代 | Epoch of its latest activity | 全新世 Holocene; 晚更新世 Late Pleistocene
          length | 长度 | Length | B8.2 | 断层长度，单位：千米 | Length, kilometres
          trace | 断层迹线 | Trace | G | 断层地表迹线的几何数据 | Trace on the surface | GeoJSON, CGCS2000
        `,
      },
    },
  ),
];
