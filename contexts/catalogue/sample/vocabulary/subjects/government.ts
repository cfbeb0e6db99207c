import { subject } from "../dataset-kind.ts";

export const government = [
  ...subject(
    "finance",
    "GOVE",
    ["预算决算", "Budget and accounts"],
    [
      "预算、决算、三公经费、政府债务",
      "budget, final accounts, official expenses, government debt",
    ],
    {
      budget: {
        title: ["一般公共预算收支表", "General public budget"],
        about: [
          "按收支分类科目列示的预算数、调整预算数和执行数。",
          "Revenue and expenditure by budget line: as adopted, as adjusted and as carried out.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPCX",
        records: 2_600_000,
        items: `
          line_code | 科目编码 | Budget line code | C10 | 政府收支分类科目编码 | Code in the classification of revenue and expenditure
          year
          region
          line_name | 科目名称 | Budget line | C100 | 政府收支分类科目名称 | Name of the budget line
          direction | 收支方向 | Revenue or expenditure | C1 | 收入或支出 | Side of the budget | 1 收入 revenue; 2 支出 expenditure
          adopted | 预算数 | As adopted | B16.2 | 批准的预算数，单位：万元 | Budget adopted, ten thousand yuan
          adjusted | 调整预算数 | As adjusted | B16.2 | 调整后的预算数，单位：万元 | Budget after adjustment, ten thousand yuan
          carried_out | 执行数 | As carried out | B16.2 | 实际执行数，单位：万元 | Actual figure, ten thousand yuan
        `,
      },
      department_accounts: {
        title: ["部门决算公开信息", "Departments' final accounts"],
        about: [
          "各部门公开的年度收支决算，包括基本支出、项目支出和因公出国、公务用车、公务接待经费。",
          "Yearly accounts published by each department: running costs, projects, and expenses for travel abroad, vehicles and receptions.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPCX",
        records: 1_400_000,
        items: `
          unit_code
          unit_name
          year
          income | 收入合计 | Total income | B14.2 | 年度收入合计，单位：万元 | Income of the year, ten thousand yuan
          running | 基本支出 | Running costs | B14.2 | 人员和日常公用支出，单位：万元 | Staff and running costs, ten thousand yuan
          projects | 项目支出 | Projects | B14.2 | 项目支出，单位：万元 | Spending on projects, ten thousand yuan
          official_expenses | 三公经费 | Official expenses | B12.2 | 因公出国、公务用车和公务接待支出，单位：万元 | Travel abroad, vehicles and receptions, ten thousand yuan
        `,
      },
      government_debt: {
        title: ["地方政府债务限额和余额", "Local government debt"],
        about: [
          "一般债务和专项债务的限额、余额、发行额和还本付息额。",
          "Limit, outstanding amount, issues, repayment and interest of general and special debt.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPCX",
        records: 90_000,
        items: `
          year
          region
          debt_kind | 债务类型 | Kind of debt | C1 | 按预算管理方式划分的债务类型 | Which budget the debt belongs to | 1 一般债务 general; 2 专项债务 special
          limit_amount | 债务限额 | Limit | B14.2 | 批准的债务限额，单位：亿元 | Approved limit, hundred million yuan
          outstanding | 债务余额 | Outstanding | B14.2 | 年末债务余额，单位：亿元 | Outstanding at the end of the year, hundred million yuan
          issued | 发行额 | Issued | B14.2 | 当年债券发行额，单位：亿元 | Bonds issued in the year, hundred million yuan
          repaid | 还本付息额 | Repaid with interest | B14.2 | 当年还本付息额，单位：亿元 | Principal and interest paid in the year, hundred million yuan
        `,
      },
    },
  ),
  ...subject(
    "finance",
    "GOVE",
    ["政府采购", "Public procurement"],
    ["采购公告、中标、成交、采购合同", "tender notices, awards, contracts, suppliers"],
    {
      tender_notices: {
        title: ["政府采购公告信息", "Public procurement notices"],
        about: [
          "政府采购项目的招标、谈判、磋商和询价公告及其更正。",
          "Calls for tender, negotiation and quotations for public purchases, with corrections.",
        ],
        cycle: "DAILY",
        nature: "public",
        levels: "NPCX",
        records: 28_000_000,
        items: `
          notice_no | 公告编号 | Notice number | C24 | 采购公告编号 | Number of the notice
          project_name | 采购项目名称 | Project | C160 | 采购项目名称 | Name of the purchase
          unit_name
          method | 采购方式 | Procedure | C1 | 采购方式 | Procedure of procurement | 1 公开招标 open tender; 2 邀请招标 restricted tender; 3 竞争性谈判 negotiation; 4 竞争性磋商 consultation; 5 询价 quotations; 6 单一来源 single source
          budget_amount | 预算金额 | Budget | Y16.2 | 采购预算金额 | Amount budgeted
          published_on | 公告日期 | Published on | D10 | 公告发布日期 | Day of publication | YYYY-MM-DD
          closes_at | 投标截止时间 | Closes at | T19 | 提交投标文件的截止时间 | Latest time for bids | YYYY-MM-DD hh:mm:ss
        `,
      },
      contract_awards: {
        title: ["政府采购中标和合同公告", "Contracts awarded"],
        about: [
          "政府采购项目的中标供应商、成交金额和合同履行期限。",
          "Supplier, price and term of the contracts awarded after public procurement.",
        ],
        cycle: "DAILY",
        nature: "public",
        levels: "NPCX",
        records: 19_000_000,
        items: `
          contract_no | 合同编号 | Contract number | C40 | 采购合同编号 | Number of the contract
          project_name | 采购项目名称 | Project | C160 | 采购项目名称 | Name of the purchase
          buyer | 采购人 | Buyer | C120 | 采购单位全称 | Full name of the buying body
          supplier | 供应商 | Supplier | C120 | 中标供应商全称 | Full name of the supplier
          supplier_code | 供应商代码 | Supplier's code | C18 | 供应商统一社会信用代码 | Unified social credit code of the supplier | GB 32100
          amount | 合同金额 | Amount | Y16.2 | 合同总金额 | Total amount of the contract
          signed_on | 签订日期 | Signed on | D10 | 合同签订日期 | Day of signature | YYYY-MM-DD
          ends_on | 履行期限 | Ends on | D10 | 合同履行截止日期 | Last day of the contract | YYYY-MM-DD
        `,
      },
    },
  ),
  ...subject(
    "data",
    "GOVE",
    ["政务服务", "Public services"],
    [
      "政务服务事项、办事指南、电子证照、便民热线",
      "public services, guides, electronic licences, citizens' hotline",
    ],
    {
      service_matters: {
        title: ["政务服务事项目录", "Directory of public services"],
        about: [
          "依申请办理的行政许可、确认、给付等事项及其办事指南要素。",
          "Permits, confirmations, benefits and other services on application, with what the guide says on each.",
        ],
        cycle: "WEEKLY",
        nature: "public",
        levels: "NPC",
        records: 2_300_000,
        items: `
          matter_code | 事项编码 | Service code | C32 | 政务服务事项实施编码 | Code of the service
          matter_name | 事项名称 | Service | C160 | 事项规范名称 | Standard name of the service
          matter_kind | 事项类型 | Kind | C2 | 事项类型 | Kind of service | 01 行政许可 permit; 05 行政给付 benefit; 07 行政确认 confirmation; 20 公共服务 public service
          unit_name
          legal_days | 法定办结时限 | Statutory time limit | N3 | 法定办结时限，单位：工作日 | Working days allowed by law
          promised_days | 承诺办结时限 | Promised time limit | N3 | 承诺办结时限，单位：工作日 | Working days promised
          fee | 是否收费 | Fee | L1 | 办理是否收费 | Whether a fee is charged
          online | 网上办理 | Online | L1 | 是否可全程网上办理 | Whether it can be done online from start to end
        `,
      },
      service_centres: {
        title: ["政务服务大厅信息", "Public service centres"],
        about: [
          "各级政务服务大厅和便民服务站的地址、开放时间和进驻部门。",
          "Addresses, opening hours and departments present at service centres and neighbourhood desks.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "NPC",
        records: 48_000,
        items: `
          centre_code | 大厅编号 | Centre code | C14 | 政务服务大厅编号 | Code of the service centre
          centre_name | 大厅名称 | Service centre | C100 | 政务服务大厅名称 | Name of the service centre
          address
          hours
          phone
          departments | 进驻部门 | Departments | M500 | 进驻的部门 | Departments present
          counters | 窗口数 | Counters | N4 | 对外服务窗口数 | Counters open to the public
        `,
      },
      hotline_requests: {
        title: ["政务服务便民热线受理统计", "Requests to the citizens' hotline"],
        about: [
          "按诉求类别和承办部门汇总的受理量、办结量和平均办理时长，不含来电人信息。",
          "Requests received, closed and the time taken, by subject and department. Nothing about callers is included.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 1_900_000,
        items: `
          month
          region
          request_kind | 诉求类型 | Kind | C10 | 诉求类型 | Kind of request | 咨询 enquiry; 求助 request for help; 投诉 complaint; 建议 suggestion; 举报 report
          matter | 诉求内容分类 | Subject | C40 | 诉求内容分类 | What it was about
          received | 受理量 | Received | N9 | 当月受理件数 | Requests received in the month
          closed | 办结量 | Closed | N9 | 当月办结件数 | Requests closed in the month
          mean_days | 平均办理时长 | Mean time | B5.1 | 平均办理时长，单位：工作日 | Mean time taken, working days
        `,
      },
      electronic_licences: {
        title: ["电子证照类型目录", "Types of electronic licences"],
        about: [
          "已启用电子证照的证照类型、颁发机构、数据标准和可用场景。",
          "Types of licences issued in electronic form: who issues them, to what standard, and where they are accepted.",
        ],
        cycle: "IRREGULAR",
        nature: "public",
        levels: "NPC",
        records: 24_000,
        items: `
          type_code | 证照类型代码 | Type code | C21 | 电子证照类型代码 | Code of the type
          type_name | 证照名称 | Licence | C120 | 证照类型名称 | Name of the type
          issuer | 颁发机构 | Issuer | C120 | 证照颁发机构 | Body that issues it
          holder_kind | 持证主体 | Holder | C1 | 持证主体类别 | Who can hold it | 1 自然人 person; 2 法人 organisation; 3 混合 either
          standard | 遵循标准 | Standard | C60 | 电子证照数据标准编号 | Number of the data standard
          accepted_for | 应用场景 | Accepted for | M500 | 可以使用的业务场景 | Procedures in which it is accepted
        `,
      },
    },
  ),
  ...subject(
    "data",
    "GOVE",
    ["政务数据管理", "Government data"],
    ["数据目录、数据共享、数据开放、接口", "data catalogue, data sharing, open data, interfaces"],
    {
      sharing_requests: {
        title: ["政务数据共享申请办理情况", "Data sharing requests"],
        about: [
          "部门之间数据共享申请的受理、答复、用时和不予共享理由的统计。",
          "Requests for data between departments: how many, how they were answered, how long it took, and reasons for refusal.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 150_000,
        items: `
          month
          provider | 数据提供部门 | Provider | C120 | 数据提供部门全称 | Department asked for data
          received | 收到申请数 | Received | N7 | 当月收到的申请数 | Requests received in the month
          agreed | 同意数 | Agreed | N7 | 同意共享的申请数 | Requests agreed to
          refused | 不同意数 | Refused | N7 | 不同意共享的申请数 | Requests refused
          mean_days | 平均答复时长 | Mean time to answer | B5.1 | 平均答复时长，单位：工作日 | Mean time to answer, working days
          reasons | 不予共享理由 | Reasons | M500 | 不同意共享的理由及依据 | Reasons and legal bases for refusals
        `,
      },
      open_data_use: {
        title: ["公共数据开放利用统计", "Use of open data"],
        about: [
          "开放数据集按月的浏览、下载和接口调用次数。",
          "Views, downloads and interface calls of open datasets by month.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 3_200_000,
        items: `
          month
          dataset_code | 数据集编码 | Dataset code | C30 | 数据集资源编码 | Resource code of the dataset
          dataset_name | 数据集名称 | Dataset | C200 | 数据集名称 | Name of the dataset
          views | 浏览次数 | Views | N9 | 当月浏览次数 | Views in the month
          downloads | 下载次数 | Downloads | N9 | 当月下载次数 | Downloads in the month
          calls | 接口调用次数 | Interface calls | N12 | 当月接口调用次数 | Calls of the interface in the month
        `,
      },
      public_bodies: {
        title: ["机关事业单位登记信息", "Register of public bodies"],
        about: [
          "机关、事业单位和群团组织的名称、代码、住所和宗旨职责。",
          "Name, code, address and remit of government offices, public institutions and public organisations.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 1_600_000,
        items: `
          unit_code
          unit_name
          body_kind | 机构类别 | Kind | C1 | 机构类别 | Kind of body | 1 机关 office; 2 事业单位 public institution; 3 群团 public organisation
          superior | 举办单位 | Superior body | C120 | 举办单位或上级机关 | Body to which it belongs
          remit | 宗旨和职责 | Remit | M1000 | 宗旨和主要职责 | Purpose and main duties
          address
          phone
        `,
      },
    },
  ),
];
