import { subject } from "../dataset-kind.ts";

export const cityServices = [
  ...subject(
    "urban",
    "REGI",
    ["市政设施与园林绿化", "Streets, parks and utilities"],
    [
      "公厕、路灯、公园、绿化、掘路、积水点",
      "public toilets, street lamps, parks, greening, road openings, flooding",
    ],
    {
      public_toilets: {
        title: ["公共厕所信息", "Public toilets"],
        about: [
          "环卫公厕和社会开放厕所的位置、开放时间和无障碍、母婴设施。",
          "Public toilets with position, hours and facilities for disabled people and for babies.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "PCX",
        records: 210_000,
        items: `
          toilet_no | 公厕编号 | Toilet number | C16 | 公厕编号 | Number of the toilet
          address
          hours
          accessible | 无障碍设施 | Accessible | L1 | 是否有无障碍厕位 | Whether there is an accessible toilet
          baby_change | 母婴设施 | Baby change | L1 | 是否有母婴设施 | Whether there is a baby change
          lon
          lat
        `,
      },
      street_lamps: {
        title: ["城市照明设施信息", "Street lamps"],
        about: [
          "道路照明灯杆的位置、光源、功率和所属回路。",
          "Street lamps with position, light source, power and circuit.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "PC",
        records: 36_000_000,
        items: `
          lamp_no | 灯杆编号 | Lamp number | C16 | 灯杆编号 | Number on the column
          road | 所在道路 | Road | C80 | 所在道路名称 | Road on which it stands
          source | 光源类型 | Light source | C10 | 光源类型 | Kind of lamp | LED; 高压钠灯 sodium; 其他 other
          power | 功率 | Power | N5 | 额定功率，单位：瓦 | Power, watts
          circuit | 回路编号 | Circuit | C20 | 供电回路编号 | Circuit that feeds it
          lon
          lat
        `,
      },
      parks: {
        title: ["公园绿地名录", "Parks and green spaces"],
        about: [
          "综合公园、社区公园、专类公园和游园的位置、面积和开放时间。",
          "City, neighbourhood and special parks and gardens with position, area and hours.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "PCX",
        records: 72_000,
        items: `
          park_no | 公园编号 | Park number | C12 | 公园编号 | Number of the park
          park_name | 公园名称 | Park | C80 | 公园名称 | Name of the park
          park_kind | 公园类型 | Type | C1 | 公园类型 | Type of park | 1 综合 city; 2 社区 neighbourhood; 3 专类 special; 4 游园 garden
          address
          area | 面积 | Area | B10.2 | 面积，单位：公顷 | Area, hectares
          hours
          free | 免费开放 | Free | L1 | 是否免费开放 | Whether entry is free
        `,
      },
      road_openings: {
        title: ["挖掘占用城市道路许可信息", "Permits for road openings"],
        about: [
          "因管线施工等挖掘、占用城市道路的许可，载明路段、时间和施工单位。",
          "Permits to dig up or occupy a city road, with stretch, time and contractor.",
        ],
        cycle: "DAILY",
        nature: "public",
        levels: "PCX",
        records: 1_700_000,
        items: `
          permit_no | 许可编号 | Permit number | C24 | 许可决定编号 | Number of the permit
          road | 路段 | Stretch of road | C120 | 挖掘占用的路段 | Road and limits of the works
          unit_name
          purpose | 事由 | Purpose | C60 | 挖掘占用事由 | Why the road is opened | 给水 water; 排水 drainage; 燃气 gas; 电力 power; 通信 telecoms; 其他 other
          starts_on | 开始日期 | Starts on | D10 | 许可开始日期 | First day | YYYY-MM-DD
          ends_on | 结束日期 | Ends on | D10 | 许可结束日期 | Last day | YYYY-MM-DD
          reinstated | 是否修复 | Reinstated | L1 | 路面是否已修复 | Whether the surface has been made good
        `,
      },
      flooding_points: {
        title: ["城市易涝点信息", "Streets liable to flooding"],
        about: [
          "城市道路、下穿通道等易涝积水点及其成因、责任单位和整治进度。",
          "Streets and underpasses that flood in heavy rain: cause, body in charge and progress of works.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "PC",
        records: 21_000,
        items: `
          point_no | 易涝点编号 | Point number | C16 | 易涝点编号 | Number of the point
          place | 位置 | Place | C120 | 具体位置 | Exact place
          cause | 成因 | Cause | C60 | 积水成因 | Why it floods
          unit_name
          depth | 最大积水深度 | Greatest depth | N4 | 近三年最大积水深度，单位：厘米 | Greatest depth in three years, centimetres
          progress | 整治进度 | Progress | C1 | 整治进度 | How far the works are | 1 未开工 not begun; 2 整治中 under way; 3 已完成 done
          lon
          lat
        `,
      },
      green_area: {
        title: ["城市绿化统计", "Urban green space"],
        about: [
          "城市绿地面积、绿地率、人均公园绿地面积和当年新增绿地。",
          "Green space, its share of the city, park area per resident and new green space of the year.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "PC",
        records: 11_000,
        items: `
          year
          region
          region_name
          green | 绿地面积 | Green space | B12.2 | 建成区绿地面积，单位：公顷 | Green space in the built-up area, hectares
          green_share | 绿地率 | Share of green space | B5.2 | 绿地占建成区面积比重，单位：% | Share of the built-up area, per cent
          park_per_head | 人均公园绿地 | Park area per resident | B6.2 | 单位：平方米/人 | Square metres per resident
          added | 新增绿地 | Added | B10.2 | 当年新增绿地，单位：公顷 | Green space added in the year, hectares
        `,
      },
    },
  ),
];
