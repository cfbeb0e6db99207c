import { organisationPaths, organisationsBelow } from "@tongshu/identity";
import { feedHead, readChanges } from "@tongshu/platform/change-feed";
import type { Database } from "@tongshu/platform/database";
import type {
  Checkpoint,
  IndexBatch,
  IndexDocument,
  SearchIndexWriter,
} from "@tongshu/search-index";
import { indexBatchEntriesMax, rebuildChangesMin } from "../../limits.ts";
import {
  type EntryRow,
  entriesAfter,
  entriesByIds,
  entriesOfProvidersAfter,
  itemsOfEntries,
} from "../../store/entries.ts";
import { indexDocument } from "../model/index-document.ts";

export interface IndexFollower {
  readonly db: Database;
  readonly index: SearchIndexWriter;
  /** Ends the work after the batch in hand, by throwing; the next run goes on from there. */
  readonly signal?: AbortSignal | undefined;
  /** Changes from which on the index may be built anew instead; `rebuildChangesMin`. */
  readonly rebuildFrom?: number;
}

export interface FollowProgress {
  readonly done: number;
  /** Changes or entries to go through, as known when it began. */
  readonly total: number;
}

/**
 * Brings the index to the head of the change feed: applies what is new, or builds it anew when it
 * was never built, belongs to another epoch, is of another schema, or is far behind. Returns how many changes or
 * entries it took.
 */
export async function catchUpIndex(
  deps: IndexFollower,
  onProgress?: (progress: FollowProgress) => void,
): Promise<number> {
  const checkpoint = await deps.index.checkpoint();
  if (checkpoint === null) return await rebuildIndex(deps, onProgress);
  const head = await feedHead(deps.db);
  if (await isFarBehind(deps, head.seq - checkpoint.seq))
    return await rebuildIndex(deps, onProgress);
  let after = checkpoint.seq;
  let done = 0;
  for (;;) {
    deps.signal?.throwIfAborted();
    const page = await readChanges(deps.db, {
      epoch: checkpoint.epoch,
      after,
      limit: indexBatchEntriesMax,
    });
    if (page.restart) return await rebuildIndex(deps, onProgress);
    if (page.changes.length === 0) return done;
    const ids = page.changes.flatMap((change) =>
      change.kind.startsWith("entry.") ? [change.id] : [],
    );
    // Their entries stand elsewhere in the tree of authorities than the index has them.
    const moved = page.changes.flatMap(({ kind, id }) =>
      kind === "organisation.changed" ? [id] : [],
    );
    await indexBelow(deps, moved, { epoch: checkpoint.epoch, seq: after });
    const changed = await pageOf(deps.db, await entriesByIds(deps.db, [...new Set(ids)]));
    const found = new Set(changed.rows.map((row) => row.id));
    await deps.index.apply({
      checkpoint: { epoch: page.epoch, seq: page.next },
      upserts: documentsOf(changed),
      removals: [...new Set(ids)].filter((id) => !found.has(id)),
    });
    after = page.next;
    done += page.changes.length;
    onProgress?.({ done, total: Math.max(head.seq - checkpoint.seq, done) });
  }
}

/**
 * Whether more has changed than the index holds: building it anew then takes less than applying
 * each change, which is merged several times on its way into a large segment.
 */
async function isFarBehind(
  { index, rebuildFrom = rebuildChangesMin }: IndexFollower,
  changes: number,
): Promise<boolean> {
  return changes >= rebuildFrom && changes > (await index.stats()).documents;
}

/** Indexes the entries of these organisations and of those below them again, without going on. */
async function indexBelow(
  deps: IndexFollower,
  organisationIds: readonly string[],
  checkpoint: Checkpoint,
): Promise<void> {
  if (organisationIds.length === 0) return;
  const providers = await organisationsBelow(deps, [...new Set(organisationIds)]);
  let afterId = "";
  for (;;) {
    deps.signal?.throwIfAborted();
    const rows = await entriesOfProvidersAfter(deps.db, providers, afterId, indexBatchEntriesMax);
    const last = rows.at(-1);
    if (last === undefined) return;
    afterId = last.id;
    const upserts = documentsOf(await pageOf(deps.db, rows));
    await deps.index.apply({ checkpoint, upserts, removals: [] });
  }
}

/** Builds the index anew from the register, beside the present one, and swaps it in. */
export async function rebuildIndex(
  deps: IndexFollower,
  onProgress?: (progress: FollowProgress) => void,
): Promise<number> {
  let done = 0;
  await deps.index.rebuild(
    registerBatches(deps.db, (count) => {
      deps.signal?.throwIfAborted();
      done = count;
      onProgress?.({ done: count, total: count });
    }),
  );
  return done;
}

/**
 * All entries in batches. The head is read before the first entry: what changes meanwhile lies
 * behind it in the feed and is applied again afterwards, which does no harm.
 */
async function* registerBatches(
  db: Database,
  onBatch: (entries: number) => void,
): AsyncIterable<IndexBatch> {
  const checkpoint = await feedHead(db);
  let count = 0;
  let next = readAfter(db, "");
  for (;;) {
    const page = await next;
    const last = page.rows.at(-1);
    if (last === undefined) break;
    // The database reads while this page is analysed; a failure is met when its turn comes.
    next = readAfter(db, last.id);
    next.catch(() => undefined);
    count += page.rows.length;
    yield { checkpoint, upserts: documentsOf(page), removals: [] };
    onBatch(count);
  }
  if (count === 0) yield { checkpoint, upserts: [], removals: [] };
}

/** Entries as they are read, with all that their documents are made of. */
interface EntryPage {
  readonly rows: readonly EntryRow[];
  readonly items: Awaited<ReturnType<typeof itemsOfEntries>>;
  /** Organisation → the path to it. */
  readonly paths: ReadonlyMap<string, string>;
}

async function readAfter(db: Database, after: string): Promise<EntryPage> {
  return await pageOf(db, await entriesAfter(db, after, indexBatchEntriesMax));
}

async function pageOf(db: Database, rows: readonly EntryRow[]): Promise<EntryPage> {
  const ids = rows.map((row) => row.id);
  const providers = [...new Set(rows.map((row) => row.providerId))];
  const items = await itemsOfEntries(db, ids);
  return { rows, items, paths: await organisationPaths({ db }, providers) };
}

function documentsOf({ rows, items, paths }: EntryPage): readonly IndexDocument[] {
  return rows.map((row) =>
    indexDocument({
      id: row.id,
      source: row.source,
      record: row.record,
      items: items.get(row.id) ?? [],
      providerPath: (paths.get(row.providerId) ?? row.providerId).split("/"),
    }),
  );
}
