import { subject } from "../dataset-kind.ts";

export const international = [
  ...subject(
    "exchange",
    "INTR",
    ["领事与涉外服务", "Consular and foreign services"],
    [
      "领事提醒、领事认证、涉外办事、外籍人员",
      "consular advice, document legalisation, services for foreign residents",
    ],
    {
      consular_notices: {
        title: ["领事安全提醒", "Consular travel advice"],
        about: [
          "面向出境公民和企业发布的安全提醒，含国家或地区、提醒级别和有效期。",
          "Advice for citizens and enterprises abroad: country or region, level of advice and validity.",
        ],
        cycle: "DAILY",
        nature: "public",
        levels: "NP",
        records: 9_500,
        items: `
          notice_no | 提醒编号 | Notice number | C16 | 提醒编号 | Number of the notice
          country | 国家或地区 | Country or region | C3 | 国家或地区代码 | Code of the country or region | ISO 3166-1
          notice_level | 提醒级别 | Level of advice | C1 | 三级安全提醒中的级别 | One of three levels of advice | 1 注意 take care; 2 谨慎前往 travel with caution; 3 暂勿前往 do not travel
          content | 提醒内容 | Advice | M2000 | 提醒正文 | Text of the advice
          issued_at | 发布时间 | Issued at | T19 | 发布时间 | Time of issue | YYYY-MM-DD hh:mm:ss
          valid_until
        `,
      },
      legalisations: {
        title: ["领事认证和附加证明书办理统计", "Legalisations and apostilles"],
        about: [
          "按文书类型和使用国家统计的办理数量和平均用时。",
          "Documents legalised or given an apostille, by kind of document and country of use, with the time taken.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "NPC",
        records: 54_000,
        items: `
          quarter
          region
          document_kind | 文书类型 | Kind of document | C20 | 申办认证的文书类型 | What the document certifies | 出生 birth; 婚姻 marriage; 学历 education; 无犯罪记录 no criminal record; 商业 commercial
          country | 使用国家 | Country of use | C3 | 文书使用国家代码 | Country where it is to be used | ISO 3166-1
          issued | 办理数量 | Issued | N8 | 当季办理数量，单位：份 | Documents issued in the quarter
          mean_days | 平均用时 | Mean time | B5.1 | 平均办理用时，单位：工作日 | Mean time taken, working days
        `,
      },
      foreign_resident_services: {
        title: ["涉外服务窗口信息", "Service points for foreign residents"],
        about: [
          "提供外语服务的办事窗口及其语种、业务和时间。",
          "Counters that serve foreign residents, with languages, services and hours.",
        ],
        cycle: "IRREGULAR",
        nature: "public",
        levels: "PC",
        records: 4_800,
        items: `
          point_no | 窗口编号 | Service point number | C14 | 服务窗口编号 | Number of the service point
          point_name | 窗口名称 | Service point | C100 | 服务窗口名称 | Name of the service point
          languages | 服务语种 | Languages | C60 | 可提供服务的语种 | Languages spoken
          services | 服务内容 | Services | M500 | 可办理的业务 | What can be done there
          address
          hours
          phone
        `,
      },
    },
  ),
  ...subject(
    "exchange",
    "INTR",
    ["对外交流合作", "International cooperation"],
    [
      "友好城市、合作协议、援外项目、国际会议",
      "twin cities, agreements, aid projects, international conferences",
    ],
    {
      twin_cities: {
        title: ["友好城市名录", "Twin cities and regions"],
        about: [
          "已缔结的友好省州、友好城市及其缔结日期和交流领域。",
          "Twinned provinces and cities, with date of the agreement and fields of exchange.",
        ],
        cycle: "IRREGULAR",
        nature: "public",
        levels: "NPC",
        records: 3_100,
        items: `
          pair_no | 结好编号 | Twinning number | C12 | 友好关系编号 | Number of the twinning
          region_name
          partner_city | 外方名称 | Partner | C100 | 外方省州或城市名称 | Province or city abroad
          country | 所属国家 | Country | C3 | 外方所属国家代码 | Country of the partner | ISO 3166-1
          signed_on | 缔结日期 | Signed on | D10 | 协议签署日期 | Day of signature | YYYY-MM-DD
          fields | 交流领域 | Fields | C200 | 主要交流领域 | Main fields of exchange
        `,
      },
      cooperation_agreements: {
        title: ["对外合作协议目录", "International cooperation agreements"],
        about: [
          "对外签署的部门间和地方合作协议、备忘录，载明领域、期限和执行单位。",
          "Agreements and memoranda signed with partners abroad: field, term and the body that carries them out.",
        ],
        cycle: "QUARTERLY",
        nature: "internal",
        levels: "NP",
        records: 11_000,
        items: `
          agreement_no | 协议编号 | Agreement number | C20 | 协议编号 | Number of the agreement
          agreement_name | 协议名称 | Agreement | C200 | 协议名称 | Title of the agreement
          partner | 合作方 | Partner | C160 | 外方机构名称 | Body abroad that signed
          country | 国家或地区 | Country or region | C3 | 合作方所属国家或地区代码 | Code of the country or region | ISO 3166-1
          field | 合作领域 | Field | C60 | 合作领域 | Field of cooperation
          unit_name
          valid_until
        `,
      },
      aid_projects: {
        title: ["对外援助项目信息", "Development aid projects"],
        about: [
          "对外援助项目的受援国、领域、方式、金额和进展。",
          "Aid projects by recipient country, with sector, form, amount and progress.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "N",
        records: 6_400,
        items: `
          project_no | 项目编号 | Project number | C20 | 援助项目编号 | Number of the project
          project_name | 项目名称 | Project | C160 | 援助项目名称 | Name of the project
          country | 受援国 | Recipient | C3 | 受援国代码 | Recipient country | ISO 3166-1
          sector | 领域 | Sector | C40 | 援助领域 | Sector helped | 医疗 health; 教育 education; 农业 agriculture; 基础设施 infrastructure; 人道主义 humanitarian
          form | 援助方式 | Form | C20 | 援助方式 | Form of aid | 成套项目 turnkey project; 物资 goods; 技术合作 technical cooperation; 人力资源 training
          amount | 金额 | Amount | B14.2 | 项目金额，单位：万元 | Amount, ten thousand yuan
          finished_on | 完成日期 | Completed on | D10 | 项目完成日期 | Day of completion | YYYY-MM-DD
        `,
      },
      international_events: {
        title: ["国际会议和展会计划", "International conferences and fairs"],
        about: [
          "经批准举办的国际会议、展览会的名称、时间、地点和主办单位。",
          "Approved international conferences and fairs with date, place and organiser.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 14_000,
        items: `
          event_no | 活动编号 | Event number | C16 | 会议或展会编号 | Number of the event
          event_name | 活动名称 | Event | C160 | 会议或展会名称 | Name of the event
          starts_on | 开始日期 | Starts on | D10 | 开始日期 | First day | YYYY-MM-DD
          ends_on | 结束日期 | Ends on | D10 | 结束日期 | Last day | YYYY-MM-DD
          venue | 举办地点 | Venue | C120 | 举办场馆 | Where it takes place
          unit_name
          participants | 预计参加人数 | Expected participants | N7 | 预计参加人数 | Participants expected
        `,
      },
    },
  ),
  ...subject(
    "education",
    "INTR",
    ["国际教育交流", "Education exchange"],
    [
      "来华留学、出国留学、奖学金、中外合作办学",
      "international students, study abroad, scholarships, joint programmes",
    ],
    {
      exchange_students: {
        title: ["来华留学生统计", "International students"],
        about: [
          "按生源国别、学历层次和经费来源汇总的来华留学生人数。",
          "Students from abroad by country, level of study and source of funds. Totals only.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPC",
        records: 130_000,
        items: `
          year
          region
          country | 生源国别 | Country | C3 | 学生国籍所属国家代码 | Country of citizenship | ISO 3166-1
          study_level | 学历层次 | Level of study | C1 | 就读的学历层次 | Level for which students are registered | 1 本专科 undergraduate; 2 硕士 master's; 3 博士 doctoral; 4 非学历 no degree
          funded_by | 经费来源 | Funded by | C1 | 经费来源 | Source of funds | 1 奖学金 scholarship; 2 自费 self-funded
          students | 学生人数 | Students | N7 | 学年初注册人数 | Students registered at the start of the year
        `,
      },
      joint_programmes: {
        title: ["中外合作办学机构和项目", "Joint education programmes"],
        about: [
          "经批准的中外合作办学机构和项目，载明合作双方、层次、专业和招生期限。",
          "Approved joint institutions and programmes: both partners, level, subjects and until when students are admitted.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NP",
        records: 2_900,
        items: `
          approval_no | 批准书编号 | Approval number | C30 | 批准书编号 | Number of the approval
          programme_name | 名称 | Programme | C200 | 机构或项目名称 | Name of the institution or programme
          unit_name
          partner | 外方合作者 | Foreign partner | C160 | 外方教育机构名称 | Educational institution abroad
          study_level | 办学层次 | Level | C20 | 办学层次 | Level of study | 专科 diploma; 本科 bachelor's; 硕士 master's; 博士 doctoral
          subjects | 专业 | Subjects | C200 | 开设专业 | Subjects offered
          valid_until
        `,
      },
    },
  ),
];
