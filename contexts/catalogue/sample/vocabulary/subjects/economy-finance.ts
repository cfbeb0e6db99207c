import { subject } from "../dataset-kind.ts";

export const economyFinance = [
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
];
