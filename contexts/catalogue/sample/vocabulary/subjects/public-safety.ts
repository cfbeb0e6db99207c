import { subject } from "../dataset-kind.ts";

export const publicSafety = [
  ...subject(
    "emergency",
    "JUST",
    ["消防与救援", "Fire and rescue"],
    ["消防、火灾、避难场所、救援物资", "fire safety, fires, emergency shelters, relief supplies"],
    {
      fire_inspections: {
        title: ["消防监督检查结果", "Results of fire safety inspections"],
        about: [
          "对单位和公众聚集场所的消防监督检查结果及整改期限。",
          "Findings of fire safety inspections of organisations and places where people gather, with deadlines for putting things right.",
        ],
        cycle: "WEEKLY",
        nature: "public",
        levels: "PCX",
        records: 9_800_000,
        items: `
          inspection_no | 检查编号 | Inspection number | C24 | 检查记录编号 | Number of the inspection
          unit_code
          unit_name
          address
          inspected_on | 检查日期 | Inspected on | D10 | 检查日期 | Day of the inspection | YYYY-MM-DD
          finding | 检查结果 | Finding | C1 | 检查结果 | Outcome | 1 合格 in order; 2 限期改正 to be put right; 3 临时查封 closed for now
          defects | 隐患内容 | Defects | M500 | 发现的火灾隐患 | Fire hazards found
          fix_by | 整改期限 | To be put right by | D10 | 整改截止日期 | Deadline | YYYY-MM-DD
        `,
      },
      fire_statistics: {
        title: ["火灾和救援出动统计", "Fires and rescue calls"],
        about: [
          "按场所和起因汇总的火灾起数、出动次数、伤亡人数和直接财产损失。",
          "Fires, calls attended, casualties and direct loss by place and cause.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 340_000,
        items: `
          month
          region
          place_kind | 起火场所 | Place | C20 | 起火场所类别 | Kind of place where the fire began | 住宅 dwelling; 厂房 factory; 商业 shop; 交通工具 vehicle; 其他 other
          cause | 起火原因 | Cause | C20 | 起火原因 | Cause of the fire | 电气 electrical; 用火不慎 careless use of fire; 吸烟 smoking; 自燃 self-ignition; 不明 unknown
          fires | 火灾起数 | Fires | N7 | 当月火灾起数 | Fires in the month
          calls | 出动次数 | Calls attended | N8 | 消防救援力量当月出动次数 | Times that fire and rescue crews went out in the month
          casualties | 伤亡人数 | Casualties | N6 | 当月伤亡人数 | Killed and injured in the month
          loss | 直接财产损失 | Direct loss | Y14.2 | 直接财产损失 | Direct loss of property
        `,
      },
      emergency_shelters: {
        title: ["应急避难场所信息", "Emergency shelters"],
        about: [
          "应急避难场所的位置、类型、可容纳人数和配套设施。",
          "Emergency shelters with position, type, number of people and facilities.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "PCX",
        records: 150_000,
        items: `
          shelter_no | 场所编号 | Shelter number | C16 | 避难场所编号 | Number of the shelter
          shelter_name | 场所名称 | Shelter | C100 | 避难场所名称 | Name of the shelter
          shelter_kind | 场所类型 | Type | C1 | 避难场所类型 | Type of shelter | 1 紧急 immediate; 2 短期 short stay; 3 长期 long stay
          address
          capacity | 可容纳人数 | Capacity | N7 | 可容纳避难人数 | People it can take
          facilities | 配套设施 | Facilities | C200 | 供水、供电、医疗等设施 | Water, power, first aid and the like
          lon
          lat
        `,
      },
      relief_supplies: {
        title: ["应急救援物资储备信息", "Stocks of relief supplies"],
        about: [
          "救灾和防汛抗旱物资仓库的品种、数量和调运联系，仅用于应急调度。",
          "Kinds and quantities in stores for disaster and flood relief, and how to call them up. For emergency dispatch only.",
        ],
        cycle: "WEEKLY",
        nature: "restricted",
        levels: "NPC",
        records: 480_000,
        items: `
          depot_code | 仓库编号 | Depot code | C14 | 储备仓库编号 | Code of the depot
          supply | 物资名称 | Supply | C60 | 物资规范名称 | Standard name of the supply
          quantity | 储备数量 | Quantity | N10 | 当前储备数量 | Quantity in stock
          measure | 计量单位 | Unit | C10 | 计量单位 | Unit of quantity
          region
          expires_on | 保质期至 | Use by | D10 | 保质期截止日期 | Last day of use | YYYY-MM-DD
          phone
        `,
      },
    },
  ),
  ...subject(
    "emergency",
    "JUST",
    ["安全生产", "Work safety"],
    [
      "矿山、危险化学品、生产安全事故、隐患整改",
      "mines, hazardous chemicals, accidents at work, hazards",
    ],
    {
      mine_inspections: {
        title: ["矿山安全监管检查信息", "Mine safety inspections"],
        about: [
          "对矿山企业的安全检查、发现隐患和停产整改情况。",
          "Safety inspections of mines: hazards found and orders to stop work.",
        ],
        cycle: "MONTHLY",
        nature: "internal",
        levels: "NPC",
        records: 620_000,
        items: `
          inspection_no | 检查编号 | Inspection number | C24 | 检查记录编号 | Number of the inspection
          unit_code
          unit_name
          mine_kind | 矿山类型 | Kind of mine | C1 | 按开采方式划分的矿山类型 | Kind of mine or tailings pond | 1 煤矿 coal; 2 金属非金属地下矿 underground; 3 露天矿 open pit; 4 尾矿库 tailings
          inspected_on | 检查日期 | Inspected on | D10 | 检查日期 | Day of the inspection | YYYY-MM-DD
          hazards | 隐患数 | Hazards | N5 | 发现的隐患数 | Hazards found
          order | 处理决定 | Order | C1 | 处理决定 | What was ordered | 0 无 none; 1 限期整改 to be put right; 2 停产整顿 stop work
        `,
      },
      chemical_licences: {
        title: ["危险化学品经营许可信息", "Licences to trade in hazardous chemicals"],
        about: [
          "危险化学品经营许可证的持证单位、许可品种和储存方式。",
          "Holders of licences to trade in hazardous chemicals, with substances and kind of storage.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "PCX",
        records: 270_000,
        items: `
          licence_no | 许可证编号 | Licence number | C24 | 危险化学品经营许可证编号 | Number of the licence
          unit_code
          unit_name
          substances | 许可品种 | Substances | M500 | 许可经营的品种 | Substances that may be traded
          storage | 储存方式 | Storage | C1 | 储存方式 | Kind of storage | 1 带储存 with storage; 2 无储存 without storage
          issued_on
          valid_until
        `,
      },
      work_accidents: {
        title: ["生产安全事故统计", "Accidents at work"],
        about: [
          "按行业和事故等级汇总的起数和死亡人数，并附已公布的调查报告链接。",
          "Accidents and deaths by industry and severity, with links to investigation reports that have been published.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 170_000,
        items: `
          month
          region
          industry | 行业 | Industry | C40 | 事故发生行业 | Industry in which it happened | 煤矿 coal; 建筑 construction; 化工 chemicals; 交通 transport; 工贸 manufacturing and trade
          severity | 事故等级 | Severity | C1 | 生产安全事故等级 | Severity under the regulations | 1 特别重大 very grave; 2 重大 grave; 3 较大 large; 4 一般 ordinary
          accidents | 事故起数 | Accidents | N6 | 当月事故起数 | Accidents in the month
          deaths | 死亡人数 | Deaths | N6 | 当月死亡人数 | Deaths in the month
          report | 调查报告 | Report | C300 | 调查报告的网络地址 | Web address of the report
        `,
      },
    },
  ),
];
