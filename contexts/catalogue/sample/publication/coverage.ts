import type { Bilingual } from "@tongshu/platform/i18n";
import type { Place } from "../nation/places.ts";

/** Cities that have no districts and counties, only towns: Sansha aside, those of GB/T 2260. */
const citiesWithoutDistricts = new Set(["441900", "442000", "460400", "620200"]);

/** The whole of a place, named by what it is made up of. */
export function coverage({ level, zh, en, code }: Place): Bilingual {
  if (level === "NATIONAL") {
    return {
      zh: "31个省、自治区、直辖市",
      en: "all 31 provinces, autonomous regions and municipalities",
    };
  }
  if (level === "PROVINCIAL") {
    if (zh.endsWith("自治区")) return { zh: "全区各地", en: `every prefecture of ${en}` };
    if (zh.endsWith("市")) return { zh: "全市各区", en: `every district of ${en}` };
    return { zh: "全省各市州", en: `every prefecture of ${en}` };
  }
  if (level === "CITY" && !citiesWithoutDistricts.has(code)) {
    return { zh: "全市各区县", en: `every district and county of ${en}` };
  }
  const whole = zh.endsWith("市") ? "全市" : zh.endsWith("区") ? "全区" : "全县";
  return { zh: `${whole}各乡镇、街道`, en: `every town and subdistrict of ${en}` };
}
