import type { Bilingual } from "@tongshu/platform/i18n";
import type { DepartmentKey } from "../nation/departments.ts";
import type { Nature } from "../vocabulary/dataset-kind.ts";

/** A sentence that is true of some kinds of data only. */
export interface Term extends Bilingual {
  /** `live` data comes through an interface; `business` and `networks` depend on the department. */
  readonly only?: "live" | "business" | "networks";
}

/** Departments that hold what enterprises would not tell their competitors. */
export const businessDepartments: ReadonlySet<DepartmentKey> = new Set<DepartmentKey>([
  "market",
  "finance",
  "industry",
  "energy",
  "tax",
  "customs",
  "science",
  "statistics",
  "patents",
]);
/** Departments in charge of networks on which everybody depends. */
export const networkDepartments: ReadonlySet<DepartmentKey> = new Set<DepartmentKey>([
  "energy",
  "communications",
  "transport",
  "water",
  "data",
]);

/** On what condition other departments get data of each nature. */
export const shareConditions: Readonly<Record<Nature, readonly Term[]>> = {
  public: [
    {
      zh: "部分历史数据尚在核校，申请时请说明使用场景，引用以最新发布的版本为准。",
      en: "Some of the older data is still being verified: applicants state what they need it for and quote the latest version.",
    },
    {
      zh: "数据量较大，按申请开通接口，并约定调用频次。",
      en: "Because of its volume the data is supplied through an interface opened on application, at an agreed rate of calls.",
      only: "live",
    },
  ],
  internal: [
    {
      zh: "限履行法定职责需要时使用，须写明对应的业务事项和使用期限，不得转供第三方。",
      en: "For use in statutory duties only; the application names the administrative matter and the period of use, and the data may not be passed on.",
    },
    {
      zh: "经提供部门审核同意后共享，结果用于业务核验和统计分析，不得对外发布明细。",
      en: "Shared after review by the provider for checks and statistics; single records may not be published.",
    },
    {
      zh: "跨部门协同办事可按次核验；需批量获取的，双方另行签订数据使用约定。",
      en: "Single records can be checked in joint procedures; bulk supply needs a written agreement between both departments.",
    },
    {
      zh: "含企业经营信息，使用部门须限定知悉范围，并在用毕后按约定销毁。",
      en: "Holds business information of enterprises: access is limited to named staff and the data is destroyed after use as agreed.",
      only: "business",
    },
  ],
  personal: [
    {
      zh: "仅限依法办理涉及本人的事项时按次核验，返回核验结果，不提供批量下载。",
      en: "Single checks in procedures that concern the person; the answer is the result of the check, and there is no bulk download.",
    },
    {
      zh: "申请部门须列明法律依据、办理事项和所需信息项，按最小必要范围提供，查询全程留痕。",
      en: "The applicant states the legal basis, the matter and the items needed; only those are supplied, and every query is logged.",
    },
    {
      zh: "用于便民服务中减免证明材料的，经本人授权后共享；用于其他目的须重新申请。",
      en: "Shared with the person's authorisation to spare them paper certificates; any other purpose needs a new application.",
    },
  ],
  sensitive: [
    {
      zh: "含敏感个人信息，仅限法律、行政法规明确规定的事项使用，逐项审批，脱敏后提供。",
      en: "Holds sensitive personal information: only for matters named in laws or administrative regulations, approved one by one and masked before supply.",
    },
    {
      zh: "须完成个人信息保护影响评估，经提供部门负责人批准，通过专用接口按次核验。",
      en: "Needs a personal information protection impact assessment and the approval of the provider's head; single checks through a dedicated interface.",
    },
  ],
  minor: [
    {
      zh: "含未成年人信息，仅限保护和服务未成年人的法定事项使用，按次核验，不提供明细。",
      en: "Holds information on minors: only for statutory matters that protect or serve them, by single checks, without listing records.",
    },
    {
      zh: "涉及不满十四周岁未成年人的，须取得其父母或者其他监护人同意，并指定专人管理。",
      en: "Where children under fourteen are concerned a parent or other guardian must have agreed, and a named officer is in charge of the data.",
    },
  ],
  restricted: [
    {
      zh: "仅限应急处置和法定监管需要，由提供部门一事一议，在指定环境内使用，不得带出。",
      en: "Only for emergencies and statutory supervision, decided case by case and used within a designated environment that the data does not leave.",
    },
    {
      zh: "按重要数据管理，申请部门须落实相应安全保护措施，并经双方主管部门批准。",
      en: "Managed as important data: the applicant has matching safeguards in place and both departments' superiors approve.",
    },
  ],
};

