import { subject } from "../dataset-kind.ts";

export const population = [
  ...subject(
    "statistics",
    "SOCI",
    ["人口统计", "Population statistics"],
    ["人口、常住人口、城镇化、抽样调查", "population, residents, urbanisation, sample survey"],
    {
      residents: {
        title: ["常住人口主要数据", "Main figures on the resident population"],
        about: [
          "按性别、年龄组和城乡列出常住人口数及其增减。普查年份为普查数，其余年份根据人口变动抽样调查推算。",
          "Residents by sex, age group and urban or rural area, with their change over the year. Census years hold the counts of the census; the years between are estimated from the yearly sample survey.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPC",
        records: 2_500_000,
        items: `
          year
          region
          region_name
          sex | 性别 | Sex | C1 | 人口性别分组 | Sex of the group | 0 合计 total; 1 男 male; 2 女 female
          age_group | 年龄组 | Age group | C10 | 五岁一组的年龄分组 | Five-year age group | 0-4 … 85+
          residents | 常住人口 | Residents | N12 | 年末常住人口数，单位：人 | Residents at the end of the year
          urban_share | 城镇化率 | Urban share | B5.2 | 城镇人口占常住人口的比重，单位：% | Residents of urban areas, per cent of all
        `,
      },
      towns: {
        title: ["乡镇街道基本情况", "Towns and subdistricts at a glance"],
        about: [
          "乡镇和街道的行政区域面积、户数、常住人口和村居委会数。",
          "Area, households, residents, villages and neighbourhoods of each town and subdistrict.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "PCX",
        records: 420_000,
        items: `
          town_code | 乡镇街道代码 | Town code | C9 | 县以下行政区划代码 | Code of the town or subdistrict | GB/T 10114
          year
          town_name | 乡镇街道名称 | Town | C60 | 乡镇街道全称 | Full name of the town or subdistrict
          area | 行政区域面积 | Area | B10.2 | 行政区域面积，单位：平方千米 | Area, square kilometres
          households | 户数 | Households | N8 | 年末常住户数 | Resident households at the end of the year
          residents | 常住人口 | Residents | N9 | 年末常住人口 | Residents at the end of the year
          villages | 村居委会数 | Villages and neighbourhoods | N4 | 村民委员会和社区居委会数 | Village and neighbourhood committees
        `,
      },
      household_income: {
        title: ["居民人均收支情况", "Household income and spending"],
        about: [
          "住户调查取得的城乡居民人均可支配收入、消费支出及其构成。",
          "Disposable income and spending per head in urban and rural households, from the household survey.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "NPC",
        records: 110_000,
        items: `
          quarter
          region
          area_kind | 城乡 | Urban or rural | C1 | 城乡分组 | Group of households | 0 全体 all; 1 城镇 urban; 2 农村 rural
          income | 人均可支配收入 | Disposable income | Y10.2 | 年初至本季累计 | Per head since January
          spending | 人均消费支出 | Spending | Y10.2 | 年初至本季累计 | Per head since January
          food_share | 恩格尔系数 | Share spent on food | B5.2 | 食品烟酒支出占消费支出比重，单位：% | Food, drink and tobacco as a share of spending, per cent
          year_on_year
        `,
      },
    },
  ),
  ...subject(
    "population",
    "SOCI",
    ["户政服务", "Population registration"],
    ["户口登记、出生、迁移、居住证", "household registration, birth, migration, residence permit"],
    {
      births_registered: {
        title: ["出生登记统计", "Registered births"],
        about: [
          "按地区和性别统计当月办理出生登记的人数，不含任何个人记录。",
          "Births entered in the register each month by region and sex. It holds counts only, no records of people.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 720_000,
        items: `
          month
          region
          region_name
          sex | 性别 | Sex | C1 | 新生儿性别 | Sex of the newborn | 1 男 male; 2 女 female
          born_in_hospital | 医院出生人数 | Born in hospital | N8 | 在医疗机构出生并登记的人数 | Registered births that took place in a medical institution
          registered | 登记人数 | Registered | N8 | 当月办理出生登记的人数 | Births registered in the month
        `,
      },
      household_moves: {
        title: ["户口迁移统计", "Moves of household registration"],
        about: [
          "按迁移方向和原因汇总的户口迁入、迁出人数，不含任何个人记录。",
          "Registrations moved in and out, by direction and reason. It holds counts only, no records of people.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "NPC",
        records: 140_000,
        items: `
          quarter
          region
          region_name
          reason | 迁移原因 | Reason | C20 | 户口迁移原因 | Reason for the move | 就业 work; 就学 study; 投靠亲属 joining family; 购房 home; 其他 other
          moved_in | 迁入人数 | Moved in | N8 | 当季迁入人数 | People registered from elsewhere in the quarter
          moved_out | 迁出人数 | Moved out | N8 | 当季迁出人数 | People whose registration left in the quarter
        `,
      },
      registration_offices: {
        title: ["户政办事窗口信息", "Population registration offices"],
        about: [
          "办理户口、居民身份证和居住证的窗口地址、时间和业务范围。",
          "Counters for household registration, identity cards and residence permits, with address, hours and services.",
        ],
        cycle: "IRREGULAR",
        nature: "public",
        levels: "PC",
        records: 58_000,
        items: `
          office_code | 窗口编号 | Office code | C14 | 办事窗口编号 | Code of the office
          office_name | 窗口名称 | Office | C100 | 办事窗口名称 | Name of the office
          services | 业务范围 | Services | C200 | 可办理的业务 | What can be done there
          address
          hours
          phone
        `,
      },
      residence_permits: {
        title: ["居住证签发信息", "Residence permits issued"],
        about: [
          "记载居住证的持有人、签发机关、签发日期和有效期，用于核验居住证是否有效。",
          "Holder, issuing office, date of issue and validity of each residence permit, kept so that other offices can verify a permit.",
        ],
        cycle: "DAILY",
        nature: "personal",
        levels: "PC",
        records: 60_000_000,
        items: `
          permit_no | 居住证编号 | Permit number | C20 | 居住证证面编号 | Number printed on the permit
          person_name
          person_id
          *home_address | 居住地址 | Place of residence | C200 | 申领时登记的居住地址 | Address stated in the application
          office | 签发机关 | Issuing office | C120 | 签发居住证的机关 | Office that issued the permit
          issued_on
          valid_until
          status
        `,
      },
    },
  ),
];
