import { subject } from "../dataset-kind.ts";

export const business = [
  ...subject(
    "market",
    "ECON",
    ["市场主体登记", "Business registration"],
    [
      "营业执照、企业登记、个体工商户、注销",
      "business licence, company registration, sole traders, dissolution",
    ],
    {
      business_licences: {
        title: ["企业登记基本信息", "Register of companies"],
        about: [
          "在登记机关登记的企业及其分支机构的名称、类型、住所、注册资本和经营范围。",
          "Companies and branches on the register: name, legal form, registered office, capital and line of business.",
        ],
        cycle: "DAILY",
        nature: "public",
        levels: "NPCX",
        records: 60_000_000,
        items: `
          unit_code
          unit_name
          legal_form | 企业类型 | Legal form | C4 | 登记的企业类型 | Legal form on the register | 1100 有限责任公司 limited company; 1200 股份有限公司 joint-stock company; 4500 个人独资企业 sole proprietorship; 4530 合伙企业 partnership
          address
          capital | 注册资本 | Registered capital | Y18.2 | 登记的注册资本 | Capital on the register
          scope | 经营范围 | Line of business | M2000 | 登记的经营范围 | Activities entered on the register
          founded_on | 成立日期 | Founded on | D10 | 首次登记日期 | Day of first registration | YYYY-MM-DD
          office | 登记机关 | Registry | C120 | 办理登记的机关 | Office that keeps the entry
          state | 登记状态 | State of entry | C1 | 企业登记状态 | State of the company | 1 存续 active; 2 吊销 licence revoked; 3 注销 dissolved; 4 迁出 moved away
        `,
      },
      business_numbers: {
        title: ["市场主体发展情况", "Numbers of businesses"],
        about: [
          "按主体类型和行业门类统计的期末实有、新设和注销户数。",
          "Businesses on the register, newly set up and dissolved, by type and section of industry.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPCX",
        records: 900_000,
        items: `
          month
          region
          region_name
          business_type | 主体类型 | Type | C1 | 市场主体的类型 | Type of business | 1 企业 company; 2 个体工商户 sole trader; 3 农民专业合作社 farmers' cooperative
          industry | 行业门类 | Industry | C1 | 国民经济行业门类 | Section of the industrial classification | GB/T 4754
          registered | 期末实有 | On the register | N10 | 期末实有户数 | Businesses at the end of the month
          founded | 新设户数 | Newly set up | N8 | 当月新设户数 | Businesses registered in the month
          dissolved | 注销户数 | Dissolved | N8 | 当月注销户数 | Businesses dissolved in the month
        `,
      },
      consumer_complaints: {
        title: ["消费投诉统计", "Consumer complaints"],
        about: [
          "受理的消费者投诉件数、办结件数和挽回损失金额，按商品和服务类别汇总，不含投诉人信息。",
          "Complaints received and settled and sums recovered, by kind of goods or service. Nothing is recorded here about complainants.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 260_000,
        items: `
          month
          region
          goods | 商品服务类别 | Goods or service | C40 | 投诉涉及的商品或服务类别 | What the complaint was about
          received | 受理件数 | Received | N8 | 当月受理的投诉件数 | Complaints accepted in the month
          settled | 办结件数 | Settled | N8 | 当月办结的投诉件数 | Complaints settled in the month
          recovered | 挽回经济损失 | Recovered | Y14.2 | 为消费者挽回的经济损失 | Sums recovered for consumers
        `,
      },
    },
  ),
  ...subject(
    "industry",
    "ECON",
    ["产业与中小企业", "Industry and small enterprises"],
    [
      "产业园区、中小企业、技术改造、惠企政策",
      "industrial parks, small enterprises, modernisation, business support",
    ],
    {
      industrial_parks: {
        title: ["产业园区基本信息", "Industrial parks"],
        about: [
          "各类产业园区的级别、规划面积、主导产业和可供用地，方便企业选址。",
          "Status, planned area, leading industries and available land of industrial parks, for enterprises looking for a site.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPCX",
        records: 15_000,
        items: `
          industrial_park_code | 园区编号 | Park code | C12 | 园区统一编号 | Unique code of the park
          industrial_park_name | 园区名称 | Park | C100 | 批复文件中的园区名称 | Name in the approval
          region
          planned_area | 规划面积 | Planned area | B10.2 | 批准的规划面积，单位：公顷 | Approved area, hectares
          industries | 主导产业 | Leading industries | C200 | 园区主导产业 | Industries on which it concentrates
          vacant_land | 可供用地 | Available land | B10.2 | 可供出让的工业用地，单位：公顷 | Industrial land on offer, hectares
          lon
          lat
        `,
      },
      business_support: {
        title: ["惠企政策清单", "Support for businesses"],
        about: [
          "面向企业的资金、税费、用地、人才等扶持政策，逐条列明对象、标准和申报方式。",
          "Grants, relief and other support for businesses: who can apply, for how much and how.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPCX",
        records: 60_000,
        items: `
          policy_no | 政策编号 | Policy number | C20 | 政策条目编号 | Number of the entry
          policy_name | 政策名称 | Policy | C160 | 政策条目名称 | Name of the support
          eligible | 适用对象 | Who can apply | M500 | 适用企业的条件 | Conditions for enterprises
          support | 扶持标准 | Support | M500 | 扶持方式和标准 | Form and amount of support
          apply_from | 申报开始日期 | Open from | D10 | 受理申报的起始日期 | First day for applications | YYYY-MM-DD
          apply_until | 申报截止日期 | Open until | D10 | 受理申报的截止日期 | Last day for applications | YYYY-MM-DD
          unit_name
        `,
      },
    },
  ),
];
