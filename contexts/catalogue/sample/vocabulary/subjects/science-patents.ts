import { subject } from "../dataset-kind.ts";

export const sciencePatents = [
  ...subject(
    "patents",
    "TECH",
    ["专利与商标", "Patents and trade marks"],
    ["专利、商标、地理标志、代理机构", "patents, trade marks, geographical indications, agents"],
    {
      patents_granted: {
        title: ["专利授权公告信息", "Patents granted"],
        about: [
          "授权公告的专利名称、分类号、专利权单位和法律状态，自然人权利人的姓名不在此列出。",
          "Title, classification, holder and legal state of patents granted. Holders who are natural persons are not named here.",
        ],
        cycle: "WEEKLY",
        nature: "public",
        levels: "NPC",
        records: 42_000_000,
        items: `
          patent_no | 专利号 | Patent number | C16 | 专利号 | Number of the patent
          patent_name | 专利名称 | Title | C300 | 发明创造名称 | Title of the invention
          patent_kind | 专利类型 | Kind | C1 | 专利类型 | Kind of patent | 1 发明 invention; 2 实用新型 utility model; 3 外观设计 design
          class | 分类号 | Classification | C60 | 国际专利分类号 | International patent classification | IPC
          unit_name
          applied_on | 申请日 | Filed on | D10 | 专利申请日 | Day of filing | YYYY-MM-DD
          granted_on | 授权公告日 | Granted on | D10 | 授权公告日 | Day of publication of the grant | YYYY-MM-DD
          legal_state | 法律状态 | Legal state | C1 | 最近一次公告的法律状态 | Legal state as last published | 1 有效 in force; 2 终止 lapsed; 3 无效 invalidated
        `,
      },
      patent_numbers: {
        title: ["专利申请授权统计", "Patent applications and grants"],
        about: [
          "按专利类型统计的申请量、授权量、有效量和每万人拥有量。",
          "Applications, grants, patents in force and patents per ten thousand residents, by kind.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 160_000,
        items: `
          month
          region
          patent_kind | 专利类型 | Kind | C1 | 专利类型 | Kind of patent | 1 发明 invention; 2 实用新型 utility model; 3 外观设计 design
          applications | 申请量 | Applications | N8 | 当月申请量，单位：件 | Applications in the month
          grants | 授权量 | Grants | N8 | 当月授权量，单位：件 | Grants in the month
          in_force | 有效量 | In force | N9 | 期末有效量，单位：件 | In force at the end of the month
          per_ten_thousand | 每万人口拥有量 | Per ten thousand residents | B8.2 | 每万人口发明专利拥有量，单位：件 | Invention patents per ten thousand residents
        `,
      },
      trade_marks: {
        title: ["注册商标信息", "Registered trade marks"],
        about: [
          "核准注册的商标名称、类别、注册单位和专用期限。",
          "Registered trade marks with class, registrant and term of protection.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NP",
        records: 46_000_000,
        items: `
          registration_no | 注册号 | Registration number | C16 | 商标注册号 | Number of the registration
          mark | 商标名称 | Trade mark | C160 | 商标文字名称 | Words of the mark
          class | 国际分类 | Class | C2 | 商品和服务国际分类 | International class of goods and services | 1–45
          goods | 核定商品服务 | Goods and services | M500 | 核定使用的商品和服务 | Goods and services covered
          unit_name
          registered_on | 注册日期 | Registered on | D10 | 核准注册日期 | Day of registration | YYYY-MM-DD
          valid_until
        `,
      },
      geographical_indications: {
        title: ["地理标志产品名录", "Geographical indications"],
        about: [
          "受保护的地理标志产品、保护范围、质量技术要求和获准使用企业数。",
          "Protected geographical indications: area, requirements and number of enterprises that may use them.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPC",
        records: 9_800,
        items: `
          indication_no | 标志编号 | Indication number | C16 | 地理标志编号 | Number of the indication
          product | 产品名称 | Product | C100 | 地理标志产品名称 | Name of the product
          region_name
          area | 保护范围 | Area protected | M500 | 产地保护范围 | Area from which it must come
          requirements | 质量技术要求 | Requirements | M1000 | 质量技术要求 | What the product must be like
          users | 用标企业数 | Users | N5 | 获准使用专用标志的企业数 | Enterprises that may use the mark
          protected_on | 保护公告日期 | Protected on | D10 | 公告保护日期 | Day of protection | YYYY-MM-DD
        `,
      },
    },
  ),
  ...subject(
    "science",
    "TECH",
    ["科研项目与创新", "Research and innovation"],
    [
      "科技计划、科研仪器、技术合同、高新技术企业",
      "research programmes, instruments, technology contracts, high-tech enterprises",
    ],
    {
      research_projects: {
        title: ["科技计划项目立项信息", "Research projects funded"],
        about: [
          "各类科技计划立项项目的名称、承担单位、资助经费和执行期限。",
          "Projects funded under research programmes, with host institution, grant and term.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPC",
        records: 1_300_000,
        items: `
          project_no | 项目编号 | Project number | C24 | 立项项目编号 | Number of the project
          project_name | 项目名称 | Project | C200 | 项目名称 | Title of the project
          programme | 计划类别 | Programme | C80 | 所属科技计划 | Programme that funds it
          unit_name
          grant_amount | 资助经费 | Grant | B12.2 | 财政资助经费，单位：万元 | Grant, ten thousand yuan
          starts_on | 开始日期 | Starts on | D10 | 项目开始日期 | First day | YYYY-MM-DD
          ends_on | 结束日期 | Ends on | D10 | 项目结束日期 | Last day | YYYY-MM-DD
        `,
      },
      shared_instruments: {
        title: ["大型科研仪器开放共享信息", "Shared research instruments"],
        about: [
          "高校和科研院所向社会开放的大型仪器设备、服务内容和收费标准。",
          "Large instruments that universities and institutes share, with services and charges.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 150_000,
        items: `
          instrument_no | 仪器编号 | Instrument number | C20 | 仪器统一编号 | Unique number of the instrument
          instrument | 仪器名称 | Instrument | C160 | 仪器名称及型号 | Name and model
          unit_name
          services | 服务内容 | Services | M500 | 可提供的测试分析服务 | Measurements and analyses offered
          charge | 收费标准 | Charge | C200 | 对外服务收费标准 | Charges for outside users
          hours_shared | 年对外服务机时 | Hours shared | N5 | 上年度对外服务机时，单位：小时 | Hours used by others in the past year
          phone
        `,
      },
      technology_contracts: {
        title: ["技术合同登记统计", "Technology contracts"],
        about: [
          "按合同类别和技术领域统计的登记合同项数和成交额。",
          "Contracts registered and their value by kind and field of technology.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "NPCX",
        records: 86_000,
        items: `
          quarter
          region
          contract_kind | 合同类别 | Kind | C1 | 技术合同类别 | Kind of contract | 1 开发 development; 2 转让 transfer; 3 许可 licence; 4 咨询 consultancy; 5 服务 services
          field | 技术领域 | Field | C40 | 技术领域 | Field of technology
          contracts | 合同项数 | Contracts | N7 | 当季登记合同项数 | Contracts registered in the quarter
          value | 成交额 | Value | B14.2 | 当季合同成交额，单位：万元 | Value in the quarter, ten thousand yuan
        `,
      },
      hightech_enterprises: {
        title: ["高新技术企业名单", "Recognised high-tech enterprises"],
        about: [
          "经认定且在有效期内的高新技术企业及其技术领域和证书编号。",
          "Enterprises recognised as high-tech at present, with field of technology and certificate.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPCX",
        records: 520_000,
        items: `
          certificate_no | 证书编号 | Certificate number | C20 | 高新技术企业证书编号 | Number of the certificate
          unit_code
          unit_name
          field | 技术领域 | Field | C60 | 所属技术领域 | Field of technology
          region
          issued_on
          valid_until
        `,
      },
    },
  ),
];
