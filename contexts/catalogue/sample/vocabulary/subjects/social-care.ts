import { subject } from "../dataset-kind.ts";

export const socialCare = [
  ...subject(
    "socialAffairs",
    "SOCI",
    ["养老与社会救助", "Elderly care and social assistance"],
    [
      "养老机构、低保、临时救助、困境儿童、社会组织",
      "care homes, subsistence allowance, emergency aid, children in need, civil society",
    ],
    {
      care_homes: {
        title: ["养老机构信息", "Care homes"],
        about: [
          "备案养老机构和社区养老服务设施的床位、收费和医养结合情况。",
          "Registered care homes and day centres with beds, charges and medical care.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPCX",
        records: 410_000,
        items: `
          home_no | 备案编号 | Registration number | C20 | 养老机构备案编号 | Number of the registration
          unit_name
          home_kind | 机构类型 | Type | C1 | 养老服务机构类型 | Type of service | 1 养老院 care home; 2 日间照料中心 day centre; 3 社区食堂 community canteen
          address
          beds | 床位数 | Beds | N5 | 核定床位数 | Approved number of beds
          charge | 收费标准 | Charge | C200 | 床位费和护理费标准 | Charges for room and care
          medical | 医养结合 | Medical care | L1 | 是否具备医养结合服务 | Whether medical care is provided
          phone
        `,
      },
      elderly_allowances: {
        title: ["高龄津贴发放信息", "Allowances for people aged 80 and over"],
        about: [
          "高龄津贴的领取人、标准和发放时间，用于津贴发放。",
          "Recipient, rate and first payment of the allowance for people aged 80 and over, kept to pay it.",
        ],
        cycle: "MONTHLY",
        nature: "personal",
        levels: "CX",
        records: 42_000_000,
        items: `
          *allowance_no | 津贴编号 | Allowance number | C20 | 津贴发放编号 | Number of the allowance
          person_name
          person_id
          *age_band | 年龄档 | Age band | C10 | 年龄档次 | Age band of the rate | 80–89; 90–99; 100+
          *rate_monthly | 月标准 | Monthly rate | Y8.2 | 每月发放标准 | Amount a month
          *paid_from | 起发月份 | Paid from | C6 | 开始发放的月份 | First month of payment | YYYYMM
        `,
      },
      assistance_numbers: {
        title: ["社会救助统计", "Social assistance"],
        about: [
          "城乡最低生活保障、特困供养和临时救助的对象数和支出，不含个人信息。",
          "Recipients of and spending on subsistence allowance, support for people in extreme hardship and emergency aid. Totals only.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPCX",
        records: 640_000,
        items: `
          month
          region
          aid_kind | 救助类别 | Kind of aid | C1 | 社会救助制度的类别 | Scheme under which aid was given | 1 城市低保 urban allowance; 2 农村低保 rural allowance; 3 特困供养 support in extreme hardship; 4 临时救助 emergency aid
          households | 救助户数 | Households | N8 | 当月救助户数 | Households aided in the month
          people | 救助人数 | People | N8 | 当月救助人数 | People aided in the month
          spending | 支出金额 | Spending | Y14.2 | 当月支出金额 | Spent in the month
          standard | 保障标准 | Standard | Y8.2 | 每人每月保障标准 | Amount per person a month
        `,
      },
      children_in_need: {
        title: ["困境儿童保障登记信息", "Children in need"],
        about: [
          "孤儿和事实无人抚养儿童的基本生活保障登记，用于发放补助和落实监护。",
          "Orphans, and children whose parents cannot look after them: support granted and guardianship arranged.",
        ],
        cycle: "MONTHLY",
        nature: "minor",
        levels: "PCX",
        records: 520_000,
        items: `
          *case_no | 登记编号 | Case number | C20 | 保障登记编号 | Number of the case
          person_name
          *born_on | 出生日期 | Date of birth | D10 | 儿童出生日期 | Date of birth of the child | YYYY-MM-DD
          *need | 保障类型 | Kind of need | C1 | 认定的保障类型 | Ground on which support was granted | 1 孤儿 orphan; 2 事实无人抚养 no parent able to care
          *guardian_kind | 监护方式 | Guardianship | C1 | 监护方式 | How the child is cared for | 1 亲属 relatives; 2 机构 institution; 3 家庭寄养 foster family
          *support_monthly | 月补助标准 | Monthly support | Y8.2 | 每月基本生活补助标准 | Amount of support a month
        `,
      },
      social_organisations: {
        title: ["社会组织登记信息", "Register of social organisations"],
        about: [
          "社会团体、基金会和社会服务机构的登记、业务范围和年度检查情况。",
          "Associations, foundations and social service bodies: registration, purpose and yearly inspection.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPCX",
        records: 880_000,
        items: `
          unit_code
          unit_name
          organisation_kind | 组织类型 | Kind | C1 | 社会组织类型 | Kind of organisation | 1 社会团体 association; 2 基金会 foundation; 3 社会服务机构 social service body
          purpose | 业务范围 | Purpose | M500 | 登记的业务范围 | Purpose on the register
          address
          registered_on | 成立登记日期 | Registered on | D10 | 成立登记日期 | Day of registration | YYYY-MM-DD
          status
        `,
      },
      marriage_numbers: {
        title: ["婚姻登记统计", "Marriages and divorces registered"],
        about: [
          "按登记类型和年龄组汇总的结婚、离婚登记对数。",
          "Couples who registered a marriage or divorce, by age group. Totals only.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "NPCX",
        records: 280_000,
        items: `
          quarter
          region
          registration | 登记类型 | Registration | C1 | 婚姻登记类型 | Kind of registration | 1 结婚 marriage; 2 离婚 divorce
          age_group | 年龄组 | Age group | C10 | 登记时当事人的年龄组 | Age group on registration | 20–24; 25–29; 30–34; 35–39; 40+
          couples | 登记对数 | Couples | N7 | 当季登记对数 | Couples registered in the quarter
          other_region | 跨省登记对数 | From another province | N7 | 跨省办理的登记对数 | Couples registered outside their province
        `,
      },
    },
  ),
  ...subject(
    "health",
    "SOCI",
    ["托育服务", "Childcare"],
    [
      "托育机构、托位、婴幼儿照护、备案",
      "nurseries, childcare places, care of infants, registration",
    ],
    {
      nurseries: {
        title: ["托育机构备案信息", "Registered nurseries"],
        about: [
          "已备案的三岁以下婴幼儿照护服务机构、托位数和收费标准。",
          "Registered nurseries for children under three, with places and charges.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "PCX",
        records: 110_000,
        items: `
          registration_no | 备案编号 | Registration number | C20 | 托育机构备案编号 | Number of the registration
          unit_code
          unit_name
          address
          places | 托位数 | Places | N5 | 可提供托位数 | Places offered
          charge | 收费标准 | Charge | C200 | 保育费和伙食费标准 | Charges for care and meals
          hours
          phone
        `,
      },
      childcare_places: {
        title: ["托位供给统计", "Childcare places"],
        about: [
          "按机构类型统计的托位数、在托人数和每千人口托位数。",
          "Places, children attending and places per thousand residents, by type of nursery.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPCX",
        records: 34_000,
        items: `
          year
          region
          nursery_kind | 机构类型 | Type | C1 | 托育机构类型 | Type of nursery | 1 公办 public; 2 民办 private; 3 幼儿园托班 kindergarten group; 4 用人单位 employer
          places | 托位数 | Places | N7 | 年末托位数 | Places at the end of the year
          attending | 在托人数 | Attending | N7 | 年末在托婴幼儿人数 | Children attending at the end of the year
          per_thousand | 每千人口托位数 | Per thousand residents | B6.2 | 单位：个 | Places per thousand residents
        `,
      },
    },
  ),
];
