import type { ItemRecord } from "../../contract.ts";
import type { Random } from "../seeded-random.ts";
import type { DatasetKind } from "../vocabulary/dataset-kind.ts";
import { drawSize } from "./numbered-random.ts";
import type { EntryClass } from "./fitted-parameters.ts";

/** All items of the vocabulary, as the sources of one class of entries would state them. */
export interface ItemStock {
  readonly items: readonly ItemRecord[];
  /** Where the items of each kind begin. */
  readonly from: ReadonlyMap<string, number>;
}

/** Made once: entries share their items, so that each is written as text only once. */
export function itemStock(
  kinds: readonly DatasetKind[],
  { zh, en, itemDefinition, itemType }: EntryClass,
): ItemStock {
  const items: ItemRecord[] = [];
  const from = new Map<string, number>();
  // Even steps, so that any few items in a row are filled as all of them are.
  let definitions = 0;
  let types = 0;
  const stated = (text: Readonly<Record<string, string>>): Record<string, string> => ({
    ...(zh === undefined ? {} : { "zh-Hans": text["zh-Hans"] ?? "" }),
    ...(en === undefined ? {} : { en: text["en"] ?? "" }),
  });
  for (const kind of kinds) {
    from.set(kind.key, items.length);
    for (const item of kind.items) {
      definitions += itemDefinition;
      types += itemType;
      const made: ItemRecord = {
        code: item.code,
        name: stated(item.name ?? {}),
        ...(types >= 1 ? { type: item.type } : {}),
        ...(definitions >= 1 ? { definition: stated(item.definition ?? {}) } : {}),
      };
      items.push(made);
      if (definitions >= 1) definitions -= 1;
      if (types >= 1) types -= 1;
    }
  }
  return { items, from };
}

/** The items of one entry: its kind's own, then those that follow in the vocabulary. */
export function itemsOf(
  random: Random,
  kind: DatasetKind,
  stock: ItemStock,
  entryClass: EntryClass,
): ItemRecord[] {
  const count = drawSize(random, entryClass.items);
  const from = stock.from.get(kind.key) ?? 0;
  return Array.from({ length: count }, (_, at) => {
    const item = stock.items[(from + at) % stock.items.length];
    if (item === undefined) throw new Error("The vocabulary has no items.");
    return item;
  });
}
