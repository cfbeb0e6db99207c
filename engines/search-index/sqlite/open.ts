import { checkQuery, checkSuggestedKeys } from "../checks.ts";
import type { SearchIndexKillPoint } from "../kill-points.ts";
import type { IndexBatch, IndexSchema, SearchIndex, SearchIndexWriter } from "../search-index.ts";
import { type PackedBatch, packBatch } from "./pack-batch.ts";
import type { Reader } from "./reader.ts";
import { similarBySearch } from "./similar.ts";
import { WorkerClient } from "./worker-client.ts";
import type { Writer } from "./writer.ts";

export interface SqliteIndexOptions {
  /** Holds nothing but this index. The writer makes it when it is not there. */
  readonly folder: string;
  readonly schema: IndexSchema;
}

export interface SqliteWriterOptions extends SqliteIndexOptions {
  /** Called with each kill point as the writer stands there. For tests. */
  readonly reach?: (name: SearchIndexKillPoint) => void;
}

/**
 * Opens an index for reading, in its own thread. Any number of processes may read while one
 * writes; each search sees everything that was applied before it began. A folder without an index,
 * or with one of another schema version, answers as empty until there is one.
 */
export async function openSqliteIndexReader(options: SqliteIndexOptions): Promise<SearchIndex> {
  return readerOf(options);
}

function readerOf({ folder, schema }: SqliteIndexOptions): SearchIndex {
  const client = new WorkerClient<Reader>({ role: "reader", folder, schema });
  return {
    async search(query) {
      checkQuery(schema, query);
      return client.query("search", query);
    },
    similar: (request) => similarBySearch(client, schema, request),
    suggest: (prefix, limit) => client.query("suggest", prefix, limit),
    async suggested(keys) {
      checkSuggestedKeys(keys);
      return await client.query("suggested", keys);
    },
    checkpoint: () => client.call("checkpoint"),
    stats: () => client.call("stats"),
    close: () => client.close(),
  };
}

/**
 * Opens the index of a folder for writing. The caller makes sure that a folder has one writer. An
 * index of another schema version, or a damaged one (which is set aside), is replaced by an empty
 * one whose checkpoint is null. Searches run in a thread of their own beside the writing one.
 */
export async function openSqliteIndexWriter(
  options: SqliteWriterOptions,
): Promise<SearchIndexWriter> {
  const { folder, schema, reach = () => undefined } = options;
  const client = new WorkerClient<Writer>({ role: "writer", folder, schema });
  // The first answer says that the index is open.
  await client.call("checkpoint");
  const reader = readerOf(options);
  const inTurn = oneAfterTheOther();
  return {
    search: reader.search,
    suggest: reader.suggest,
    suggested: reader.suggested,
    similar: reader.similar,
    stats: reader.stats,
    checkpoint: () => client.call("checkpoint"),
    apply: (batch) => inTurn(() => apply(client, packBatch(schema, batch), reach)),
    rebuild: (batches) => inTurn(() => rebuild(client, schema, batches, reach)),
    async close() {
      await inTurn(() => client.close());
      await reader.close();
    },
  };
}

async function apply(
  client: WorkerClient<Writer>,
  batch: PackedBatch,
  reach: (name: SearchIndexKillPoint) => void,
): Promise<void> {
  await client.call("applyWithoutCommit", batch);
  reach("index.apply.before-commit");
  await client.call("commit");
  reach("index.apply.after-commit");
}

async function rebuild(
  client: WorkerClient<Writer>,
  schema: IndexSchema,
  batches: AsyncIterable<IndexBatch>,
  reach: (name: SearchIndexKillPoint) => void,
): Promise<void> {
  await client.call("rebuildBegin");
  try {
    for await (const batch of batches) await client.call("rebuildAdd", packBatch(schema, batch));
    await client.call("rebuildPrepare");
    reach("index.rebuild.before-rename");
  } catch (error) {
    await client.call("rebuildAbandon");
    throw error;
  }
  await client.call("rebuildCommit");
  reach("index.rebuild.after-rename");
  await client.call("rebuildTidy");
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
