import { subject } from "../dataset-kind.ts";

export const justiceSafety = [
  ...subject(
    "justice",
    "JUST",
    ["公共法律服务", "Legal services"],
    ["法律援助、公证、律师事务所、人民调解", "legal aid, notaries, law firms, mediation"],
    {
      legal_aid_centres: {
        title: ["法律援助机构信息", "Legal aid centres"],
        about: [
          "法律援助中心和工作站的地址、电话、服务时间和受理范围。",
          "Legal aid centres and desks with address, telephone, hours and matters they take on.",
        ],
        cycle: "IRREGULAR",
        nature: "public",
        levels: "PCX",
        records: 71_000,
        items: `
          unit_code
          unit_name
          address
          phone
          hours
          matters | 受理范围 | Matters | M500 | 受理的事项范围 | Matters taken on
          online | 网上申请 | Online | L1 | 是否可以网上申请 | Whether one can apply online
        `,
      },
      legal_aid_cases: {
        title: ["法律援助案件信息", "Legal aid cases"],
        about: [
          "法律援助案件的受援人、案由、承办机构和办理结果，用于办案和补贴核发。",
          "Recipient, matter, provider and outcome of legal aid cases, kept to handle cases and pay providers.",
        ],
        cycle: "DAILY",
        nature: "sensitive",
        levels: "PCX",
        records: 13_000_000,
        items: `
          case_no | 案件编号 | Case number | C24 | 法律援助案件编号 | Number of the case
          person_name
          person_id
          *matter | 案由 | Matter | C60 | 案由 | What the case is about
          *form | 援助形式 | Form of aid | C1 | 援助形式 | Form of aid | 1 诉讼代理 representation; 2 刑事辩护 criminal defence; 3 代书 drafting
          provider | 承办机构 | Provider | C120 | 承办案件的机构 | Body that handles the case
          closed_on | 结案日期 | Closed on | D10 | 结案日期 | Day on which it was closed | YYYY-MM-DD
        `,
      },
      law_firms: {
        title: ["律师事务所执业信息", "Law firms"],
        about: [
          "律师事务所的执业许可、组织形式、业务专长和年度检查结果。",
          "Licence, form, fields of practice and outcome of the yearly inspection of each law firm.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 43_000,
        items: `
          licence_no | 执业许可证号 | Licence number | C20 | 律师事务所执业许可证号 | Number of the practising licence
          unit_code
          unit_name
          form | 组织形式 | Form | C1 | 组织形式 | Form of the firm | 1 合伙 partnership; 2 个人 sole practice; 3 国资 state-funded
          address
          fields | 业务领域 | Fields of practice | C200 | 主要业务领域 | Main fields of practice
          inspected | 年度检查结果 | Yearly inspection | C1 | 年度检查考核结果 | Outcome of the yearly inspection | 1 合格 passed; 2 不合格 failed
        `,
      },
      notaries: {
        title: ["公证机构信息", "Notary offices"],
        about: [
          "公证机构的执业区域、地址、收费标准和可办理的公证事项。",
          "Notary offices with district, address, fees and matters they certify.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "NPC",
        records: 9_200,
        items: `
          licence_no | 执业证号 | Licence number | C20 | 公证机构执业证号 | Number of the notary office's licence
          unit_name
          district | 执业区域 | District | C100 | 核定的执业区域 | District in which it may act
          address
          phone
          matters | 公证事项 | Matters | M500 | 可办理的公证事项 | Matters that it certifies
          fees | 收费标准 | Fees | M500 | 公证服务收费标准 | Fees for its services
        `,
      },
      mediation_committees: {
        title: ["人民调解组织及工作统计", "Mediation committees and their work"],
        about: [
          "人民调解委员会的设立情况及按纠纷类型汇总的调解数量和成功数量。",
          "Mediation committees, with disputes taken on and settled by kind of dispute.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "PCX",
        records: 2_700_000,
        items: `
          unit_code
          quarter
          unit_name
          dispute | 纠纷类型 | Kind of dispute | C20 | 纠纷类型 | Kind of dispute | 婚姻家庭 family; 邻里 neighbours; 劳动 labour; 物业 property management; 消费 consumer; 其他 other
          taken_on | 受理件数 | Taken on | N7 | 当季受理件数 | Disputes taken on in the quarter
          settled | 调解成功件数 | Settled | N7 | 当季调解成功件数 | Disputes settled in the quarter
        `,
      },
      administrative_reviews: {
        title: ["行政复议案件统计", "Administrative review cases"],
        about: [
          "按管理领域和审理结果汇总的行政复议案件数量。",
          "Administrative review cases by field of administration and outcome.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPCX",
        records: 160_000,
        items: `
          year
          region
          field | 管理领域 | Field | C40 | 案件所属行政管理领域 | Field of administration
          received | 收到申请数 | Received | N7 | 全年收到申请数 | Applications received in the year
          upheld | 维持 | Upheld | N7 | 维持原行政行为的件数 | Decisions upheld
          changed | 撤销或变更 | Quashed or changed | N7 | 撤销、变更原行政行为的件数 | Decisions quashed or changed
          withdrawn | 终止 | Withdrawn | N7 | 因和解、撤回而终止的件数 | Cases ended by agreement or withdrawal
        `,
      },
    },
  ),
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
          "按场所和起因汇总的火灾起数、伤亡人数和直接财产损失。",
          "Fires, casualties and direct loss by place and cause.",
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
    ["矿山、危险化学品、生产安全事故、隐患整改", "mines, hazardous chemicals, accidents at work, hazards"],
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
          mine_kind | 矿山类型 | Kind of mine | C1 | 矿山类型 | Kind of mine | 1 煤矿 coal; 2 金属非金属地下矿 underground; 3 露天矿 open pit; 4 尾矿库 tailings
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
  ...subject(
    "market",
    "JUST",
    ["市场监管执法", "Market supervision"],
    ["行政处罚、产品召回、双随机抽查、特种设备", "penalties on organisations, product recalls, random inspections, lifts and boilers"],
    {
      organisation_penalties: {
        title: ["单位行政处罚决定公示", "Penalties imposed on organisations"],
        about: [
          "对法人和其他组织作出的行政处罚决定，公示期满或者信用修复后撤下，不含个人。",
          "Penalties imposed on companies and other organisations. Entries are taken down at the end of the publication period or after repair. Persons are not included.",
        ],
        cycle: "DAILY",
        nature: "public",
        levels: "NPCX",
        records: 8_900_000,
        items: `
          decision_no | 决定书文号 | Decision reference | C40 | 行政处罚决定书文号 | Reference of the decision
          unit_code
          unit_name
          facts | 违法事实 | Facts | M1000 | 主要违法事实 | Main facts
          basis | 处罚依据 | Legal basis | M500 | 处罚依据的法律条款 | Provisions applied
          fine | 罚款金额 | Fine | Y14.2 | 罚款金额 | Amount of the fine
          decided_on | 决定日期 | Decided on | D10 | 处罚决定日期 | Day of the decision | YYYY-MM-DD
          published_until | 公示截止日期 | Published until | D10 | 公示期截止日期 | Last day of publication | YYYY-MM-DD
        `,
      },
      product_recalls: {
        title: ["缺陷产品召回信息", "Product recalls"],
        about: [
          "缺陷汽车和消费品的召回范围、缺陷情况和处理措施。",
          "Recalls of vehicles and consumer goods: what is affected, what is wrong, and what to do.",
        ],
        cycle: "WEEKLY",
        nature: "public",
        levels: "NP",
        records: 12_000,
        items: `
          recall_no | 召回编号 | Recall number | C20 | 召回编号 | Number of the recall
          product | 产品名称 | Product | C160 | 产品名称和型号 | Product and model
          unit_name
          affected | 涉及数量 | Number affected | N9 | 涉及的产品数量 | Products affected
          defect | 缺陷情况 | Defect | M500 | 缺陷及可能的后果 | What is wrong and what it may lead to
          remedy | 处理措施 | Remedy | M500 | 生产者采取的措施 | What the producer does
          starts_on | 召回开始日期 | Starts on | D10 | 召回开始日期 | First day of the recall | YYYY-MM-DD
        `,
      },
      lifts: {
        title: ["特种设备使用登记信息", "Registered lifts, boilers and pressure vessels"],
        about: [
          "电梯、锅炉、压力容器等特种设备的使用单位、检验日期和下次检验日期。",
          "Lifts, boilers, pressure vessels and similar equipment: user, last inspection and next one due.",
        ],
        cycle: "WEEKLY",
        nature: "public",
        levels: "PCX",
        records: 22_000_000,
        items: `
          registration_no | 使用登记证号 | Registration number | C30 | 使用登记证编号 | Number of the registration
          equipment | 设备种类 | Equipment | C1 | 特种设备种类 | Kind of equipment | 1 锅炉 boiler; 2 压力容器 pressure vessel; 3 电梯 lift; 4 起重机械 crane; 5 游乐设施 amusement ride
          unit_name
          address
          inspected_on | 检验日期 | Inspected on | D10 | 最近一次检验日期 | Day of the last inspection | YYYY-MM-DD
          next_due | 下次检验日期 | Next due | D10 | 下次检验日期 | Day on which the next is due | YYYY-MM-DD
          status
        `,
      },
    },
  ),
];
