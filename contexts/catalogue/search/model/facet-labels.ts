import type { Bilingual, InterfaceLanguage } from "@tongshu/platform/i18n";
import { dataThemeLabel } from "@tongshu/standards";
import type { FacetName } from "../../contract.ts";
import { regionName } from "./region-names.ts";

const codes: Readonly<Record<string, Bilingual>> = {
  "shareType/UNCONDITIONAL": { zh: "无条件共享", en: "Shared unconditionally" },
  "shareType/CONDITIONAL": { zh: "有条件共享", en: "Shared on conditions" },
  "shareType/WITHHELD": { zh: "不予共享", en: "Not shared" },
  "openType/UNCONDITIONAL": { zh: "无条件开放", en: "Open unconditionally" },
  "openType/CONDITIONAL": { zh: "有条件开放", en: "Open on conditions" },
  "openType/NOT_OPEN": { zh: "不予开放", en: "Not open" },
  "updateCycle/REAL_TIME": { zh: "实时", en: "Real time" },
  "updateCycle/DAILY": { zh: "每日", en: "Daily" },
  "updateCycle/WEEKLY": { zh: "每周", en: "Weekly" },
  "updateCycle/MONTHLY": { zh: "每月", en: "Monthly" },
  "updateCycle/QUARTERLY": { zh: "每季度", en: "Quarterly" },
  "updateCycle/YEARLY": { zh: "每年", en: "Yearly" },
  "updateCycle/IRREGULAR": { zh: "不定期", en: "Irregular" },
  "updateCycle/STATIC": { zh: "不更新", en: "Not updated" },
  "source/sample": { zh: "示例数据", en: "Sample data" },
};

/** The label of a facet value; the value itself where no label is known. */
export function facetLabel(name: FacetName, value: string, language: InterfaceLanguage): string {
  if (name === "theme") return dataThemeLabel(value, language);
  if (name === "region") return regionName(value, language) ?? value;
  if (name === "language") return languageLabel(value, language);
  return codes[`${name}/${value}`]?.[language] ?? value;
}

const languageNames: Readonly<Record<InterfaceLanguage, Intl.DisplayNames>> = {
  zh: new Intl.DisplayNames(["zh"], { type: "language" }),
  en: new Intl.DisplayNames(["en"], { type: "language" }),
};

/** Sources write anything as a language, and so may a searcher's filter; Intl throws on no tag. */
function languageLabel(value: string, language: InterfaceLanguage): string {
  try {
    return languageNames[language].of(value) ?? value;
  } catch {
    return value;
  }
}
