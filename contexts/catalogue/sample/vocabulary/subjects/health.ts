import { subject } from "../dataset-kind.ts";

export const health = [
  ...subject(
    "health",
    "HEAL",
    ["医疗服务", "Medical services"],
    ["医院、床位、门诊、急救、医师", "hospitals, beds, outpatients, emergency care, doctors"],
    {
      hospitals: {
        title: ["医疗卫生机构名录", "Health care institutions"],
        about: [
          "医院、基层医疗卫生机构和专业公共卫生机构的类别、等级、地址和诊疗科目。",
          "Hospitals, primary care and public health institutions with type, class, address and departments.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPCX",
        records: 1_080_000,
        items: `
          unit_code
          unit_name
          institution_kind | 机构类别 | Kind | C4 | 医疗卫生机构类别 | Kind of institution | A100 综合医院 general hospital; B 社区卫生服务 community health; C 卫生院 township health centre; D 门诊部 clinic; H 急救中心 emergency centre
          class | 医院等级 | Class | C4 | 医院评审等级 | Class of hospital | 三甲–一丙；未定级 not classified
          address
          departments | 诊疗科目 | Departments | M500 | 核准的诊疗科目 | Departments for which it is approved
          phone
          lon
          lat
        `,
      },
      hospital_beds: {
        title: ["医院床位使用情况", "Hospital beds and their use"],
        about: [
          "按医院和科室统计的实有床位、使用率和平均住院日。",
          "Beds, occupancy and mean length of stay by hospital and department.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 5_400_000,
        items: `
          unit_code
          month
          unit_name
          department | 科室 | Department | C40 | 住院科室 | Department of the hospital
          beds | 实有床位数 | Beds | N6 | 期末实有床位数 | Beds at the end of the month
          occupancy | 病床使用率 | Occupancy | B5.2 | 实际占用床日占开放床日比重，单位：% | Bed days used as a share of those available, per cent
          mean_stay | 平均住院日 | Mean stay | B5.1 | 出院者平均住院天数 | Mean days of stay of patients discharged
        `,
      },
      outpatient_visits: {
        title: ["医疗机构诊疗人次统计", "Outpatient and inpatient numbers"],
        about: [
          "按机构类型统计的门急诊人次、住院人次和次均费用。",
          "Outpatient visits, admissions and mean cost by type of institution.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPCX",
        records: 780_000,
        items: `
          month
          region
          institution_kind | 机构类别 | Kind | C20 | 医疗卫生机构类别 | Kind of institution
          outpatients | 门急诊人次 | Outpatient visits | N10 | 当月门诊和急诊人次 | Outpatient and emergency visits in the month
          admissions | 入院人次 | Admissions | N9 | 当月入院人次 | Admissions in the month
          cost_per_visit | 次均门诊费用 | Cost per visit | Y8.2 | 次均门诊费用 | Mean cost of an outpatient visit
          cost_per_stay | 次均住院费用 | Cost per stay | Y10.2 | 次均住院费用 | Mean cost of a hospital stay
        `,
      },
      doctors: {
        title: ["医师执业注册信息", "Register of doctors"],
        about: [
          "医师的执业类别、执业范围和注册机构，供核验执业资格。",
          "Category, field and place of practice of each registered doctor, kept to verify the right to practise.",
        ],
        cycle: "DAILY",
        nature: "personal",
        levels: "NPC",
        records: 4_900_000,
        items: `
          certificate_no | 执业证书编码 | Certificate number | C15 | 医师执业证书编码 | Number of the certificate
          person_name
          person_id
          *category | 执业类别 | Category | C1 | 执业类别 | Category of practice | 1 临床 medicine; 2 口腔 dentistry; 3 公共卫生 public health; 4 中医 Chinese medicine
          *field | 执业范围 | Field | C60 | 注册的执业范围 | Registered field of practice
          unit_name
          valid_from | 注册日期 | Registered on | D10 | 执业注册日期 | Day of registration | YYYY-MM-DD
          status
        `,
      },
      defibrillators: {
        title: ["自动体外除颤器分布", "Public defibrillators"],
        about: [
          "公共场所自动体外除颤器（AED）的位置、可用时段和维护状态。",
          "Where public defibrillators (AED) are, when they can be reached, and whether they have been serviced.",
        ],
        cycle: "WEEKLY",
        nature: "public",
        levels: "PC",
        records: 260_000,
        items: `
          device_no | 设备编号 | Device number | C20 | 设备编号 | Number of the device
          place | 安放位置 | Where | C160 | 具体安放位置 | Exact place
          address
          hours
          lon
          lat
          checked_on | 最近巡检日期 | Last checked | D10 | 最近一次巡检日期 | Day of the last check | YYYY-MM-DD
        `,
      },
    },
  ),
  ...subject(
    "health",
    "HEAL",
    ["公共卫生", "Public health"],
    [
      "传染病、预防接种、饮用水卫生、妇幼保健",
      "infectious diseases, vaccination, drinking water, maternal and child health",
    ],
    {
      infectious_diseases: {
        title: ["法定传染病疫情概况", "Notifiable infectious diseases"],
        about: [
          "按病种汇总的法定报告传染病发病数和死亡数，不含个案信息。",
          "Cases and deaths of notifiable infectious diseases, by disease. Totals only, no single cases.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 720_000,
        items: `
          month
          region
          disease | 病种 | Disease | C60 | 法定报告传染病名称 | Notifiable disease | 甲、乙、丙类 classes A, B and C
          cases | 发病数 | Cases | N8 | 当月报告发病数 | Cases reported in the month
          deaths | 死亡数 | Deaths | N7 | 当月报告死亡数 | Deaths reported in the month
          incidence | 发病率 | Incidence | B8.3 | 单位：1/10万 | Cases per hundred thousand residents
        `,
      },
      vaccination_clinics: {
        title: ["预防接种门诊信息", "Vaccination clinics"],
        about: [
          "预防接种门诊的地址、接种时间、可接种疫苗和预约方式。",
          "Vaccination clinics with address, hours, vaccines offered and how to book.",
        ],
        cycle: "WEEKLY",
        nature: "public",
        levels: "PCX",
        records: 62_000,
        items: `
          clinic_code | 门诊编码 | Clinic code | C12 | 接种单位编码 | Code of the clinic
          clinic_name | 门诊名称 | Clinic | C100 | 接种单位名称 | Name of the clinic
          address
          hours
          vaccines | 可接种疫苗 | Vaccines | M500 | 可接种的疫苗品种 | Vaccines offered
          booking | 预约方式 | Booking | C200 | 预约方式 | How to make an appointment
          phone
        `,
      },
      child_vaccinations: {
        title: ["儿童预防接种记录", "Child vaccination records"],
        about: [
          "儿童接种的疫苗、剂次、日期和接种单位，用于入托入学查验和补种提醒。",
          "Vaccine, dose, date and clinic of each vaccination, used when a child starts nursery or school and to offer missed doses.",
        ],
        cycle: "DAILY",
        nature: "minor",
        levels: "PC",
        records: 2_800_000_000,
        items: `
          *vaccination_no | 接种编码 | Vaccination number | C20 | 受种者接种编码 | Number of the vaccination record
          person_name
          *born_on | 出生日期 | Date of birth | D10 | 受种者出生日期 | Date of birth of the child | YYYY-MM-DD
          *vaccine | 疫苗名称 | Vaccine | C60 | 接种的疫苗名称 | Vaccine given
          *dose | 剂次 | Dose | N2 | 本次接种的剂次 | Which dose it was
          *given_on | 接种日期 | Given on | D10 | 接种日期 | Day of vaccination | YYYY-MM-DD
          clinic_code | 门诊编码 | Clinic code | C12 | 接种单位编码 | Code of the clinic
        `,
      },
      tap_water: {
        title: ["生活饮用水水质监测结果", "Tap water quality"],
        about: [
          "出厂水、管网末梢水和二次供水的监测指标结果和达标情况。",
          "Results for water leaving the works, at the tap and from storage tanks of buildings, and whether it met the standard.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "PCX",
        records: 3_600_000,
        items: `
          sample_no | 水样编号 | Sample number | C20 | 水样编号 | Number of the sample
          region
          water_kind | 水样类型 | Kind of sample | C1 | 水样类型 | Where it was taken | 1 出厂水 works; 2 末梢水 tap; 3 二次供水 storage tank
          sampled_on | 采样日期 | Sampled on | D10 | 采样日期 | Day of sampling | YYYY-MM-DD
          turbidity | 浑浊度 | Turbidity | B6.2 | 单位：NTU | NTU
          chlorine | 游离氯 | Free chlorine | B6.2 | 单位：毫克/升 | Milligrams per litre
          colonies | 菌落总数 | Colony count | N6 | 单位：CFU/mL | CFU per millilitre
          compliant | 是否达标 | Compliant | L1 | 监测指标是否全部达标 | Whether all parameters met the standard | GB 5749
        `,
      },
      maternal_care: {
        title: ["孕产妇健康管理记录", "Maternal care records"],
        about: [
          "孕产妇建档、产前检查、分娩和产后访视记录，供助产机构和基层医疗机构接续服务。",
          "Registration, antenatal checks, birth and home visits, so that maternity units and community nurses can carry on each other's care.",
        ],
        cycle: "DAILY",
        nature: "sensitive",
        levels: "PC",
        records: 140_000_000,
        items: `
          *record_no | 保健手册编号 | Record number | C20 | 母子健康手册编号 | Number of the maternity record
          person_name
          person_id
          *weeks | 建档孕周 | Weeks at booking | N2 | 建档时的孕周 | Weeks of pregnancy when registered | 4–42
          *checks | 产检次数 | Antenatal checks | N2 | 已接受产前检查次数 | Antenatal checks so far
          *delivered_on | 分娩日期 | Delivered on | D10 | 分娩日期 | Day of birth | YYYY-MM-DD
          *visited_on | 产后访视日期 | Visited on | D10 | 产后访视日期 | Day of the visit after birth | YYYY-MM-DD
          unit_name
        `,
      },
      blood_stock: {
        title: ["献血点与血液库存预警", "Blood donation sites and stock"],
        about: [
          "固定和流动献血点的地址、时间，以及各血型库存是否紧张。",
          "Fixed and mobile donation sites with hours, and whether blood of each group is short.",
        ],
        cycle: "DAILY",
        nature: "public",
        levels: "PC",
        records: 7_000,
        items: `
          site_code | 献血点编号 | Site code | C12 | 献血点编号 | Code of the donation site
          site_name | 献血点名称 | Site | C100 | 献血点名称 | Name of the donation site
          address
          hours
          blood_group | 血型 | Blood group | C2 | ABO血型 | ABO blood group | A; B; O; AB
          stock_state | 库存状态 | Stock | C1 | 所属血站库存状态 | Stock of the blood centre | 1 充足 sufficient; 2 偏低 low; 3 紧张 short
          phone
        `,
      },
    },
  ),
];
