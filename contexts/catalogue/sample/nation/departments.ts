/**
 * The departments of the sample nation. Their duties are those of real administrations, their names
 * are not the names of any: who sees one outside the sample cannot take it for a real one.
 */
export interface Department {
  /** Chinese stem: with 部, 厅 or 局 it is a name. */
  readonly zh: string;
  readonly en: string;
  /** What the national one is called: a ministry, an administration or an office. */
  readonly national: "ministry" | "administration";
  /** How much it publishes, against others of its level. */
  readonly weight: number;
  /** Levels at which it exists: N nation, P province, C city, X county. */
  readonly levels: string;
  readonly coastalOnly?: true;
}

function ministry(zh: string, en: string, weight: number, levels = "NPCX"): Department {
  return { zh, en, national: "ministry", weight, levels };
}

function administration(zh: string, en: string, weight: number, levels = "NPC"): Department {
  return { zh, en, national: "administration", weight, levels };
}

export const departments = {
  education: ministry("教育事务", "Education Affairs", 9),
  health: ministry("健康服务", "Health Services", 9),
  environment: ministry("环境治理", "Environmental Governance", 8),
  water: ministry("水资源", "Water Resources", 7),
  transport: ministry("交通服务", "Transport Services", 9),
  land: ministry("国土规划", "Land and Spatial Planning", 7),
  market: administration("市场秩序", "Market Order", 9, "NPCX"),
  finance: ministry("财政事务", "Fiscal Affairs", 7),
  agriculture: ministry("农业与乡村发展", "Agriculture and Rural Development", 7),
  grain: administration("粮食流通", "Grain Circulation", 3),
  labour: ministry("劳动就业", "Labour and Employment", 7),
  socialInsurance: administration("社会保险", "Social Insurance", 6),
  housing: ministry("住房建设", "Housing and Construction", 7),
  industry: ministry("产业发展", "Industrial Development", 5),
  energy: administration("能源供应", "Energy Supply", 5),
  forests: administration("林草资源", "Forest and Grassland Resources", 4),
  sea: { ...administration("海洋资源", "Marine Resources", 4), coastalOnly: true },
  earthquakes: administration("地震监测", "Earthquake Monitoring", 3, "NP"),
  weather: administration("气象服务", "Weather Services", 4),
  culture: ministry("文化与文物", "Culture and Heritage", 6),
  sport: administration("体育事业", "Sport", 4),
  statistics: administration("统计调查", "Statistics and Surveys", 7, "NPCX"),
  tax: administration("税收征管", "Tax Collection", 5),
  customs: administration("口岸通关", "Ports of Entry and Customs Clearance", 4, "NP"),
  emergency: ministry("应急救援", "Emergency and Rescue", 6),
  justice: ministry("法律服务", "Legal Services", 5),
  socialAffairs: ministry("民生事务", "Social Affairs", 7),
  disability: administration("残疾人服务", "Disability Services", 4),
  veterans: ministry("退役军人服务", "Veterans Services", 3),
  population: administration("人口登记", "Population Registration", 5),
  urban: administration("城市管理服务", "Urban Services", 6, "PCX"),
  communications: administration("信息通信发展", "Communications Development", 4),
  patents: administration("专利商标", "Patents and Trade Marks", 4),
  science: ministry("科学研究", "Science and Research", 5),
  data: administration("政务数据", "Government Data", 4),
  exchange: administration("对外交流", "International Exchange", 3),
} satisfies Record<string, Department>;

export type DepartmentKey = keyof typeof departments;
