import { subject } from "../dataset-kind.ts";

export const workInsurance = [
  ...subject(
    "labour",
    "SOCI",
    ["就业与劳动关系", "Employment and labour relations"],
    [
      "招聘、劳动合同、职业技能、最低工资、劳动争议",
      "vacancies, labour contracts, skills, minimum wage, labour disputes",
    ],
    {
      vacancies: {
        title: ["公共就业岗位信息", "Vacancies of the public employment service"],
        about: [
          "用人单位通过公共就业服务机构发布的招聘岗位、人数、薪酬和截止日期。",
          "Jobs that employers offer through the public employment service: number, pay and closing date.",
        ],
        cycle: "DAILY",
        nature: "public",
        levels: "PCX",
        records: 74_000_000,
        items: `
          vacancy_no | 岗位编号 | Vacancy number | C20 | 招聘岗位编号 | Number of the vacancy
          job | 岗位名称 | Job | C80 | 招聘岗位名称 | Name of the job
          unit_name
          openings | 招聘人数 | Openings | N5 | 招聘人数 | People wanted
          pay | 月薪 | Monthly pay | C40 | 月薪范围，单位：元 | Range of pay a month, yuan
          requirements | 岗位要求 | Requirements | M500 | 学历、技能和经验要求 | Education, skills and experience wanted
          address
          valid_until
        `,
      },
      labour_contracts: {
        title: ["劳动合同备案信息", "Labour contracts on record"],
        about: [
          "用人单位备案的劳动合同签订、续订和解除记录，用于劳动用工管理。",
          "Labour contracts made, renewed and ended as reported by employers, kept to supervise employment.",
        ],
        cycle: "DAILY",
        nature: "personal",
        levels: "PC",
        records: 390_000_000,
        items: `
          contract_no | 备案编号 | Record number | C24 | 劳动合同备案编号 | Number of the record
          person_name
          person_id
          unit_code
          *contract_kind | 合同期限类型 | Term of contract | C1 | 合同期限类型 | Kind of term | 1 固定期限 fixed; 2 无固定期限 open-ended; 3 以完成任务为期限 until a task is done
          *starts_on | 合同起始日期 | Starts on | D10 | 合同起始日期 | First day of the contract | YYYY-MM-DD
          *ends_on | 合同终止日期 | Ends on | D10 | 合同终止或解除日期 | Day on which it ended | YYYY-MM-DD
        `,
      },
      minimum_wage: {
        title: ["最低工资标准", "Minimum wages"],
        about: [
          "各地月最低工资和小时最低工资标准及执行时间。",
          "Monthly and hourly minimum wages of each area and from when they apply.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPC",
        records: 8_000,
        items: `
          effective_from | 执行日期 | Effective from | D10 | 标准开始执行日期 | Day from which it applies | YYYY-MM-DD
          region
          region_name
          band | 档次 | Band | C2 | 最低工资档次 | Band to which the area belongs | 1–4
          monthly | 月最低工资 | Monthly | Y8.2 | 月最低工资标准 | Minimum wage a month
          hourly | 小时最低工资 | Hourly | Y6.2 | 非全日制小时最低工资标准 | Minimum wage an hour for part-time work
        `,
      },
      training_courses: {
        title: ["职业技能培训项目信息", "Vocational training courses"],
        about: [
          "可享受补贴的职业技能培训项目、承办机构、课时和补贴标准。",
          "Subsidised vocational courses with provider, hours and subsidy.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "PCX",
        records: 190_000,
        items: `
          course_no | 项目编号 | Course number | C20 | 培训项目编号 | Number of the course
          occupation | 职业工种 | Occupation | C80 | 培训的职业工种 | Occupation taught
          unit_name
          skill_level | 技能等级 | Level | C1 | 职业技能等级 | Level of the occupational qualification | 5 初级 basic; 4 中级 intermediate; 3 高级 advanced; 2 技师 technician; 1 高级技师 senior technician
          hours_taught | 课时 | Hours | N4 | 培训课时数 | Hours taught
          subsidy | 补贴标准 | Subsidy | Y8.2 | 培训补贴标准，单位：元/人 | Subsidy per trainee, yuan
          phone
        `,
      },
      labour_disputes: {
        title: ["劳动人事争议仲裁案件统计", "Labour dispute arbitration"],
        about: [
          "按争议类型统计的仲裁立案、结案和调解结案数量。",
          "Cases opened, closed and settled by mediation, by kind of dispute.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "NPCX",
        records: 210_000,
        items: `
          quarter
          region
          dispute | 争议类型 | Kind of dispute | C20 | 仲裁请求涉及的争议类型 | What the claim is about | 劳动报酬 pay; 社会保险 insurance; 解除合同 dismissal; 工伤 injury; 其他 other
          opened | 立案数 | Opened | N7 | 当季立案数 | Cases opened in the quarter
          closed | 结案数 | Closed | N7 | 当季结案数 | Cases closed in the quarter
          mediated | 调解结案数 | Mediated | N7 | 以调解方式结案数 | Cases closed by mediation
          workers | 涉及劳动者 | Workers | N8 | 涉及劳动者人数 | Workers concerned
        `,
      },
      recruitment_agencies: {
        title: ["人力资源服务机构许可信息", "Licensed employment agencies"],
        about: [
          "取得许可的人力资源服务机构、职业中介和劳务派遣单位。",
          "Employment agencies, job brokers and temporary work agencies that hold a licence.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "PCX",
        records: 120_000,
        items: `
          licence_no | 许可证编号 | Licence number | C24 | 人力资源服务许可证编号 | Number of the licence
          unit_code
          unit_name
          scope | 服务范围 | Services | C200 | 许可的服务范围 | Services licensed
          address
          issued_on
          status
        `,
      },
    },
  ),
  ...subject(
    "socialInsurance",
    "SOCI",
    ["社会保险", "Social insurance"],
    [
      "养老保险、失业保险、工伤保险、缴费基数",
      "pension insurance, unemployment insurance, injury insurance, contribution base",
    ],
    {
      insured_persons: {
        title: ["社会保险参保情况", "People insured"],
        about: [
          "按险种统计的参保人数、缴费人数和待遇领取人数。",
          "People insured, contributing and drawing benefits, by branch of social insurance.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 210_000,
        items: `
          month
          region
          branch | 险种 | Branch | C1 | 社会保险险种 | Branch of insurance | 1 职工养老 employees' pension; 2 居民养老 residents' pension; 3 失业 unemployment; 4 工伤 injury
          insured | 参保人数 | Insured | N10 | 期末参保人数 | People insured at the end of the month
          contributing | 缴费人数 | Contributing | N10 | 当月实际缴费人数 | People who contributed in the month
          beneficiaries | 待遇领取人数 | Drawing benefits | N10 | 当月领取待遇人数 | People who drew benefits in the month
          paid | 基金支出 | Paid out | B14.2 | 当月基金支出，单位：万元 | Paid by the fund in the month, ten thousand yuan
        `,
      },
      insurance_records: {
        title: ["社会保险个人权益记录", "Social insurance records"],
        about: [
          "参保人员的缴费月数、缴费基数和账户储存额，供本人查询和关系转移接续。",
          "Months paid, contribution base and balance of each insured person, for their own use and for transfers between regions.",
        ],
        cycle: "MONTHLY",
        nature: "sensitive",
        levels: "PC",
        records: 1_400_000_000,
        items: `
          *insurance_no | 个人编号 | Insurance number | C20 | 社会保险个人编号 | Social insurance number
          person_name
          person_id
          *branch | 险种 | Branch | C1 | 社会保险险种 | Branch of insurance | 1 养老 pension; 3 失业 unemployment; 4 工伤 injury
          *months_paid | 累计缴费月数 | Months paid | N4 | 累计缴费月数 | Months of contributions
          *base | 缴费基数 | Contribution base | Y10.2 | 当前缴费基数 | Base at present
          *balance | 账户储存额 | Balance | Y12.2 | 个人账户储存额 | Balance of the individual account
        `,
      },
      contribution_rates: {
        title: ["社会保险缴费标准", "Social insurance contribution rates"],
        about: [
          "各险种单位和个人缴费比例、缴费基数上下限及执行期间。",
          "Rates for employers and employees, limits of the base and period of validity, by branch.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPC",
        records: 12_000,
        items: `
          year
          region
          branch | 险种 | Branch | C20 | 社会保险险种 | Branch of insurance
          employer_rate | 单位费率 | Employer's rate | B5.2 | 单位缴费比例，单位：% | Employer's contribution, per cent
          employee_rate | 个人费率 | Employee's rate | B5.2 | 个人缴费比例，单位：% | Employee's contribution, per cent
          base_min | 基数下限 | Lowest base | Y8.2 | 月缴费基数下限 | Lowest monthly base
          base_max | 基数上限 | Highest base | Y8.2 | 月缴费基数上限 | Highest monthly base
        `,
      },
      insurance_offices: {
        title: ["社会保险经办服务网点", "Social insurance offices"],
        about: [
          "社会保险经办大厅和合作银行网点的地址、电话和可办业务。",
          "Social insurance offices and partner bank branches with address, telephone and services.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "PC",
        records: 94_000,
        items: `
          office_code | 网点编号 | Office code | C14 | 服务网点编号 | Code of the office
          office_name | 网点名称 | Office | C100 | 服务网点名称 | Name of the office
          services | 可办业务 | Services | M500 | 可办理的业务 | What can be done there
          address
          hours
          phone
          lon
          lat
        `,
      },
    },
  ),
];
