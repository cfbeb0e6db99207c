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
        title: ["高龄津贴发放信息", "Allowances for the very old"],
        about: [
          "高龄津贴的领取人、标准和发放时间，用于津贴发放。",
          "Recipient, rate and payment of the allowance for the very old, kept to pay it.",
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
          "Recipients of and spending on subsistence allowance, support of the destitute and emergency aid. Totals only.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPCX",
        records: 640_000,
        items: `
          month
          region
          aid_kind | 救助类别 | Kind of aid | C1 | 社会救助类别 | Kind of aid | 1 城市低保 urban allowance; 2 农村低保 rural allowance; 3 特困供养 support of the destitute; 4 临时救助 emergency aid
          households | 救助户数 | Households | N8 | 当月救助户数 | Households aided in the month
          persons | 救助人数 | Persons | N8 | 当月救助人数 | Persons aided in the month
          spending | 支出金额 | Spending | Y14.2 | 当月支出金额 | Spent in the month
          standard | 保障标准 | Standard | Y8.2 | 每人每月保障标准 | Amount per person a month
        `,
      },
      children_in_need: {
        title: ["困境儿童保障登记信息", "Children in need"],
        about: [
          "孤儿和事实无人抚养儿童的基本生活保障登记，用于发放补助和落实监护。",
          "Orphans and children without actual care: support granted and guardianship arranged.",
        ],
        cycle: "MONTHLY",
        nature: "minor",
        levels: "PCX",
        records: 520_000,
        items: `
          *case_no | 登记编号 | Case number | C20 | 保障登记编号 | Number of the case
          person_name
          *born_on | 出生日期 | Date of birth | D10 | 儿童出生日期 | Date of birth of the child | YYYY-MM-DD
          *need | 保障类型 | Kind of need | C1 | 保障类型 | Kind of need | 1 孤儿 orphan; 2 事实无人抚养 without actual care
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
          age_group | 年龄组 | Age group | C10 | 当事人年龄组 | Age group | 20–24; 25–29; 30–34; 35–39; 40+
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
  ...subject(
    "disability",
    "SOCI",
    ["残疾人服务", "Services for disabled people"],
    [
      "残疾人证、康复机构、辅助器具、无障碍设施",
      "disability certificates, rehabilitation, assistive devices, accessibility",
    ],
    {
      disability_certificates: {
        title: ["残疾人证信息", "Disability certificates"],
        about: [
          "残疾人证的持证人、残疾类别和有效期，用于本人申请补贴和服务时核验。",
          "Holder, kind of disability and validity of each certificate, to verify it when the holder applies for benefits or services.",
        ],
        cycle: "WEEKLY",
        nature: "sensitive",
        levels: "PC",
        records: 39_000_000,
        items: `
          *certificate_no | 残疾人证号 | Certificate number | C20 | 残疾人证号 | Number of the certificate
          person_name
          person_id
          *disability | 残疾类别 | Kind of disability | C1 | 残疾类别 | Kind of disability | 1 视力 sight; 2 听力 hearing; 3 言语 speech; 4 肢体 physical; 5 智力 intellectual; 6 精神 mental; 7 多重 multiple
          *severity | 残疾等级 | Severity | C1 | 评定的残疾等级 | Severity as assessed | 1–4
          issued_on
          valid_until
        `,
      },
      rehabilitation_centres: {
        title: ["残疾人康复机构信息", "Rehabilitation centres"],
        about: [
          "残疾人康复机构、辅助器具服务点的地址、服务类别和定点资格。",
          "Rehabilitation centres and points for assistive devices: address, services and contract.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPC",
        records: 13_000,
        items: `
          unit_code
          unit_name
          services | 服务类别 | Services | C100 | 康复服务类别 | Services offered | 视力 sight; 听力言语 hearing and speech; 肢体 physical; 孤独症 autism; 辅助器具 assistive devices
          address
          hours
          phone
          contracted | 定点机构 | Contracted | L1 | 是否为补贴定点机构 | Whether subsidies can be used there
        `,
      },
      accessible_places: {
        title: ["无障碍设施信息", "Accessible facilities"],
        about: [
          "公共建筑、车站和公园的坡道、电梯、盲道、无障碍卫生间等设施。",
          "Ramps, lifts, tactile paving and accessible toilets of public buildings, stations and parks.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "PC",
        records: 540_000,
        items: `
          facility_no | 设施编号 | Facility number | C16 | 无障碍设施编号 | Number of the facility
          place | 所在场所 | Place | C120 | 设施所在场所 | Building or place
          facility_kind | 设施类型 | Kind | C20 | 无障碍设施类型 | Kind of facility | 坡道 ramp; 电梯 lift; 盲道 tactile paving; 卫生间 toilet; 停车位 parking bay
          address
          lon
          lat
          checked_on | 核查日期 | Checked on | D10 | 最近一次核查日期 | Day of the last check | YYYY-MM-DD
        `,
      },
      disability_subsidies: {
        title: ["残疾人两项补贴统计", "Allowances for disabled people"],
        about: [
          "困难残疾人生活补贴和重度残疾人护理补贴的发放人数和金额。",
          "Recipients of and spending on the living and the care allowance for disabled people. Totals only.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 88_000,
        items: `
          month
          region
          allowance | 补贴类别 | Allowance | C1 | 补贴类别 | Kind of allowance | 1 生活补贴 living; 2 护理补贴 care
          recipients | 发放人数 | Recipients | N8 | 当月发放人数 | Recipients in the month
          spending | 发放金额 | Spending | Y14.2 | 当月发放金额 | Paid in the month
          standard | 补贴标准 | Standard | Y8.2 | 每人每月补贴标准 | Amount per person a month
        `,
      },
    },
  ),
  ...subject(
    "veterans",
    "SOCI",
    ["退役军人服务", "Veterans services"],
    [
      "退役军人、优待证、服务站、烈士纪念设施",
      "veterans, veterans' card, service stations, memorials",
    ],
    {
      veterans_cards: {
        title: ["退役军人优待证信息", "Veterans' cards"],
        about: [
          "退役军人优待证的持证人、申领地和有效期，用于核验优待资格。",
          "Holder, place of issue and validity of each veterans' card, to verify the right to concessions.",
        ],
        cycle: "WEEKLY",
        nature: "personal",
        levels: "NPC",
        records: 38_000_000,
        items: `
          *card_no | 优待证编号 | Card number | C20 | 优待证编号 | Number of the card
          person_name
          person_id
          *region_of_issue | 申领地 | Place of issue | C6 | 申领地行政区划代码 | Code of the place of issue | GB/T 2260
          issued_on
          valid_until
          status
        `,
      },
      veterans_stations: {
        title: ["退役军人服务中心（站）信息", "Veterans service stations"],
        about: [
          "退役军人服务中心和服务站的地址、电话和服务事项。",
          "Service centres and stations for veterans with address, telephone and services.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPCX",
        records: 620_000,
        items: `
          station_code | 站点编号 | Station code | C14 | 服务中心（站）编号 | Code of the station
          station_name | 站点名称 | Station | C100 | 服务中心（站）名称 | Name of the station
          address
          services | 服务事项 | Services | M500 | 服务事项 | What it does
          hours
          phone
        `,
      },
      memorials: {
        title: ["烈士纪念设施名录", "War memorials"],
        about: [
          "烈士陵园、纪念馆、纪念碑等设施的保护级别、地址和开放时间。",
          "Cemeteries, memorial halls and monuments with level of protection, address and hours.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPCX",
        records: 32_000,
        items: `
          memorial_no | 设施编号 | Memorial number | C14 | 纪念设施编号 | Number of the memorial
          memorial_name | 设施名称 | Memorial | C100 | 纪念设施名称 | Name of the memorial
          protection_level | 保护级别 | Level of protection | C1 | 保护级别 | Level at which it is protected | 1 国家级 national; 2 省级 provincial; 3 市级 city; 4 县级 county
          address
          hours
          phone
        `,
      },
      veterans_jobs: {
        title: ["退役军人专场招聘和培训", "Job fairs and training for veterans"],
        about: [
          "面向退役军人的招聘会和适应性培训的时间、地点和报名方式。",
          "Job fairs and courses for veterans: date, place and how to enrol.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "PCX",
        records: 46_000,
        items: `
          event_no | 活动编号 | Event number | C16 | 活动编号 | Number of the event
          event_name | 活动名称 | Event | C120 | 活动名称 | Name of the event
          starts_on | 开始日期 | Starts on | D10 | 活动开始日期 | First day | YYYY-MM-DD
          venue | 地点 | Venue | C120 | 活动地点 | Where it takes place
          places | 名额 | Places | N5 | 岗位数或培训名额 | Jobs or places offered
          phone
        `,
      },
    },
  ),
];