/** On what condition the public gets data that is opened conditionally. */
export const openConditions: Readonly<Record<"public" | "internal" | "personal", readonly Term[]>> =
  {
    public: [
      {
        zh: "实名注册后可申请接口，调用频次以平台公布的为准。",
        en: "Registered users can apply for the interface; the rate of calls is the one published on the platform.",
        only: "live",
      },
      {
        zh: "申请人说明用途并承诺不用于违法活动后开放，再次发布时须注明来源和时间。",
        en: "Opened to applicants who state their purpose and undertake to use it lawfully; source and date are to be named on republication.",
      },
    ],
    internal: [
      {
        zh: "签订开放利用协议后提供，不得用于还原企业的商业秘密。",
        en: "Supplied under an agreement on reuse, which forbids reconstructing enterprises' trade secrets.",
        only: "business",
      },
      {
        zh: "面向科研机构和注册企业，按申请用途审核后在安全环境中使用。",
        en: "For research institutions and registered enterprises, used in a secure environment after review of the purpose.",
      },
    ],
    personal: [
      {
        zh: "仅开放去除个人信息后的汇总结果，申请人须承诺不与其他数据关联识别个人。",
        en: "Only aggregates without personal information are opened; applicants undertake not to identify anybody by linking other data.",
      },
    ],
  };

/** The law on which data is withheld, by its nature. Articles are those in force in 2026. */
export const withholdBases: Readonly<Record<Exclude<Nature, "public">, readonly Term[]>> = {
  internal: [
    {
      zh: "为履行职责过程中知悉、依法应当保密的数据，依据《中华人民共和国数据安全法》第三十八条，不予共享。",
      en: "Learnt in the course of official duties and to be kept confidential under article 38 of the Data Security Law.",
    },
    {
      zh: "含企业商业秘密和保密商务信息，依据《中华人民共和国数据安全法》第三十八条应当保密，不予共享。",
      en: "Holds trade secrets and confidential business information, which article 38 of the Data Security Law obliges state organs to keep secret.",
      only: "business",
    },
  ],
  personal: [
    {
      zh: "依据《中华人民共和国个人信息保护法》第三十四条，国家机关处理个人信息不得超出履行法定职责所必需的范围，本资源仅供本部门履职使用。",
      en: "Under article 34 of the Personal Information Protection Law a state organ may not process personal information beyond what its statutory duties require; the data serves this department's own duties only.",
    },
  ],
  sensitive: [
    {
      zh: "含敏感个人信息，依据《中华人民共和国个人信息保护法》第二十八条，须具有特定目的和充分必要性方可处理，现无此类共享需求。",
      en: "Holds sensitive personal information, which under article 28 of the Personal Information Protection Law may be processed only for a specific purpose and where sufficiently necessary; no such need has been shown.",
    },
  ],
  minor: [
    {
      zh: "含不满十四周岁未成年人的个人信息，依据《中华人民共和国个人信息保护法》第二十八条、第三十一条，不予共享。",
      en: "Holds personal information of children under fourteen, protected by articles 28 and 31 of the Personal Information Protection Law.",
    },
  ],
  restricted: [
    {
      zh: "列入重要数据目录，依据《中华人民共和国数据安全法》第二十一条实行重点保护，不予共享。",
      en: "Listed as important data and specially protected under article 21 of the Data Security Law.",
    },
    {
      zh: "涉及关键信息基础设施的安全，依据《关键信息基础设施安全保护条例》，不予共享。",
      en: "Concerns the security of critical information infrastructure, under the Regulations on the Security Protection of Critical Information Infrastructure.",
      only: "networks",
    },
  ],
};

/** Departments that a law of their own binds to secrecy about those they deal with. */
export const ownSecrecy: Readonly<Partial<Record<DepartmentKey, Bilingual>>> = {
  tax: {
    zh: "依据《中华人民共和国税收征收管理法》第八条，税务机关应当依法为纳税人、扣缴义务人的情况保密，不予共享。",
    en: "Article 8 of the Law on the Administration of Tax Collection binds the tax authorities to keep the affairs of taxpayers and withholding agents confidential.",
  },
};
