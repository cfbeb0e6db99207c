import { subject } from "../dataset-kind.ts";

export const communicationsStandards = [
  ...subject(
    "communications",
    "TECH",
    ["通信网络", "Telecommunications"],
    ["宽带、5G基站、光纤、网络质量", "broadband, 5G base stations, fibre, network quality"],
    {
      broadband: {
        title: ["宽带网络发展情况", "Broadband coverage and subscribers"],
        about: [
          "固定宽带和移动宽带用户数、千兆用户占比和行政村通达率。",
          "Fixed and mobile broadband subscribers, share with gigabit lines, and villages reached.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 62_000,
        items: `
          month
          region
          fixed | 固定宽带用户 | Fixed subscribers | N10 | 期末固定宽带接入用户数 | Fixed broadband subscribers at the end of the month
          gigabit_share | 千兆用户占比 | Gigabit share | B5.2 | 千兆及以上用户占比，单位：% | Share with one gigabit per second or more, per cent
          mobile | 移动宽带用户 | Mobile subscribers | N10 | 期末移动宽带用户数 | Mobile broadband subscribers at the end of the month
          villages | 行政村通宽带率 | Villages reached | B5.2 | 通宽带行政村占比，单位：% | Share of villages with broadband, per cent
          year_on_year
        `,
      },
      base_stations: {
        title: ["移动通信基站统计", "Mobile base stations"],
        about: [
          "按网络制式统计的移动通信基站数和人口覆盖率，不含单站位置。",
          "Base stations and residents covered, by network technology. Positions of single stations are not included.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "NPC",
        records: 28_000,
        items: `
          quarter
          region
          technology | 网络制式 | Technology | C2 | 移动通信制式 | Network technology | 4G; 5G
          stations | 基站数 | Stations | N8 | 期末基站数，单位：个 | Base stations at the end of the quarter
          coverage | 人口覆盖率 | Residents covered | B5.2 | 网络覆盖人口占比，单位：% | Residents covered, per cent
          added | 新建基站数 | Built | N7 | 当季新建基站数 | Stations built in the quarter
        `,
      },
      telecom_licences: {
        title: ["电信业务经营许可信息", "Telecommunications licences"],
        about: [
          "取得增值和基础电信业务经营许可的企业及其业务种类。",
          "Enterprises licensed for basic and value-added telecommunications services.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NP",
        records: 190_000,
        items: `
          licence_no | 许可证编号 | Licence number | C24 | 电信业务经营许可证编号 | Number of the licence
          unit_code
          unit_name
          services | 业务种类 | Services | C300 | 许可的业务种类 | Services licensed
          area | 业务覆盖范围 | Area | C200 | 业务覆盖范围 | Area in which they may be offered
          issued_on
          valid_until
        `,
      },
      network_quality: {
        title: ["网络质量监测数据", "Network quality"],
        about: [
          "固定和移动网络的下载速率、时延和投诉率监测结果。",
          "Download speed, delay and complaints for fixed and mobile networks.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "NPC",
        records: 47_000,
        items: `
          quarter
          region
          network | 网络类型 | Network | C1 | 网络类型 | Kind of network | 1 固定 fixed; 2 移动 mobile
          download | 平均下载速率 | Download speed | B8.2 | 单位：兆比特/秒 | Mean speed, megabits per second
          delay | 平均时延 | Delay | B6.2 | 单位：毫秒 | Mean delay, milliseconds
          complaints | 百万用户申诉率 | Complaints per million | B6.2 | 单位：件/百万用户 | Complaints per million subscribers
        `,
      },
    },
  ),
  ...subject(
    "market",
    "TECH",
    ["计量与标准化", "Metrology and standards"],
    [
      "计量标准、检定机构、地方标准、认证",
      "measurement standards, verification bodies, local standards, certification",
    ],
    {
      measurement_standards: {
        title: ["社会公用计量标准信息", "Public measurement standards"],
        about: [
          "建立并考核合格的社会公用计量标准及其测量范围、不确定度和保存单位。",
          "Public measurement standards that have passed assessment: range, uncertainty and body that keeps them.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPC",
        records: 61_000,
        items: `
          certificate_no | 证书编号 | Certificate number | C30 | 计量标准考核证书编号 | Number of the certificate
          standard_name | 计量标准名称 | Measurement standard | C160 | 计量标准名称 | Name of the measurement standard
          unit_name
          range | 测量范围 | Range | C200 | 测量范围 | Range of measurement
          uncertainty | 不确定度 | Uncertainty | C200 | 不确定度或准确度等级 | Uncertainty or accuracy class
          issued_on
          valid_until
        `,
      },
      local_standards: {
        title: ["地方标准目录", "Local standards"],
        about: [
          "现行、废止和即将实施的地方标准，附全文链接。",
          "Local standards in force, withdrawn and about to come into force, with links to the texts.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "PC",
        records: 98_000,
        items: `
          standard_no | 标准编号 | Standard number | C30 | 标准编号 | Number of the standard
          standard_name | 标准名称 | Standard | C200 | 标准名称 | Title of the standard
          class | 标准分类 | Class | C20 | 国际标准分类号 | International classification of standards | ICS
          published_on | 发布日期 | Published on | D10 | 发布日期 | Day of publication | YYYY-MM-DD
          effective_on | 实施日期 | In force from | D10 | 实施日期 | Day of entry into force | YYYY-MM-DD
          standard_state | 标准状态 | State | C1 | 标准状态 | State of the standard | 1 现行 in force; 2 即将实施 forthcoming; 3 废止 withdrawn
          text_link | 全文地址 | Text | C300 | 标准全文的网络地址 | Web address of the text
        `,
      },
      testing_bodies: {
        title: ["检验检测机构资质认定信息", "Approved testing laboratories"],
        about: [
          "取得资质认定的检验检测机构及其能力范围和证书有效期。",
          "Laboratories approved for testing and inspection, with scope and validity.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 56_000,
        items: `
          certificate_no | 证书编号 | Certificate number | C20 | 资质认定证书编号 | Number of the approval
          unit_code
          unit_name
          scope | 能力范围 | Scope | M1000 | 批准的检验检测能力范围 | Tests for which it is approved
          address
          phone
          valid_until
        `,
      },
    },
  ),
];
