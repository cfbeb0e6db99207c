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
          "按登记机关、性别和出生地统计当月办理出生登记的人数，不含任何个人记录。",
          "Births entered in the register each month by office, sex and place of birth. It holds counts only, no records of persons.",
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
