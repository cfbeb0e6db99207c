import type { Refusal } from "@tongshu/platform/errors";
import type { HarvestedEntry } from "../../contract.ts";
import {
  type FinishedRecord,
  type RegisterWriter,
  type RunRow,
  registerRecords,
  type StagedRow,
} from "../../register/index.ts";
import { itemKeys } from "../model/item-keys.ts";
import { recordDigest } from "../model/record-digest.ts";

/** Takes entries that the program itself made, such as the sample, on the same way as harvested ones. */
export async function harvestEntries(
  deps: RegisterWriter,
  request: {
    readonly source: string;
    readonly sample: boolean;
    readonly entries: Iterable<HarvestedEntry>;
    readonly onCommitted?: (entries: number) => void;
    readonly signal?: AbortSignal | undefined;
    /** Called wherever it can stop; what it throws leaves the run open, to be carried on. */
    readonly goOn?: (() => void) | undefined;
  },
): Promise<RunRow | Refusal> {
  let done = 0;
  return await registerRecords(deps, {
    source: request.source,
    format: "generated",
    sample: request.sample,
    combines: false,
    signal: request.signal,
    ...(request.goOn === undefined ? {} : { goOn: request.goOn }),
    rows: () => staged(request.entries),
    finish: (_sourceId, rows) => finished(rows.at(-1)),
    outcome: () => ({
      complete: true,
      absenceProves: true,
      failed: false,
      refused: 0,
      problems: [],
    }),
    onCommitted: (_upTo, entries) => {
      done += entries;
      request.onCommitted?.(done);
    },
  });
}

async function* staged(entries: Iterable<HarvestedEntry>): AsyncIterable<StagedRow> {
  let ordinal = 0;
  for (const { sourceId, record, items } of entries) {
    ordinal += 1;
    yield {
      ordinal,
      sourceId,
      digest: recordDigest(record, items),
      record: JSON.stringify(record),
      items: JSON.stringify(items),
    };
  }
}

function finished(row: StagedRow | undefined): FinishedRecord | undefined {
  if (row === undefined || row.record === null || row.digest === null) return undefined;
  const items = JSON.parse(row.items);
  const keys = itemKeys(items);
  return {
    digest: row.digest,
    record: JSON.parse(row.record),
    items: keys.map((itemKey, index) => ({ itemKey, record: items[index] })),
  };
}
