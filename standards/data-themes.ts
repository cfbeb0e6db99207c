/**
 * The thirteen themes of the EU data-theme authority table
 * (http://publications.europa.eu/resource/authority/data-theme), the value list of dcat:theme in
 * DCAT-AP 3. English labels are the table's own; Chinese labels are translations.
 */
export const dataThemes = [
  { code: "AGRI", zh: "农业、渔业、林业和粮食", en: "Agriculture, fisheries, forestry and food" },
  { code: "ECON", zh: "经济与金融", en: "Economy and finance" },
  { code: "EDUC", zh: "教育、文化和体育", en: "Education, culture and sport" },
  { code: "ENER", zh: "能源", en: "Energy" },
  { code: "ENVI", zh: "环境", en: "Environment" },
  { code: "GOVE", zh: "政府与公共部门", en: "Government and public sector" },
  { code: "HEAL", zh: "健康", en: "Health" },
  { code: "INTR", zh: "国际事务", en: "International issues" },
  { code: "JUST", zh: "司法、法律制度与公共安全", en: "Justice, legal system and public safety" },
  { code: "REGI", zh: "区域与城市", en: "Regions and cities" },
  { code: "SOCI", zh: "人口与社会", en: "Population and society" },
  { code: "TECH", zh: "科学与技术", en: "Science and technology" },
  { code: "TRAN", zh: "交通运输", en: "Transport" },
] as const;

export type DataTheme = (typeof dataThemes)[number]["code"];

const codes: ReadonlySet<string> = new Set(dataThemes.map((theme) => theme.code));

/** The theme of a code in any letter case, or of its address in the authority table. */
export function dataThemeOfCode(text: string): DataTheme | undefined {
  const code = text
    .trim()
    .replace(/^.*\/data-theme\//, "")
    .toUpperCase();
  return codes.has(code) ? (code as DataTheme) : undefined;
}

/** The label of a theme; the code itself where it is not one of the thirteen. */
export function dataThemeLabel(code: string, language: "zh" | "en"): string {
  return dataThemes.find((theme) => theme.code === code)?.[language] ?? code;
}
