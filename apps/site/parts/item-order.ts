import type { Item } from "@tongshu/catalogue/contract";
import type { InterfaceLanguage } from "@tongshu/platform/i18n";
import type { ItemSort } from "../links.ts";
import { primaryString } from "./text.ts";

/** Letters alike whatever their case and width: ＤＡＴＥ, Date, date. */
function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function searchedText(item: Item): string {
  const texts = [item.name, item.definition].flatMap((text) => Object.values(text ?? {}));
  return folded([item.code, ...texts].join("\n"));
}

/** Items whose code, name or definition hold every word of the query, in their order. */
export function matchingItems(items: readonly Item[], query: string): readonly Item[] {
  const words = folded(query)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return items;
  return items.filter((item) => {
    const text = searchedText(item);
    return words.every((word) => text.includes(word));
  });
}

const collators = new Map<string, Intl.Collator>();

function collatorOf(language: InterfaceLanguage): Intl.Collator {
  let collator = collators.get(language);
  if (collator === undefined) {
    collator = new Intl.Collator(language === "zh" ? "zh-CN" : "en", { numeric: true });
    collators.set(language, collator);
  }
  return collator;
}

/** Items ordered as a reader expects; those that do not state the field come last. */
export function orderedItems(
  items: readonly Item[],
  sort: ItemSort,
  language: InterfaceLanguage,
): readonly Item[] {
  if (sort === "stated") return items;
  const keyOf = (item: Item): string => {
    if (sort === "code") return item.code;
    if (sort === "type") return item.type ?? item.sourceType ?? "";
    return item.name === undefined ? "" : primaryString(item.name, language);
  };
  const collator = collatorOf(language);
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  keyed.sort((a, b) =>
    a.key === "" || b.key === ""
      ? Number(a.key === "") - Number(b.key === "")
      : collator.compare(a.key, b.key),
  );
  return keyed.map(({ item }) => item);
}
