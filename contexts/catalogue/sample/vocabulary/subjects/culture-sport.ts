import { subject } from "../dataset-kind.ts";

export const cultureSport = [
  ...subject(
    "culture",
    "EDUC",
    ["博物馆与图书馆", "Museums and libraries"],
    ["博物馆、藏品、图书馆、借阅、展览", "museums, collections, libraries, loans, exhibitions"],
    {
      museums: {
        title: ["博物馆名录", "Museums"],
        about: [
          "备案博物馆的类型、地址、开放时间和门票信息。",
          "Registered museums with type, address, opening hours and admission.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPCX",
        records: 6_800,
        items: `
          unit_code
          unit_name
          museum_type | 博物馆类型 | Type | C1 | 博物馆类型 | Type of museum | 1 综合 general; 2 历史 history; 3 艺术 art; 4 自然科技 science; 5 专题 special subject
          address
          hours
          free | 免费开放 | Free admission | L1 | 基本陈列是否免费 | Whether the permanent exhibition is free
          visitors | 年参观人次 | Visitors | N9 | 上年度参观人次 | Visits in the past year
        `,
      },
      museum_objects: {
        title: ["馆藏文物公开目录", "Museum objects on public record"],
        about: [
          "博物馆已公开的藏品名称、年代、质地、尺寸和影像链接。",
          "Name, period, material, size and picture of museum objects that have been published.",
        ],
        cycle: "IRREGULAR",
        nature: "public",
        levels: "NPC",
        records: 8_500_000,
        items: `
          object_no | 藏品编号 | Object number | C24 | 藏品总登记号 | Number in the museum's register
          object_name | 藏品名称 | Object | C160 | 藏品定名 | Name of the object
          period | 年代 | Period | C40 | 藏品所属年代 | Period from which it dates
          material | 质地 | Material | C40 | 主要质地 | Main material | 陶瓷 ceramics; 铜 bronze; 书画 painting and calligraphy; 玉石 jade and stone; 织绣 textiles; 其他 other
          size | 尺寸 | Size | C60 | 外形尺寸，单位：厘米 | Dimensions, centimetres
          unit_name
          image | 影像地址 | Picture | C300 | 藏品影像的网络地址 | Web address of the picture
        `,
      },
      libraries: {
        title: ["公共图书馆服务信息", "Public libraries"],
        about: [
          "公共图书馆及分馆、自助图书馆的地址、开放时间和藏书量。",
          "Public libraries, branches and self-service libraries with address, opening hours and stock.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "PCX",
        records: 110_000,
        items: `
          library_code | 图书馆编号 | Library code | C12 | 图书馆或服务点编号 | Code of the library or service point
          library_name | 图书馆名称 | Library | C120 | 图书馆或服务点名称 | Name of the library or service point
          address
          hours
          stock | 藏书量 | Stock | N9 | 图书总藏量，单位：册件 | Books and other items held
          seats | 阅览座席 | Seats | N6 | 阅览座席数 | Seats for readers
          lon
          lat
        `,
      },
      library_loans: {
        title: ["公共图书馆借阅统计", "Loans of public libraries"],
        about: [
          "按馆和图书类别统计的月度借还册次和到馆人次，不含读者个人记录。",
          "Loans, returns and visits each month by library and class of books. Readers' own records are not included.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "PC",
        records: 1_200_000,
        items: `
          month
          library_code | 图书馆编号 | Library code | C12 | 图书馆或服务点编号 | Code of the library or service point
          book_class | 图书类别 | Class of books | C2 | 中国图书馆分类法大类 | Main class of the library classification | A–Z
          loans | 外借册次 | Loans | N9 | 当月外借册次 | Items lent in the month
          returns | 归还册次 | Returns | N9 | 当月归还册次 | Items returned in the month
          visits | 到馆人次 | Visits | N9 | 当月到馆人次 | Visits in the month
        `,
      },
    },
  ),
  ...subject(
    "culture",
    "EDUC",
    ["文化遗产", "Cultural heritage"],
    [
      "文物保护单位、非物质文化遗产、旅游景区",
      "protected sites, intangible heritage, tourist attractions",
    ],
    {
      protected_sites: {
        title: ["文物保护单位名录", "Protected historic sites"],
        about: [
          "各级文物保护单位的名称、时代、类别、所在地和公布批次。",
          "Protected sites of every level with name, period, type, location and the list on which they were announced.",
        ],
        cycle: "IRREGULAR",
        nature: "public",
        levels: "NPCX",
        records: 136_000,
        items: `
          site_no | 编号 | Site number | C16 | 文物保护单位编号 | Number of the protected site
          site_name | 名称 | Site | C120 | 文物保护单位名称 | Name of the site
          protection_level | 保护级别 | Level of protection | C1 | 公布的保护级别 | Level at which it is protected | 1 全国 national; 2 省级 provincial; 3 市县级 city or county
          site_type | 类别 | Type | C20 | 文物类别 | Type of site | 古遗址 ancient site; 古墓葬 tomb; 古建筑 historic building; 石窟寺及石刻 grottoes and carvings; 近现代 modern
          period | 时代 | Period | C40 | 所属时代 | Period from which it dates
          address
          announced_on | 公布日期 | Announced on | D10 | 公布为保护单位的日期 | Day of announcement | YYYY-MM-DD
        `,
      },
      intangible_heritage: {
        title: ["非物质文化遗产代表性项目名录", "Representative intangible heritage"],
        about: [
          "列入名录的非物质文化遗产项目、类别、申报地区和保护单位。",
          "Elements on the lists of intangible heritage: category, place and the body that safeguards them.",
        ],
        cycle: "IRREGULAR",
        nature: "public",
        levels: "NPCX",
        records: 100_000,
        items: `
          element_no | 项目编号 | Element number | C16 | 名录中的项目编号 | Number on the list
          element_name | 项目名称 | Element | C100 | 名录中的项目名称 | Name on the list
          category | 类别 | Category | C20 | 十大门类 | One of ten categories | 民间文学 folk literature; 传统音乐 music; 传统舞蹈 dance; 传统戏剧 drama; 曲艺 storytelling; 传统体育 sport; 传统美术 fine art; 传统技艺 craft; 传统医药 medicine; 民俗 custom
          region
          unit_name
          listed_on | 公布日期 | Listed on | D10 | 列入名录的日期 | Day on which it was listed | YYYY-MM-DD
        `,
      },
      scenic_areas: {
        title: ["旅游景区信息", "Tourist attractions"],
        about: [
          "旅游景区的等级、地址、开放时间、门票价格和最大承载量。",
          "Tourist attractions with class, address, opening hours, ticket price and the most visitors they can take.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "NPCX",
        records: 15_000,
        items: `
          area_no | 景区编号 | Attraction number | C12 | 景区统一编号 | Unique number of the attraction
          area_name | 景区名称 | Attraction | C100 | 景区名称 | Name of the attraction
          area_class | 景区等级 | Class | C2 | 旅游景区质量等级 | Class under the national standard | 1A–5A
          address
          hours
          ticket | 门票价格 | Ticket price | Y8.2 | 旺季全价票价格 | Full price in high season
          capacity_daily | 日最大承载量 | Daily capacity | N7 | 核定的日最大承载量，单位：人次 | Approved number of visits a day
        `,
      },
    },
  ),
  ...subject(
    "sport",
    "EDUC",
    ["全民健身", "Sport for all"],
    ["体育场馆、健身步道、赛事、体质监测", "sports venues, walking trails, events, fitness survey"],
    {
      sports_venues: {
        title: ["公共体育场馆信息", "Public sports venues"],
        about: [
          "向社会开放的体育场馆、学校操场和健身中心，含项目、时段和收费。",
          "Stadiums, school grounds and fitness centres open to the public, with sports, hours and charges.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "NPC",
        records: 240_000,
        items: `
          venue_no | 场馆编号 | Venue number | C14 | 场馆统一编号 | Unique number of the venue
          venue_name | 场馆名称 | Venue | C100 | 场馆名称 | Name of the venue
          sports | 开放项目 | Sports | C200 | 可开展的运动项目 | Sports that can be played
          address
          hours
          charge | 收费标准 | Charge | C200 | 收费及优惠标准 | Charges and reductions
          phone
        `,
      },
      sports_events: {
        title: ["体育赛事活动计划", "Calendar of sports events"],
        about: [
          "年度体育赛事和群众健身活动的时间、地点、项目和主办单位。",
          "Date, place, sport and organiser of the sports events and mass activities of the year.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 70_000,
        items: `
          event_no | 赛事编号 | Event number | C16 | 赛事活动编号 | Number of the event
          event_name | 赛事名称 | Event | C120 | 赛事活动名称 | Name of the event
          sport | 项目 | Sport | C40 | 比赛或活动的运动项目 | Sport contested or practised
          starts_on | 开始日期 | Starts on | D10 | 赛事开始日期 | First day | YYYY-MM-DD
          ends_on | 结束日期 | Ends on | D10 | 赛事结束日期 | Last day | YYYY-MM-DD
          venue | 举办地点 | Venue | C120 | 比赛场地名称 | Where it takes place
          unit_name
        `,
      },
      fitness_survey: {
        title: ["国民体质监测结果", "National fitness survey"],
        about: [
          "按年龄组和性别汇总的身高、体重、肺活量、握力等体质指标均值。",
          "Average height, weight, lung capacity, grip and other measures by age group and sex.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPC",
        records: 30_000,
        items: `
          year
          region
          age_group | 年龄组 | Age group | C10 | 监测对象年龄组 | Age group of those measured
          sex | 性别 | Sex | C1 | 监测对象性别 | Sex of those measured | 1 男 male; 2 女 female
          measure | 体质指标 | Measure | C40 | 体质指标名称 | What was measured | 身高 height; 体重 weight; 肺活量 lung capacity; 握力 grip; 坐位体前屈 sit and reach
          mean | 均值 | Mean | B8.2 | 指标平均值 | Mean of the group
          measured | 监测人数 | People measured | N7 | 参加测试的人数 | Number of people measured
        `,
      },
    },
  ),
];
