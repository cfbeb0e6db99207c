import { subject } from "../dataset-kind.ts";

export const nature = [
  ...subject(
    "water",
    "ENVI",
    ["水资源与水文", "Water resources and hydrology"],
    [
      "水位、水库、大坝、取水许可、自来水",
      "water level, reservoirs, dams, abstraction permits, tap water",
    ],
    {
      river_levels: {
        title: ["江河水情实时数据", "River levels"],
        about: [
          "水文站每小时报送的水位、流量和警戒水位，汛期加密至五分钟。",
          "Level, flow and alert level reported hourly by gauging stations, every five minutes in the flood season.",
        ],
        cycle: "REAL_TIME",
        nature: "public",
        levels: "NPC",
        records: 220_000_000,
        items: `
          station_code | 测站编码 | Station code | C8 | 水文测站编码 | Code of the gauging station
          measured_at | 监测时间 | Time | T19 | 观测时间 | Time of observation | YYYY-MM-DD hh:mm:ss
          river | 河流名称 | River | C60 | 测站所在河流 | River on which it stands
          level | 水位 | Level | B8.2 | 水面高程，单位：米 | Height of the water surface, metres
          flow | 流量 | Flow | B10.2 | 断面流量，单位：立方米/秒 | Flow, cubic metres per second
          alert_level | 警戒水位 | Alert level | B8.2 | 防汛警戒水位，单位：米 | Level at which flood alert begins, metres
          trend | 水势 | Trend | C1 | 水位变化趋势 | Which way the level is going | 4 落 falling; 5 涨 rising; 6 平 steady
        `,
      },
      dams: {
        title: ["水库大坝安全信息", "Dams and reservoirs"],
        about: [
          "水库大坝的坝型、坝高、库容、安全鉴定和除险加固情况，按重要数据管理。",
          "Type, height, storage, safety inspection and reinforcement of dams. Managed as important data.",
        ],
        cycle: "YEARLY",
        nature: "restricted",
        levels: "NPC",
        records: 98_000,
        items: `
          dam_code | 水库编码 | Reservoir code | C12 | 水库统一编码 | Unique code of the reservoir
          dam_name | 水库名称 | Reservoir | C80 | 水库名称 | Name of the reservoir
          region
          dam_type | 坝型 | Type of dam | C20 | 主坝坝型 | Type of the main dam | 土石坝 embankment; 重力坝 gravity; 拱坝 arch
          height | 坝高 | Height | B6.2 | 最大坝高，单位：米 | Greatest height, metres
          storage | 总库容 | Storage | B12.2 | 总库容，单位：万立方米 | Total storage, ten thousand cubic metres
          inspected_on | 安全鉴定日期 | Inspected on | D10 | 最近一次安全鉴定日期 | Day of the last safety inspection | YYYY-MM-DD
          safety_class | 安全类别 | Safety class | C1 | 安全鉴定结论 | Outcome of the inspection | 1 一类坝 safe; 2 二类坝 safe under conditions; 3 三类坝 to be reinforced
        `,
      },
      abstraction_permits: {
        title: ["取水许可电子证照信息", "Water abstraction permits"],
        about: [
          "单位取得的取水许可，载明取水地点、水源、许可水量和用途。",
          "Permits of organisations to take water: place, source, quantity and purpose.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPCX",
        records: 590_000,
        items: `
          permit_no | 许可证编号 | Permit number | C20 | 取水许可证编号 | Number of the permit
          unit_code
          unit_name
          source | 取水水源 | Source | C60 | 取水水源名称及类型 | Name and kind of source
          quantity | 许可取水量 | Permitted quantity | B12.2 | 年许可取水量，单位：万立方米 | Quantity a year, ten thousand cubic metres
          purpose | 取水用途 | Purpose | C20 | 取水用途 | What the water is for | 工业 industry; 农业 farming; 生活 household; 生态 ecology
          valid_until
        `,
      },
    },
  ),
  ...subject(
    "forests",
    "ENVI",
    ["森林草原与自然保护", "Forests and nature"],
    [
      "森林覆盖率、古树名木、自然保护地、野生动植物",
      "forest cover, ancient trees, nature reserves, wildlife",
    ],
    {
      forest_cover: {
        title: ["森林资源主要指标", "Forest resources"],
        about: [
          "森林面积、覆盖率、蓄积量和当年造林面积，依据森林资源调查监测成果。",
          "Forest area, cover, growing stock and planting, from the forest survey.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPC",
        records: 14_000,
        items: `
          year
          region
          region_name
          forest_area | 森林面积 | Forest area | B12.2 | 森林面积，单位：公顷 | Area of forest, hectares
          forest_share | 森林覆盖率 | Forest cover | B5.2 | 森林面积占土地面积的比重，单位：% | Forest as a share of all land, per cent
          stock | 森林蓄积量 | Growing stock | B14.2 | 森林蓄积量，单位：万立方米 | Volume of standing timber, ten thousand cubic metres
          planted | 造林面积 | Planted | B10.2 | 当年造林面积，单位：公顷 | Area planted in the year, hectares
        `,
      },
      ancient_trees: {
        title: ["古树名木信息", "Ancient and notable trees"],
        about: [
          "挂牌保护的古树名木，记载树种、估测树龄、树高、胸围和养护责任单位。",
          "Protected trees with species, estimated age, height, girth and the body that cares for them.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "PC",
        records: 5_100_000,
        items: `
          tree_no | 古树编号 | Tree number | C15 | 挂牌编号 | Number on the plate
          species | 树种 | Species | C80 | 中文名和拉丁学名 | Chinese and Latin name
          age | 估测树龄 | Estimated age | N5 | 估测树龄，单位：年 | Estimated age, years
          height | 树高 | Height | B5.1 | 树高，单位：米 | Height, metres
          girth | 胸围 | Girth | N5 | 胸高处树干周长，单位：厘米 | Girth at breast height, centimetres
          unit_name
          lon
          lat
        `,
      },
      nature_reserves: {
        title: ["自然保护地名录", "Protected natural areas"],
        about: [
          "国家公园、自然保护区和自然公园的类型、面积、批准时间和管理机构。",
          "National parks, nature reserves and nature parks with area, date of approval and managing body.",
        ],
        cycle: "IRREGULAR",
        nature: "public",
        levels: "NPC",
        records: 18_000,
        items: `
          area_code | 保护地编码 | Area code | C12 | 自然保护地编码 | Code of the protected area
          area_name | 保护地名称 | Protected area | C100 | 自然保护地名称 | Name of the area
          area_kind | 类型 | Type | C1 | 自然保护地类型 | Type of protected area | 1 国家公园 national park; 2 自然保护区 nature reserve; 3 自然公园 nature park
          area | 面积 | Area | B12.2 | 批准面积，单位：公顷 | Approved area, hectares
          approved_on | 批准日期 | Approved on | D10 | 批准设立日期 | Day of approval | YYYY-MM-DD
          unit_name
          boundary | 边界 | Boundary | G | 保护地边界的几何数据 | Outline of the area | GeoJSON, CGCS2000
        `,
      },
      species_records: {
        title: ["生物多样性观测记录", "Biodiversity records"],
        about: [
          "样地、样线和红外相机观测到的动植物记录，珍稀物种的位置已作模糊处理。",
          "Plants and animals recorded on plots, transects and camera traps. Positions of rare species are blurred.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "NPC",
        records: 7_600_000,
        items: `
          record_no | 记录编号 | Record number | C20 | 观测记录编号 | Number of the record
          species | 物种 | Species | C80 | 中文名和拉丁学名 | Chinese and Latin name
          observed_on | 观测日期 | Observed on | D10 | 观测日期 | Day of the observation | YYYY-MM-DD
          method | 观测方法 | Method | C20 | 观测方法 | How it was observed | 样地 plot; 样线 transect; 红外相机 camera trap; 鸣声 sound
          count | 数量 | Number | N6 | 观测到的个体数 | Individuals observed
          lon
          lat
          protected | 保护级别 | Protection | C1 | 国家重点保护级别 | Level of national protection | 0 无 none; 1 一级 first; 2 二级 second
        `,
      },
    },
  ),
  ...subject(
    "sea",
    "ENVI",
    ["海洋环境与用海", "Sea"],
    [
      "海洋观测、海水水质、海域使用、潮汐",
      "marine observation, sea water quality, use of the sea, tides",
    ],
    {
      tide_tables: {
        title: ["潮汐预报表", "Tide tables"],
        about: [
          "沿海验潮站逐日高潮、低潮时刻和潮高预报。",
          "Times and heights of high and low water, day by day, at tide stations.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPC",
        records: 1_500_000,
        items: `
          station_code | 验潮站编码 | Station code | C8 | 验潮站编码 | Code of the tide station
          station_name | 验潮站名称 | Station | C40 | 验潮站名称 | Name of the tide station
          tide_at | 潮时 | Time | T19 | 高潮或低潮时刻，北京时间 | Time of high or low water, UTC+8 | YYYY-MM-DD hh:mm:ss
          tide_kind | 潮型 | High or low | C1 | 高潮或低潮 | Which of the two | 1 高潮 high; 2 低潮 low
          height | 潮高 | Height | N4 | 相对于潮高基准面，单位：厘米 | Above tidal datum, centimetres
          datum | 潮高基准面 | Datum | C60 | 潮高基准面与平均海面的关系 | Datum against mean sea level
        `,
      },
      sea_water: {
        title: ["近岸海域水质监测数据", "Quality of coastal waters"],
        about: [
          "近岸海域监测点位的水温、盐度、溶解氧、无机氮和水质类别。",
          "Temperature, salinity, oxygen, nitrogen and quality class at monitoring points along the coast.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "NPC",
        records: 160_000,
        items: `
          point_code | 点位编码 | Point code | C12 | 监测点位编码 | Code of the monitoring point
          sampled_on | 采样日期 | Sampled on | D10 | 采样日期 | Day of sampling | YYYY-MM-DD
          lon
          lat
          salinity | 盐度 | Salinity | B6.3 | 表层盐度 | Surface salinity
          oxygen | 溶解氧 | Dissolved oxygen | B6.2 | 单位：毫克/升 | Milligrams per litre
          nitrogen | 无机氮 | Inorganic nitrogen | B6.3 | 单位：毫克/升 | Milligrams per litre
          water_class | 水质类别 | Quality class | C1 | 海水水质类别 | Class of sea water | 1 一类; 2 二类; 3 三类; 4 四类; 5 劣四类 below class 4
        `,
      },
      sea_use_rights: {
        title: ["海域使用权登记信息", "Rights to use the sea"],
        about: [
          "单位取得的海域使用权，载明用海类型、面积、期限和界址。",
          "Rights of organisations to use an area of sea: purpose, area, term and boundary.",
        ],
        cycle: "MONTHLY",
        nature: "internal",
        levels: "NPC",
        records: 62_000,
        items: `
          right_no | 不动产权证号 | Title number | C40 | 海域使用权不动产权证号 | Number of the title certificate
          unit_code
          unit_name
          purpose | 用海类型 | Purpose | C20 | 用海类型 | What the sea is used for | 渔业 fisheries; 工业 industry; 交通运输 transport; 旅游 leisure; 造地 reclamation
          area | 用海面积 | Area | B12.4 | 确权面积，单位：公顷 | Area granted, hectares
          valid_until
          boundary | 界址 | Boundary | G | 宗海界址的几何数据 | Outline of the area | GeoJSON, CGCS2000
        `,
      },
    },
  ),
];
