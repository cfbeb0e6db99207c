import { subject } from "../dataset-kind.ts";

export const justice = [
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
          *form | 援助形式 | Form of aid | C1 | 批准的法律援助形式 | Form in which aid was granted | 1 诉讼代理 representation; 2 刑事辩护 criminal defence; 3 代书 drafting
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
          dispute | 纠纷类型 | Kind of dispute | C20 | 调解的纠纷类型 | What the parties disagreed about | 婚姻家庭 family; 邻里 neighbours; 劳动 labour; 物业 property management; 消费 consumer; 其他 other
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
    "market",
    "JUST",
    ["市场监管执法", "Market supervision"],
    [
      "行政处罚、产品召回、双随机抽查、特种设备",
      "penalties on organisations, product recalls, random inspections, lifts and boilers",
    ],
    {
      organisation_penalties: {
        title: ["单位行政处罚决定公示", "Penalties imposed on organisations"],
        about: [
          "对法人和其他组织作出的行政处罚决定，公示期满或者信用修复后撤下，不含个人。",
          "Penalties imposed on companies and other organisations. Entries are taken down when the publication period ends or the breach has been put right. Individuals are not included.",
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
