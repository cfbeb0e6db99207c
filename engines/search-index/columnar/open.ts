import {
  allFacetFields,
  allTextFields,
  checkQuery,
  checkSchema,
  checkSuggestedKeys,
} from "../checks.ts";
import { facetFieldsMax, textFieldsMax } from "../limits.ts";
import type { IndexSchema, SearchIndex, SearchIndexWriter } from "../search-index.ts";
import { checkSimilar } from "../similar.ts";
import type { FolderWriter } from "./folder-writer.ts";
import type { ColumnarKillPoint } from "./kill-points.ts";
import { Merging } from "./merging.ts";
import { packBatch } from "./packed-batch.ts";
import { ReaderPool } from "./reader-pool.ts";
import { rebuildInThreads } from "./rebuild-in-threads.ts";
import { hasSuspects } from "./suspects.ts";
import { Thread } from "./thread.ts";

export interface ColumnarIndexOptions {
  /** Holds nothing but this index. The writer makes it when it is not there. */
  readonly folder: string;
  readonly schema: IndexSchema;
  /** Threads that answer queries; absent = one a core, up to `searchThreadsMax`. */
  readonly threads?: number;
  /** Start the threads and load what there is at once, and not with the first query. */
  readonly isWarm?: boolean;
}

export interface ColumnarWriterOptions extends ColumnarIndexOptions {
  /** Called with each kill point as the writer stands there. For tests. */
  readonly reach?: ((name: ColumnarKillPoint) => void) | undefined;
}

/**
 * Opens an index for reading. Any number of processes may read while one writes; each search sees
 * everything that was applied before it began. A folder without an index, or with one of another
 * schema or format, answers as empty until there is one.
 */
export async function openColumnarIndexReader(options: ColumnarIndexOptions): Promise<SearchIndex> {
  checkColumnarSchema(options.schema);
  return readerOf(options);
}

function readerOf({ folder, schema, threads, isWarm }: ColumnarIndexOptions): SearchIndex {
  const pool = new ReaderPool(folder, schema, threads);
  if (isWarm === true) pool.warmUp();
  return {
    async search(query, onHits) {
      checkQuery(schema, query);
      return await pool.search(query, onHits);
    },
    async similar(request) {
      checkSimilar(schema, request);
      return await pool.similar(request);
    },
    suggest: (prefix, limit) => pool.suggest(prefix, limit),
    async suggested(keys) {
      checkSuggestedKeys(keys);
      return await pool.suggested(keys);
    },
    async checkpoint() {
      // What a reader found damaged the writer has yet to look at.
      if (await hasSuspects(folder)) return null;
      return (await pool.manifest())?.checkpoint ?? null;
    },
    async stats() {
      const segments = (await pool.manifest())?.segments ?? [];
      const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
      return {
        documents: sum(segments.map(({ liveRows }) => liveRows)),
        parts: sum(segments.map(({ liveParts }) => liveParts)),
        bytes: sum(segments.map(({ bytes }) => bytes)),
      };
    },
    close: () => pool.close(),
  };
}

/**
 * Opens the index of a folder for writing. The caller makes sure that a folder has one writer. An
 * index of another schema or format, or a damaged one (whose damaged file is set aside), is replaced
 * by an empty one whose checkpoint is null.
 */
export async function openColumnarIndexWriter(
  options: ColumnarWriterOptions,
): Promise<SearchIndexWriter> {
  const { folder, schema, reach } = options;
  checkColumnarSchema(schema);
  const writer = new Thread<FolderWriter>("writer", folder, schema, reach);
  // The first answer says that the index is open.
  await writer.call("checkpoint");
  const reader = readerOf(options);
  const inTurn = oneAfterTheOther();
  const merging = new Merging(writer, folder, schema, reach);
  return {
    search: reader.search,
    suggest: reader.suggest,
    suggested: reader.suggested,
    similar: reader.similar,
    stats: reader.stats,
    checkpoint: () => writer.call("checkpoint"),
    apply: (batch) =>
      inTurn(async () => {
        const packed = packBatch(schema, batch);
        await writer.callWith([packed.bytes.buffer], "apply", packed);
        merging.begin();
      }),
    rebuild: (batches) =>
      inTurn(() => rebuildInThreads(writer, { folder, schema, reach }, batches)),
    async close() {
      await inTurn(() => merging.close());
      await writer.close();
      await reader.close();
    },
  };
}

function checkColumnarSchema(schema: IndexSchema): void {
  checkSchema(schema);
  if (allTextFields(schema).length > textFieldsMax) {
    throw new Error(`A columnar index has at most ${textFieldsMax} text fields, parts included.`);
  }
  if (allFacetFields(schema).length > facetFieldsMax) {
    throw new Error(`A columnar index has at most ${facetFieldsMax} facet fields.`);
  }
}

/** Runs works in the order in which they came, each after the one before has ended. */
function oneAfterTheOther(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
