import { type DataTheme, dataThemeOfCode, dataThemes } from "./data-themes.ts";

/**
 * Which EU data theme a source's own category word means. The words are those that real catalogues
 * write (Socrata portals, US agencies, Argentina, Taichung, FirstData). Only words with one plain
 * meaning are here; a word that two readers would file differently is left out, and the entry then
 * states no theme. A word may mean several themes ("Health and Education").
 * Tourism, housing and recreation follow the scope notes of the authority table: recreation is
 * under culture and sport (EDUC), housing and city planning under regions and cities (REGI).
 */
const wordsOfTheme: Readonly<Record<DataTheme, readonly string[]>> = {
  AGRI: [
    "agriculture",
    "agriculture and food",
    "agri-business",
    "agricultural economics",
    "fisheries",
    "fishing and aquaculture",
    "forestry",
    "livestock",
    "food safety",
    "food security",
    "农业",
    "農業",
    "agroganadería, pesca y forestación",
  ],
  ECON: [
    "economy",
    "economics",
    "economic development",
    "economic growth",
    "economic statistics",
    "economic data",
    "economic indicators",
    "macroeconomics",
    "business",
    "business services",
    "business and economy",
    "business and industry",
    "commerce",
    "finance",
    "financial",
    "finances",
    "city finances",
    "budget",
    "budget and finance",
    "banking",
    "insurance",
    "investment",
    "trade",
    "international trade",
    "industry",
    "manufacturing",
    "monetary policy",
    "capital markets",
    "financial markets",
    "taxation",
    "tax and revenue",
    "revenue",
    "public finance",
    "economía",
    "economía y finanzas",
    "投資理財",
    "经济",
    "金融",
  ],
  EDUC: [
    "education",
    "educación",
    "formal education",
    "higher education",
    "culture",
    "recreation",
    "recreation and culture",
    "culture and recreation",
    "arts and culture",
    "arts, culture and history",
    "sports",
    "library services",
    "求學及進修",
    "教育",
    "文化",
  ],
  ENER: ["energy", "renewable energy", "electricity", "energía", "能源"],
  ENVI: [
    "environment",
    "environmental protection",
    "environmental services",
    "environment and natural resources",
    "natural resources",
    "natural resources and environment",
    "nature and environment",
    "pollution",
    "climate",
    "climate change",
    "biodiversity",
    "ecology",
    "water resources",
    "medio ambiente",
    "环境",
    "環境",
  ],
  GOVE: [
    "government",
    "city government",
    "county government",
    "local government",
    "general government",
    "good governance",
    "governance",
    "government administration",
    "government statistics",
    "politics",
    "elections",
    "voting and elections",
    "transparency",
    "public administration",
    "civic engagement",
  ],
  HEAL: [
    "health",
    "healthcare",
    "public health",
    "health and wellness",
    "health care",
    "hospital",
    "covid-19",
    "medicare",
    "medicaid",
    "children's health insurance program",
    "hiv/aids",
    "maternal and child health",
    "epidemiology",
    "mental health",
    "salud",
    "就醫",
    "生育保健",
    "健康",
    "卫生",
  ],
  INTR: ["international relations", "international issues", "international cooperation"],
  JUST: [
    "justice",
    "public safety",
    "crime",
    "crime and justice",
    "courts",
    "police",
    "law enforcement",
    "law",
    "legal",
    "civil rights",
    "acceso-a-justicia",
    "poder-judicial",
    "sistema-penitenciario",
    "politica-criminal",
    "justicia",
  ],
  REGI: [
    "housing",
    "housing and development",
    "housing and buildings",
    "urban planning",
    "urban development",
    "urban development and housing",
    "city planning",
    "planning and zoning",
    "regional development",
    "community development",
  ],
  SOCI: [
    "demographics",
    "demography",
    "population",
    "census",
    "social services",
    "social",
    "society",
    "social development",
    "social protection",
    "gender equality",
    "human services",
    "老年安養",
    "出生及收養",
    "人口",
    "社会",
  ],
  TECH: [
    "technology",
    "science",
    "research",
    "science and technology",
    "engineering and technology",
    "information technology",
    "telecommunications",
    "artificial intelligence",
    "machine learning",
    "computer science",
    "space science",
    "innovation",
    "科技",
  ],
  TRAN: [
    "transportation",
    "transport",
    "transportation/transit",
    "transportation and mobility",
    "transit",
    "travel and transportation",
    "roads, driving and transport",
    "aviation",
    "交通",
    "交通資訊",
    "transporte",
  ],
};

/** Words that name more than one theme. */
const severalThemes: Readonly<Record<string, readonly DataTheme[]>> = {
  "energy and environment": ["ENER", "ENVI"],
  "environment and energy": ["ENER", "ENVI"],
  "health and human services": ["HEAL", "SOCI"],
  "health and social services": ["HEAL", "SOCI"],
  "public safety and justice": ["JUST"],
  "government and finance": ["ECON", "GOVE"],
  "population and demographics": ["SOCI"],
  "demographics, economy and jobs": ["ECON", "SOCI"],
};

function normalised(word: string): string {
  return word
    .normalize("NFKC")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/([a-z])-(?=[a-z])/g, "$1 ")
    .replace(/\s+/g, " ")
    .trim();
}

const themesOfWord = new Map<string, readonly DataTheme[]>();
for (const theme of dataThemes) {
  themesOfWord.set(normalised(theme.en), [theme.code]);
  for (const word of wordsOfTheme[theme.code]) themesOfWord.set(normalised(word), [theme.code]);
}
for (const [word, themes] of Object.entries(severalThemes)) {
  themesOfWord.set(normalised(word), themes);
}

/** The themes that a source's category word states: a code, or a word of the table; else none. */
export function dataThemesOfWord(word: string): readonly DataTheme[] {
  const byCode = dataThemeOfCode(word);
  if (byCode !== undefined) return [byCode];
  return themesOfWord.get(normalised(word)) ?? [];
}
