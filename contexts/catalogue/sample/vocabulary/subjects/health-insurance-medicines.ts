import { subject } from "../dataset-kind.ts";

export const healthInsuranceMedicines = [
  ...subject(
    "socialInsurance",
    "HEAL",
    ["医疗保障", "Health insurance"],
    [
      "医保药品、定点医疗机构、医保结算、生育保险",
      "insured medicines, designated providers, settlement, maternity insurance",
    ],
    {
      insured_medicines: {
        title: ["基本医疗保险药品目录", "Medicines covered by health insurance"],
        about: [
          "基本医疗保险支付范围内的西药、中成药和中药饮片及其支付限制。",
          "Western and Chinese medicines paid for by basic health insurance, and limits on payment.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NP",
        records: 90_000,
        items: `
          medicine_code | 药品代码 | Medicine code | C24 | 医保药品代码 | Insurance code of the medicine
          generic_name | 通用名 | Generic name | C120 | 药品通用名 | Generic name of the medicine
          dosage_form | 剂型 | Form | C40 | 药品剂型 | Form in which it is given
          payment_class | 支付类别 | Class | C1 | 医保支付类别 | Class of payment | 1 甲类 class A; 2 乙类 class B
          payment_limit | 限定支付范围 | Limits | M500 | 限定的支付范围 | When it is paid for
          payment_standard | 支付标准 | Paid price | Y10.2 | 医保支付标准 | Price that insurance pays
          valid_until
        `,
      },
      designated_providers: {
        title: ["医保定点医药机构名录", "Providers contracted by health insurance"],
        about: [
          "签订医保服务协议的医院、诊所和药店，载明可结算的待遇类型。",
          "Hospitals, clinics and pharmacies with an insurance contract, and which benefits they can settle.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 1_070_000,
        items: `
          provider_code | 机构代码 | Provider code | C12 | 医保定点机构代码 | Insurance code of the provider
          unit_name
          provider_kind | 机构类型 | Kind | C1 | 机构类型 | Kind of provider | 1 医院 hospital; 2 基层机构 primary care; 3 零售药店 pharmacy
          address
          remote | 异地结算 | Settles for other regions | L1 | 是否开通异地就医直接结算 | Whether patients insured elsewhere can settle directly
          benefits | 结算类型 | Benefits | C100 | 可结算的待遇类型 | Benefits that can be settled | 门诊 outpatient; 住院 inpatient; 门诊慢特病 chronic disease
        `,
      },
      health_settlements: {
        title: ["医保费用结算明细", "Health insurance settlements"],
        about: [
          "参保人员就医费用的结算记录，用于待遇支付和费用核查。",
          "Settlement of the costs of insured patients, kept to pay benefits and to check charges.",
        ],
        cycle: "DAILY",
        nature: "sensitive",
        levels: "PC",
        records: 6_200_000_000,
        items: `
          settlement_no | 结算单号 | Settlement number | C30 | 结算单编号 | Number of the settlement
          person_name
          person_id
          *visit_kind | 就医类别 | Kind of visit | C1 | 本次就医或购药的类别 | What the settlement is for | 1 门诊 outpatient; 2 住院 inpatient; 3 购药 pharmacy
          *diagnosis | 诊断编码 | Diagnosis code | C20 | 主要诊断编码 | Code of the main diagnosis | ICD-10
          *total | 医疗费用总额 | Total cost | Y12.2 | 本次就医费用总额 | Total cost of the visit
          *paid_by_fund | 基金支付额 | Paid by the fund | Y12.2 | 医保基金支付金额 | Amount paid by the insurance fund
          settled_at | 结算时间 | Settled at | T19 | 结算时间 | Time of settlement | YYYY-MM-DD hh:mm:ss
        `,
      },
    },
  ),
  ...subject(
    "market",
    "HEAL",
    ["药品监管", "Medicines"],
    [
      "药店、药品抽检、医疗器械、化妆品",
      "pharmacies, medicine sampling, medical devices, cosmetics",
    ],
    {
      pharmacies: {
        title: ["药品零售企业许可信息", "Licensed pharmacies"],
        about: [
          "取得药品经营许可证的零售药店及其经营范围和地址。",
          "Pharmacies licensed to sell medicines, with what they may sell and where.",
        ],
        cycle: "WEEKLY",
        nature: "public",
        levels: "PCX",
        records: 680_000,
        items: `
          licence_no | 许可证编号 | Licence number | C20 | 药品经营许可证编号 | Number of the licence
          unit_code
          unit_name
          scope | 经营范围 | Scope | C200 | 核准的经营范围 | What may be sold | 处方药 prescription; 甲类非处方药 OTC class A; 乙类非处方药 OTC class B
          address
          night_service | 夜间售药 | Night service | L1 | 是否提供夜间售药服务 | Whether it sells medicines at night
          valid_until
        `,
      },
      device_samples: {
        title: ["医疗器械监督抽检结果", "Results of medical device sampling"],
        about: [
          "医疗器械质量监督抽检的产品、批次、检验项目和结论。",
          "Medical devices sampled: product, batch, tests and findings.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "NPC",
        records: 160_000,
        items: `
          sample_no | 抽样编号 | Sample number | C24 | 抽样单编号 | Number on the sampling form
          device_name | 产品名称 | Device | C120 | 医疗器械产品名称 | Name of the device
          registration_no | 注册证编号 | Registration number | C30 | 注册证或备案凭证编号 | Number of its registration
          maker | 注册人 | Registrant | C120 | 注册人或备案人名称 | Company that registered it
          batch | 批号 | Batch | C40 | 生产批号或序列号 | Batch or serial number
          result | 检验结论 | Finding | C1 | 检验综合结论 | Overall finding | 1 合格 passed; 2 不合格 failed
          failed_item | 不合格项目 | Failed test | C200 | 不合格的检验项目 | Test failed
        `,
      },
    },
  ),
];
