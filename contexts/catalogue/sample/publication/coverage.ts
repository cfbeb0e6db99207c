import type { Bilingual } from "@tongshu/platform/i18n";
import type { Place } from "../nation/places.ts";

/** Cities that have no districts and counties, only towns and subdistricts. */
const citiesWithoutDistricts = new Set(["441900", "442000", "460400", "620200"]);

/** Provinces with autonomous prefectures, by two digits. */
const provincesWithPrefectures = new Set("22 42 43 51 52 53 62 63".split(" "));
/** Its counties stand directly below the province. */
const hainan = "460000";

/** The whole of a place, named by what it is made up of. */
export function coverage({ level, zh, en, code }: Place): Bilingual {
  if (level === "NATIONAL") {
    return {
      zh: "31个省、自治区、直辖市",
      en: "all 31 provinces, autonomous regions and municipalities",
    };
  }
  if (level === "PROVINCIAL") {
    if (zh.endsWith("自治区")) return { zh: "全区各地", en: `every part of ${en}` };
    if (zh.endsWith("市")) return { zh: "全市各区", en: `every district of ${en}` };
    if (code === hainan) return { zh: "全省各市县", en: `every city and county of ${en}` };
    return provincesWithPrefectures.has(code.slice(0, 2))
      ? { zh: "全省各市州", en: `every city and prefecture of ${en}` }
      : { zh: "全省各市", en: `every city of ${en}` };
  }
  if (level === "CITY" && !citiesWithoutDistricts.has(code)) {
    return { zh: "全市各区县", en: `every district and county of ${en}` };
  }
  const whole = zh.endsWith("市") ? "全市" : zh.endsWith("区") ? "全区" : "全县";
  return { zh: `${whole}各乡镇、街道`, en: `every town and subdistrict of ${en}` };
}
