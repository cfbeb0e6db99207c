import { setImmediate, setTimeout as sleep } from "node:timers/promises";
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
  entriesBetween,
  entriesByIds,
  entriesOfProvidersAfter,
  itemsOfEntries,
  lastEntryId,
} from "../../store/entries.ts";
import { indexDocument } from "../model/index-document.ts";

export interface IndexFollower {
  readonly db: Database;
  readonly index: SearchIndexWriter;
  /** Ends the work after the batch in hand, by throwing; the next run goes on from there. */
  readonly signal?: AbortSignal | undefined;
  /** Changes from which on the index may be built anew instead; `rebuildChangesMin`. */
  readonly rebuildFrom?: number;
  /** Changes that are being made: an index that is built anew meanwhile takes them in as they come. */
  readonly awaited?: AwaitedChanges | undefined;
}

export interface AwaitedChanges {
  /** About how many there will be. */
  readonly changes: number;
  /** Whether all of them have been committed. */
  readonly areOver: () => boolean;
}

/** How often whoever awaits changes looks for them, in milliseconds. */
const awaitedPollMs = 200;

/** So many entries are analysed before anything else gets its turn. */
const entriesAtOnce = 50;

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
  const behind = head.seq - checkpoint.seq;
  if (await isFarBehind(deps, behind + (deps.awaited?.changes ?? 0)))
    return await rebuildIndex(deps, onProgress);
  let done = 0;
  for await (const batch of changesAfter(deps, checkpoint)) {
    if (batch === "restart") return await rebuildIndex(deps, onProgress);
    await deps.index.apply(batch);
    done = batch.checkpoint.seq - checkpoint.seq;
    onProgress?.({ done, total: Math.max(behind, done) });
  }
  return done;
}

/** The changes after a position up to the head of the feed; "restart" when that has a new epoch. */
async function* changesAfter(
  deps: IndexFollower,
  { epoch, seq }: Checkpoint,
): AsyncIterable<IndexBatch | "restart"> {
  let after = seq;
  let next = readChanged(deps.db, { epoch, seq });
  for (;;) {
    deps.signal?.throwIfAborted();
    const read = await next;
    if (read === "restart") yield read;
    if (read === undefined || read === "restart") return;
    const { page, ids, changed } = read;
    // The database reads while this page is analysed; a failure is met when its turn comes.
    next = readChanged(deps.db, { epoch, seq: page.next });
    next.catch(() => undefined);
    // Their entries stand elsewhere in the tree of authorities than the index has them.
    const moved = page.changes.flatMap(({ kind, id }) =>
      kind === "organisation.changed" ? [id] : [],
    );
    yield* entriesBelow(deps, moved, { epoch, seq: after });
    const found = new Set(changed.rows.map((row) => row.id));
    yield {
      checkpoint: { epoch, seq: page.next },
      upserts: await documentsOf(changed),
      removals: ids.filter((id) => !found.has(id)),
    };
    after = page.next;
  }
}

/** The next page of the feed with the entries that it says have changed; undefined at the head. */
async function readChanged(db: Database, { epoch, seq }: Checkpoint) {
  const page = await readChanges(db, { epoch, after: seq, limit: indexBatchEntriesMax });
  if (page.restart) return "restart";
  if (page.changes.length === 0) return undefined;
  const entries = page.changes.filter(({ kind }) => kind.startsWith("entry."));
  const ids = [...new Set(entries.map(({ id }) => id))];
  return { page, ids, changed: await pageOf(db, await entriesByIds(db, ids)) };
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

/** The entries of these organisations and of those below them, without going on in the feed. */
async function* entriesBelow(
  deps: IndexFollower,
  organisationIds: readonly string[],
  checkpoint: Checkpoint,
): AsyncIterable<IndexBatch> {
  if (organisationIds.length === 0) return;
  const providers = await organisationsBelow(deps, [...new Set(organisationIds)]);
  let afterId = "";
  for (;;) {
    deps.signal?.throwIfAborted();
    const rows = await entriesOfProvidersAfter(deps.db, providers, afterId, indexBatchEntriesMax);
    const last = rows.at(-1);
    if (last === undefined) return;
    afterId = last.id;
    yield { checkpoint, upserts: await documentsOf(await pageOf(deps.db, rows)), removals: [] };
  }
}

/** Builds the index anew from the register, beside the present one, and swaps it in. */
export async function rebuildIndex(
  deps: IndexFollower,
  onProgress?: (progress: FollowProgress) => void,
): Promise<number> {
  let done = 0;
  async function* counted() {
    for await (const batch of registerBatches(deps)) {
      yield batch;
      done += batch.upserts.length;
      deps.signal?.throwIfAborted();
      onProgress?.({ done, total: Math.max(done, deps.awaited?.changes ?? 0) });
    }
  }
  await deps.index.rebuild(counted());
  return done;
}

/**
 * All entries in batches, and then what is awaited. The head is read before the first entry: what
 * changes meanwhile lies behind it in the feed. So entries are read up to the last that there is now;
 * whoever went on would meet those that are being added, and take them in twice.
 */
async function* registerBatches(deps: IndexFollower): AsyncIterable<IndexBatch> {
  const { db, awaited } = deps;
  let checkpoint: Checkpoint = await feedHead(db);
  const upTo = await lastEntryId(db);
  yield { checkpoint, upserts: [], removals: [] };
  let next = readBetween(db, "", upTo);
  for (;;) {
    const page = await next;
    const last = page.rows.at(-1);
    if (last === undefined) break;
    // The database reads while this page is analysed; a failure is met when its turn comes.
    next = readBetween(db, last.id, upTo);
    next.catch(() => undefined);
    yield { checkpoint, upserts: await documentsOf(page), removals: [] };
  }
  if (awaited === undefined) return;
  for (;;) {
    // Asked before the feed is read: what was committed by then is found in it.
    const areOver = awaited.areOver();
    for await (const batch of changesAfter(deps, checkpoint)) {
      // With another epoch the index is built anew once more, by whoever looks at it next.
      if (batch === "restart") return;
      checkpoint = batch.checkpoint;
      yield batch;
    }
    if (areOver) return;
    await sleep(awaitedPollMs);
  }
}

/** Entries as they are read, with all that their documents are made of. */
interface EntryPage {
  readonly rows: readonly EntryRow[];
  readonly items: Awaited<ReturnType<typeof itemsOfEntries>>;
  /** Organisation → the path to it. */
  readonly paths: ReadonlyMap<string, string>;
}

async function readBetween(db: Database, after: string, upTo: string): Promise<EntryPage> {
  return await pageOf(db, await entriesBetween(db, after, upTo, indexBatchEntriesMax));
}

async function pageOf(db: Database, rows: readonly EntryRow[]): Promise<EntryPage> {
  const ids = rows.map((row) => row.id);
  const providers = [...new Set(rows.map((row) => row.providerId))];
  const items = await itemsOfEntries(db, ids);
  return { rows, items, paths: await organisationPaths({ db }, providers) };
}

/**
 * Analysing is the greater part of the work, and done in pieces: in between, what the database has
 * answered is read and the next is asked for, which takes several questions a page.
 */
async function documentsOf({ rows, items, paths }: EntryPage): Promise<readonly IndexDocument[]> {
  const documents: IndexDocument[] = [];
  for (const row of rows) {
    const document = indexDocument({
      id: row.id,
      source: row.source,
      record: row.record,
      items: items.get(row.id) ?? [],
      providerPath: (paths.get(row.providerId) ?? row.providerId).split("/"),
    });
    documents.push(document);
    if (documents.length % entriesAtOnce === 0) await setImmediate();
  }
  return documents;
}
