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
  const texts = new WeakMap<ItemRecord, string>();
  const textOf = (item: ItemRecord): string => {
    const known = texts.get(item);
    if (known !== undefined) return known;
    const text = canonicalJson(item);
    texts.set(item, text);
    return text;
  };
  for (const { sourceId, record, items } of entries) {
    const keys = itemKeys(items);
    const keyed = items.map((item, at) => ({
      itemKey: keys[at] as string,
      record: item,
      json: textOf(item),
    }));
    const recordJson = canonicalJson(record);
    const digest = digestOfCanonical(
      recordJson,
      keyed.map(({ json }) => json),
    );
    yield { sourceId, digest, record, recordJson, items: keyed };
  }
}
