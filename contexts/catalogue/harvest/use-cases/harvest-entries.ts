import type { Refusal } from "@tongshu/platform/errors";
import type { HarvestedEntry, ItemRecord } from "../../contract.ts";
import {
  type LoadedEntry,
  loadEntries,
  type RegisterWriter,
  type RunRow,
} from "../../register/index.ts";
import { canonicalJson } from "../model/canonical-json.ts";
import { itemKeys } from "../model/item-keys.ts";
import { digestOfCanonical } from "../model/record-digest.ts";

/** Takes entries that the program itself made, such as the sample, into the register. */
export async function harvestEntries(
  deps: RegisterWriter,
  request: {
    readonly source: string;
    readonly sample: boolean;
    /** May be asked for twice: see `loadEntries`. */
    readonly entries: Iterable<HarvestedEntry>;
    readonly onCommitted?: (entries: number) => void;
    readonly signal?: AbortSignal | undefined;
    /** Called wherever it can stop; what it throws leaves the run open, to be carried on. */
    readonly goOn?: (() => void) | undefined;
  },
): Promise<RunRow | Refusal> {
  const { entries } = request;
  return await loadEntries(deps, {
    ...request,
    format: "generated",
    entries: { [Symbol.iterator]: () => finished(entries) },
  });
}

/** Each record with its digest and its texts; items that many entries share are written once. */
function* finished(entries: Iterable<HarvestedEntry>): Iterator<LoadedEntry> {
  const written = new WeakMap<ItemRecord, KeyedItem>();
  const write = (item: ItemRecord): KeyedItem => {
    const known = written.get(item);
    if (known !== undefined) return known;
    const [itemKey = ""] = itemKeys([item]);
    const fresh = { itemKey, record: item, json: canonicalJson(item) };
    written.set(item, fresh);
    return fresh;
  };
  for (const { sourceId, record, items } of entries) {
    const keyed = withOrdinals(items.map(write));
    const recordJson = canonicalJson(record);
    const texts = keyed.map(({ json }) => json);
    const digest = digestOfCanonical(recordJson, texts);
    yield { sourceId, digest, record, recordJson, items: keyed };
  }
}

type KeyedItem = LoadedEntry["items"][number] & { readonly json: string };

/** Only where two items of one entry have the same name do their keys depend on each other. */
function withOrdinals(items: readonly KeyedItem[]): readonly KeyedItem[] {
  if (new Set(items.map(({ itemKey }) => itemKey)).size === items.length) return items;
  const keys = itemKeys(items.map(({ record }) => record));
  return items.map((item, at) => ({ ...item, itemKey: keys[at] ?? item.itemKey }));
}
