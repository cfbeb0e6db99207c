import { subject } from "../dataset-kind.ts";

export const disabilityVeterans = [
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
          *disability | 残疾类别 | Kind of disability | C1 | 评定的残疾类别 | Kind stated on the certificate | 1 视力 sight; 2 听力 hearing; 3 言语 speech; 4 肢体 physical; 5 智力 intellectual; 6 精神 mental; 7 多重 multiple
          issued_on
          valid_until
          status
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
