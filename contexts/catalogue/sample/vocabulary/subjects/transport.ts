import { subject } from "../dataset-kind.ts";

export const transport = [
  ...subject(
    "transport",
    "TRAN",
    ["城市客运", "Public transport"],
    ["公交线路、时刻表、地铁、客流、出租汽车", "bus routes, timetables, metro, passengers, taxis"],
    {
      bus_stops: {
        title: ["公交站点信息", "Bus stops"],
        about: [
          "公交站点的名称、坐标、停靠线路和候车设施。",
          "Bus stops with name, coordinates, routes that call there and shelter.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "CX",
        records: 1_300_000,
        items: `
          stop_no | 站点编号 | Stop number | C16 | 公交站点编号 | Number of the stop
          stop_name | 站点名称 | Stop | C60 | 公交站点名称 | Name of the stop
          direction | 行驶方向 | Direction | C20 | 站点所在一侧的行驶方向 | Direction of travel on its side of the road
          routes | 停靠线路 | Routes | C300 | 停靠的公交线路 | Routes that call there
          shelter | 候车亭 | Shelter | L1 | 是否有候车亭 | Whether there is a shelter
          lon
          lat
        `,
      },
      bus_timetables: {
        title: ["公交线路时刻表", "Bus timetables"],
        about: [
          "公交线路的起讫站、首末班时间、发车间隔和票价。",
          "Terminals, first and last buses, intervals and fares of each bus route.",
        ],
        cycle: "WEEKLY",
        nature: "public",
        levels: "CX",
        records: 160_000,
        items: `
          route_no | 线路编号 | Route number | C16 | 公交线路编号 | Number of the route
          route_name | 线路名称 | Route | C60 | 公交线路名称 | Name of the route
          terminals | 起讫站 | Terminals | C120 | 起点站和终点站 | First and last stops
          first_bus | 首班时间 | First bus | C5 | 起点站首班发车时间 | First departure | hh:mm
          last_bus | 末班时间 | Last bus | C5 | 起点站末班发车时间 | Last departure | hh:mm
          interval | 发车间隔 | Interval | C60 | 高峰和平峰发车间隔，单位：分钟 | Minutes between buses, peak and off-peak
          fare | 票价 | Fare | C60 | 票价及优惠 | Fare and reductions
        `,
      },
      bus_positions: {
        title: ["公交车辆实时位置", "Live bus positions"],
        about: [
          "营运公交车辆的实时位置、方向和下一站，每十五秒更新。",
          "Position, direction and next stop of buses in service, every fifteen seconds.",
        ],
        cycle: "REAL_TIME",
        nature: "public",
        levels: "PC",
        records: 3_600_000_000,
        items: `
          vehicle_no | 车辆自编号 | Fleet number | C12 | 公交车辆自编号 | Fleet number of the bus
          reported_at | 上报时间 | Reported at | T19 | 位置上报时间 | Time of the report | YYYY-MM-DD hh:mm:ss
          route_no | 线路编号 | Route number | C16 | 公交线路编号 | Number of the route
          next_stop | 下一站 | Next stop | C60 | 下一停靠站 | Stop at which it calls next
          lon
          lat
        `,
      },
      passenger_numbers: {
        title: ["城市客运量统计", "Passengers of public transport"],
        about: [
          "按公共汽电车、轨道交通、出租汽车和轮渡统计的客运量。",
          "Passengers carried by bus, metro, taxi and ferry.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 180_000,
        items: `
          month
          region
          mode | 客运方式 | Mode | C1 | 城市客运方式 | Mode of transport | 1 公共汽电车 bus; 2 轨道交通 metro; 3 出租汽车 taxi; 4 轮渡 ferry
          vehicles | 运营车辆数 | Vehicles | N7 | 期末运营车辆数 | Vehicles in service at the end of the month
          passengers | 客运量 | Passengers | B12.2 | 当月客运量，单位：万人次 | Journeys in the month, ten thousand
          distance | 运营里程 | Distance | B12.2 | 当月运营里程，单位：万千米 | Distance run in the month, ten thousand kilometres
          year_on_year
        `,
      },
      taxi_companies: {
        title: ["出租汽车经营企业信息", "Taxi companies"],
        about: [
          "巡游和网约出租汽车经营企业的许可、车辆数和服务监督电话。",
          "Licensed taxi and ride-hailing companies with number of vehicles and telephone for complaints.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "PC",
        records: 14_000,
        items: `
          licence_no | 许可证号 | Licence number | C20 | 道路运输经营许可证号 | Number of the operating licence
          unit_code
          unit_name
          service_kind | 服务类型 | Service | C1 | 出租汽车服务类型 | Kind of service | 1 巡游 street hail; 2 网约 ride-hailing
          vehicles | 车辆数 | Vehicles | N7 | 许可车辆数 | Vehicles licensed
          phone
          valid_until
        `,
      },
    },
  ),
  ...subject(
    "transport",
    "TRAN",
    ["公路与农村公路", "Roads"],
    [
      "公路、农村公路、桥梁、收费站、施工占道",
      "roads, rural roads, bridges, toll stations, road works",
    ],
    {
      road_works: {
        title: ["公路施工和交通管制信息", "Road works and closures"],
        about: [
          "公路养护施工、封闭和绕行安排，按路段和起止时间发布。",
          "Road works, closures and diversions by stretch of road, with beginning and end.",
        ],
        cycle: "REAL_TIME",
        nature: "public",
        levels: "PCX",
        records: 5_200_000,
        items: `
          notice_no | 信息编号 | Notice number | C20 | 发布信息编号 | Number of the notice
          road_no | 路线编号 | Road number | C10 | 公路路线编号 | Number of the road | G; S; X; Y; C
          stretch | 路段 | Stretch | C100 | 起止桩号或地点 | Kilometre posts or places between which it applies
          measure | 管制措施 | Measure | C20 | 交通管制措施 | What is done | 封闭 closed; 半幅通行 one lane; 限行 restricted; 绕行 diverted
          starts_at | 开始时间 | From | T19 | 开始时间 | Beginning | YYYY-MM-DD hh:mm:ss
          ends_at | 结束时间 | Until | T19 | 预计结束时间 | Expected end | YYYY-MM-DD hh:mm:ss
          diversion | 绕行建议 | Diversion | M500 | 建议绕行路线 | Route to take instead
        `,
      },
      rural_roads: {
        title: ["农村公路基本信息", "Rural roads"],
        about: [
          "县道、乡道和村道的里程、路面类型、技术等级和通达行政村。",
          "County, township and village roads: length, surface, standard and villages served.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPCX",
        records: 3_900_000,
        items: `
          road_no | 路线编号 | Road number | C12 | 农村公路路线编号 | Number of the road
          road_name | 路线名称 | Road | C80 | 农村公路名称 | Name of the road
          region
          length | 里程 | Length | B8.3 | 路线里程，单位：千米 | Length, kilometres
          surface | 路面类型 | Surface | C1 | 路面类型 | Kind of surface | 1 沥青 asphalt; 2 水泥 concrete; 3 砂石 gravel
          road_class | 技术等级 | Class | C1 | 公路技术等级 | Technical class of the road | 2 二级; 3 三级; 4 四级; 5 等外 below class 4
          villages | 通达行政村 | Villages served | C300 | 通达的行政村 | Villages that it reaches
        `,
      },
      bridges: {
        title: ["公路桥梁技术状况", "Condition of road bridges"],
        about: [
          "公路桥梁的结构、长度、荷载等级和最近一次技术状况评定。",
          "Structure, length, design load and latest inspection of road bridges.",
        ],
        cycle: "YEARLY",
        nature: "internal",
        levels: "NPC",
        records: 1_080_000,
        items: `
          bridge_no | 桥梁编码 | Bridge number | C20 | 桥梁统一编码 | Unique number of the bridge
          bridge_name | 桥梁名称 | Bridge | C80 | 桥梁名称 | Name of the bridge
          road_no | 路线编号 | Road number | C12 | 所在路线编号 | Road that it carries
          structure | 结构类型 | Structure | C20 | 上部结构类型 | Kind of structure | 梁桥 beam; 拱桥 arch; 斜拉桥 cable-stayed; 悬索桥 suspension
          length | 桥梁全长 | Length | B8.2 | 桥梁全长，单位：米 | Length, metres
          condition | 技术状况 | Condition | C1 | 技术状况评定类别 | Class of condition | 1–5
          inspected_on | 评定日期 | Inspected on | D10 | 最近一次评定日期 | Day of the last inspection | YYYY-MM-DD
        `,
      },
      traffic_volume: {
        title: ["公路交通量观测数据", "Road traffic counts"],
        about: [
          "公路交通量观测站按小时和车型统计的断面交通量和平均速度。",
          "Vehicles and mean speed per hour and kind of vehicle at counting stations on main roads.",
        ],
        cycle: "DAILY",
        nature: "public",
        levels: "NP",
        records: 900_000_000,
        items: `
          station_no | 观测站编号 | Station number | C12 | 交通量观测站编号 | Number of the counting station
          counted_at | 观测时段 | Hour | T19 | 小时时段的开始时间 | Beginning of the hour counted | YYYY-MM-DD hh:mm:ss
          road_no | 路线编号 | Road number | C12 | 所在路线编号 | Road on which it stands
          direction | 方向 | Direction | C1 | 行驶方向 | Direction of travel | 1 上行 up; 2 下行 down
          vehicle_kind | 车型 | Kind of vehicle | C20 | 观测时识别的车型 | Kind of vehicle counted | 客车 car or bus; 货车 lorry; 集装箱车 container lorry
          vehicles | 交通量 | Vehicles | N6 | 小时断面交通量，单位：辆 | Vehicles in the hour
          speed | 平均速度 | Mean speed | B5.1 | 单位：千米/小时 | Kilometres per hour
        `,
      },
    },
  ),
  ...subject(
    "transport",
    "TRAN",
    ["道路运输与水运", "Road haulage and shipping"],
    [
      "货运、危险货物运输、从业资格、港口、航道",
      "haulage, dangerous goods, driver qualification, ports, waterways",
    ],
    {
      haulage_licences: {
        title: ["道路运输经营许可信息", "Road haulage licences"],
        about: [
          "道路旅客、货物运输经营企业的许可范围和有效期。",
          "Licences of companies that carry passengers or goods by road: scope and validity.",
        ],
        cycle: "WEEKLY",
        nature: "public",
        levels: "PCX",
        records: 6_100_000,
        items: `
          licence_no | 许可证号 | Licence number | C20 | 道路运输经营许可证号 | Number of the licence
          unit_code
          unit_name
          scope | 经营范围 | Scope | C100 | 许可经营范围 | What may be carried | 客运 passengers; 普通货运 general goods; 危险货物 dangerous goods
          region
          issued_on
          valid_until
          status
        `,
      },
      driver_qualifications: {
        title: ["道路运输从业资格证信息", "Qualifications of professional drivers"],
        about: [
          "客货运输驾驶员和押运人员的从业资格类别和有效期，供核验资格。",
          "Category and validity of the qualifications of bus and lorry drivers and escorts, kept to verify them.",
        ],
        cycle: "DAILY",
        nature: "personal",
        levels: "PC",
        records: 29_000_000,
        items: `
          certificate_no | 从业资格证号 | Certificate number | C20 | 从业资格证号 | Number of the certificate
          person_name
          person_id
          *category | 资格类别 | Category | C40 | 从业资格类别 | Category of the qualification | 客运 passengers; 货运 goods; 危险货物 dangerous goods; 网约车 ride-hailing
          *first_issued_on | 初次领证日期 | First issued | D10 | 初次领证日期 | Day of first issue | YYYY-MM-DD
          office | 发证机关 | Issuing office | C120 | 发证机关名称 | Office that issued it
          valid_until
        `,
      },
      port_throughput: {
        title: ["港口吞吐量", "Port throughput"],
        about: [
          "主要港口的货物、外贸和集装箱吞吐量。",
          "Cargo, foreign trade and containers handled by main ports.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NP",
        records: 46_000,
        items: `
          month
          port | 港口名称 | Port | C40 | 港口名称 | Name of the port
          cargo | 货物吞吐量 | Cargo | B12.2 | 当月货物吞吐量，单位：万吨 | Cargo in the month, ten thousand tonnes
          foreign | 外贸吞吐量 | Foreign trade | B12.2 | 当月外贸货物吞吐量，单位：万吨 | Cargo of foreign trade in the month, ten thousand tonnes
          containers | 集装箱吞吐量 | Containers | B12.2 | 当月集装箱吞吐量，单位：万标准箱 | Containers in the month, ten thousand TEU
          year_on_year
        `,
      },
      waterway_notices: {
        title: ["航道通告信息", "Notices to inland shipping"],
        about: [
          "内河航道的水深、断航、施工和航标变动通告。",
          "Notices on depth, closures, works and buoys of inland waterways.",
        ],
        cycle: "DAILY",
        nature: "public",
        levels: "P",
        records: 340_000,
        items: `
          notice_no | 通告编号 | Notice number | C20 | 通告编号 | Number of the notice
          waterway | 航道名称 | Waterway | C60 | 航道名称 | Name of the waterway
          stretch | 河段 | Stretch | C100 | 起止位置 | Between which places
          depth | 维护水深 | Depth | B4.1 | 航道维护水深，单位：米 | Depth kept, metres
          content | 通告内容 | Notice | M1000 | 通告正文 | Text of the notice
          starts_on | 生效日期 | From | D10 | 通告生效日期 | First day | YYYY-MM-DD
          ends_on | 失效日期 | Until | D10 | 通告失效日期 | Last day | YYYY-MM-DD
        `,
      },
    },
  ),
];
