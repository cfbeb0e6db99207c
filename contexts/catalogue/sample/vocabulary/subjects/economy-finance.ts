import { subject } from "../dataset-kind.ts";

export const economyFinance = [
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
    "statistics",
    "ECON",
    ["国民经济核算", "Economic statistics"],
    [
      "地区生产总值、工业、消费、物价、年鉴",
      "gross domestic product, industry, consumption, prices, yearbook",
    ],
    {
      gdp: {
        title: ["地区生产总值", "Gross domestic product"],
        about: [
          "按季度核算的生产总值及三次产业增加值，现价总量和不变价增速并列。",
          "Gross domestic product by quarter with value added by sector: totals at current prices, growth at constant prices.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "NPC",
        records: 120_000,
        items: `
          quarter
          region
          region_name
          sector | 产业 | Sector | C1 | 三次产业分组 | Sector of the economy | 0 合计 total; 1 第一产业 primary; 2 第二产业 secondary; 3 第三产业 tertiary
          value_added | 增加值 | Value added | B16.2 | 年初至本季累计增加值，单位：亿元 | Value added since the start of the year, hundred million yuan
          year_on_year
        `,
      },
      industrial_output: {
        title: ["规模以上工业生产情况", "Output of industrial enterprises above designated size"],
        about: [
          "规模以上工业企业的增加值增速、营业收入、利润和主要产品产量。",
          "Growth of value added, revenue and profit of industrial enterprises above the reporting threshold, by industry.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 700_000,
        items: `
          month
          region
          industry | 工业行业 | Industry | C2 | 国民经济行业大类 | Division of the industrial classification | GB/T 4754 06–46
          enterprises | 企业数 | Enterprises | N8 | 期末纳入统计的企业数 | Enterprises reporting at the end of the month
          growth | 增加值增速 | Growth of value added | B6.2 | 可比价增加值同比增速，单位：% | Year-on-year growth at constant prices, per cent
          revenue | 营业收入 | Revenue | B16.2 | 年初至本月累计营业收入，单位：万元 | Revenue since January, ten thousand yuan
          profit | 利润总额 | Profit | B16.2 | 年初至本月累计利润总额，单位：万元 | Total profit since January, ten thousand yuan
        `,
      },
      consumer_prices: {
        title: ["居民消费价格指数", "Consumer price index"],
        about: [
          "按八大类及基本分类编制的居民消费价格环比、同比指数。",
          "Consumer prices by eight divisions and their classes, compared with the month and the year before.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 480_000,
        items: `
          month
          region
          region_name
          division | 消费类别 | Division | C40 | 居民消费八大类及基本分类 | One of eight divisions or a class within it
          month_index | 环比指数 | Month-on-month index | B6.2 | 以上月价格为100 | Previous month = 100
          year_index | 同比指数 | Year-on-year index | B6.2 | 以上年同月价格为100 | Same month of the previous year = 100
        `,
      },
      retail_sales: {
        title: ["社会消费品零售总额", "Retail sales of consumer goods"],
        about: [
          "按城乡、消费类型和网上渠道分组的社会消费品零售总额。",
          "Retail sales by urban and rural area, by goods and catering, and those made online.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPCX",
        records: 520_000,
        items: `
          month
          region
          region_name
          group | 分组 | Group | C20 | 城乡或消费类型分组 | How the total is broken down | 城镇 urban; 乡村 rural; 商品零售 goods; 餐饮收入 catering; 网上零售 online
          sales | 零售额 | Sales | B14.2 | 当月零售额，单位：万元 | Sales in the month, ten thousand yuan
          sales_to_date | 累计零售额 | Sales to date | B16.2 | 年初至本月累计，单位：万元 | Sales since January, ten thousand yuan
          year_on_year
        `,
      },
      yearbook_tables: {
        title: ["统计年鉴数据表", "Tables of the statistical yearbook"],
        about: [
          "统计年鉴各章数据表的电子版，附指标解释和数据来源。",
          "The tables of every chapter of the statistical yearbook in electronic form, with explanations and sources.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPC",
        records: 900_000,
        items: `
          table_no | 表号 | Table number | C10 | 年鉴中的表号 | Number of the table in the yearbook
          year
          chapter | 篇章 | Chapter | C60 | 所在篇章名称 | Chapter in which it stands
          indicator | 指标名称 | Indicator | C120 | 统计指标的规范名称 | Standard name of the indicator
          measure | 计量单位 | Unit | C20 | 指标值的计量单位 | Unit of measurement
          value | 指标值 | Value | B18.4 | 指标数值 | Figure
          note | 指标解释 | Explanation | M500 | 指标含义、口径和来源 | Meaning, coverage and source of the indicator
        `,
      },
    },
  ),
  ...subject(
    "tax",
    "ECON",
    ["税收收入统计", "Taxation"],
    ["税收、税种、减税降费、办税服务厅", "tax revenue, kinds of tax, tax relief, tax offices"],
    {
      tax_revenue: {
        title: ["税收收入分税种统计", "Tax revenue by kind of tax"],
        about: [
          "按税种和行业汇总的税收收入，不含任何单个纳税人信息。",
          "Tax revenue by kind of tax and industry. It says nothing about single taxpayers.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 800_000,
        items: `
          month
          region
          tax | 税种 | Kind of tax | C20 | 税种名称 | Name of the tax | 增值税 VAT; 消费税 consumption tax; 企业所得税 corporate income tax; 个人所得税 individual income tax; 房产税 property tax; 契税 deed tax; 其他 other
          industry | 行业门类 | Industry | C1 | 国民经济行业门类 | Section of the industrial classification | GB/T 4754
          revenue | 税收收入 | Revenue | Y16.2 | 当月入库税款 | Tax received in the month
          revenue_to_date | 累计收入 | Revenue to date | Y18.2 | 年初至本月累计入库税款 | Tax received since January
          year_on_year
        `,
      },
      tax_offices: {
        title: ["办税服务场所信息", "Tax offices"],
        about: [
          "办税服务厅和自助办税点的地址、开放时间和可办业务。",
          "Addresses, opening hours and services of tax offices and self-service points.",
        ],
        cycle: "IRREGULAR",
        nature: "public",
        levels: "NPC",
        records: 26_000,
        items: `
          office_code | 场所编号 | Office code | C12 | 办税服务场所编号 | Code of the office
          office_name | 场所名称 | Office | C100 | 办税服务场所名称 | Name of the office
          address
          hours
          phone
          services | 可办业务 | Services | M500 | 可办理的业务范围 | What can be done there
          self_service | 自助终端 | Self-service | L1 | 是否设有自助办税终端 | Whether there are self-service terminals
        `,
      },
      corporate_tax_files: {
        title: ["企业纳税申报信息", "Corporate tax returns"],
        about: [
          "企业按期申报的应税收入、应纳税额和减免税额，供征管和统计使用。",
          "Taxable income, tax due and relief as declared by enterprises, kept for collection and statistics.",
        ],
        cycle: "MONTHLY",
        nature: "internal",
        levels: "NPC",
        records: 420_000_000,
        items: `
          unit_code
          unit_name
          tax_period | 税款所属期 | Tax period | C6 | 申报税款所属月份 | Month that the return is for | YYYYMM
          tax | 税种 | Kind of tax | C20 | 申报的税种 | Tax declared
          taxable | 计税依据 | Tax base | Y18.2 | 申报的计税依据 | Amount on which tax is charged
          tax_due | 应纳税额 | Tax due | Y16.2 | 申报的应纳税额 | Tax declared as due
          relief | 减免税额 | Relief | Y16.2 | 享受的减免税额 | Tax waived or reduced
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
          park_code | 园区编号 | Park code | C12 | 园区统一编号 | Unique code of the park
          park_name | 园区名称 | Park | C100 | 批复文件中的园区名称 | Name in the approval
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
