import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import type { Database, MigrationSet, Transaction } from "../database/index.ts";
import { RefusalError, refuse } from "../errors/index.ts";
import { changeFeedErrors } from "./errors.ts";
import { appendChangesMax, readChangesMax } from "./limits.ts";

/** A change that is about to be committed: what thing, and its version from now on. */
export interface ChangeDraft {
  /** The kind of thing, such as `entry`. */
  readonly kind: string;
  readonly id: string;
  readonly version: number;
}

/** A committed change. Within an epoch `seq` counts from 1 without a gap, in order of commit. */
export interface Change extends ChangeDraft {
  readonly epoch: string;
  readonly seq: number;
}

/** The last committed change; `seq` 0 when there is none. */
export interface FeedHead {
  readonly epoch: string;
  readonly seq: number;
}

export interface FeedPage {
  readonly epoch: string;
  /** The reader follows another history than the database: it rebuilds what it derived. */
  readonly restart: boolean;
  readonly changes: readonly Change[];
  /** What to give as `after` next time. */
  readonly next: number;
}

export const changeFeedMigrations: MigrationSet = {
  name: "change-feed",
  directory: join(import.meta.dirname, "migrations"),
};

const appendedByTransaction = new WeakMap<Transaction, number>();

/**
 * Appends changes to the feed. **This is the last statement of a transaction**: from here to the
 * commit every other writer waits, since the order of `seq` is the order of commit.
 * @throws RefusalError FEED_TOO_MANY_CHANGES beyond `appendChangesMax` per transaction
 */
export async function appendChanges(
  tx: Transaction,
  drafts: readonly ChangeDraft[],
): Promise<void> {
  if (drafts.length === 0) return;
  const count = (appendedByTransaction.get(tx) ?? 0) + drafts.length;
  if (count > appendChangesMax) {
    const details = { max: appendChangesMax, count };
    throw new RefusalError(refuse(changeFeedErrors, "FEED_TOO_MANY_CHANGES", details));
  }
  appendedByTransaction.set(tx, count);
  const kinds = drafts.map((draft) => draft.kind);
  const ids = drafts.map((draft) => draft.id);
  const versions = drafts.map((draft) => draft.version);
  await sql`select change_feed.append(
    ${kinds}::text[], ${ids}::text[], ${versions}::bigint[])`.execute(tx.sql);
}

/** The head of the feed, in constant time. */
export async function feedHead(db: Pick<Database, "sql">): Promise<FeedHead> {
  const answer = await sql<FeedHead>`select epoch, seq from change_feed.head`.execute(db.sql);
  const head = answer.rows[0];
  if (head === undefined) throw new Error("The change feed has lost its head row.");
  return head;
}

/** Where a reader stands. `epoch` null means: whatever epoch there is. */
export interface ReadPosition {
  readonly epoch: string | null;
  /** `seq` of the last change that the reader has dealt with; 0 at the beginning. */
  readonly after: number;
  /** From 1 to `readChangesMax`. */
  readonly limit: number;
}

interface ReadRow {
  readonly epoch: string;
  readonly head: number;
  readonly seq: number | null;
  readonly kind: string | null;
  readonly id: string | null;
  readonly version: number | null;
}

/**
 * The changes after a position, in order, none skipped. `restart` (and no changes) when the
 * reader's epoch is not the present one or its position lies beyond the head: the database was
 * restored, so the reader takes `feedHead`, rebuilds, and goes on from there.
 */
export async function readChanges(db: Pick<Database, "sql">, at: ReadPosition): Promise<FeedPage> {
  if (!Number.isSafeInteger(at.after) || at.after < 0) {
    throw new Error(`${at.after} is not a position in the feed.`);
  }
  if (!Number.isInteger(at.limit) || at.limit < 1 || at.limit > readChangesMax) {
    throw new Error(`A page of the feed holds 1 to ${readChangesMax} changes, not ${at.limit}.`);
  }
  // One statement, so that the head and the changes are of the same moment.
  const answer = await sql<ReadRow>`
    select h.epoch, h.seq as head, c.seq, c.kind, c.id, c.version
    from change_feed.head h left join lateral (
      select seq, kind, id, version from change_feed.change
      where epoch = h.epoch and seq > ${at.after} order by seq limit ${at.limit}
    ) c on h.epoch = coalesce(${at.epoch}::text, h.epoch)
    order by c.seq`.execute(db.sql);
  const first = answer.rows[0];
  if (first === undefined) throw new Error("The change feed has lost its head row.");
  const { epoch, head } = first;
  if ((at.epoch !== null && at.epoch !== epoch) || at.after > head) {
    return { epoch, restart: true, changes: [], next: 0 };
  }
  const changes: Change[] = [];
  for (const { seq, kind, id, version } of answer.rows) {
    if (seq === null || kind === null || id === null || version === null) continue;
    changes.push({ epoch, seq, kind, id, version });
  }
  return { epoch, restart: false, changes, next: changes.at(-1)?.seq ?? at.after };
}

/** Begins another epoch within a transaction that holds the head row. */
async function beginEpoch(db: Kysely<unknown>): Promise<void> {
  await sql`update change_feed.head set epoch = gen_random_uuid()::text, seq = 0`.execute(db);
  // No reader can ask for the changes of an earlier epoch any more.
  await sql`delete from change_feed.change where epoch <> (select epoch from change_feed.head)`.execute(
    db,
  );
}

/** Begins another epoch, so that every reader rebuilds. For use after a restore. */
export async function startNewEpoch(db: Database): Promise<FeedHead> {
  return db.transaction(startNewEpochIn);
}

/** The same as the last step of a transaction that has put other contents in place. */
export async function startNewEpochIn(tx: Transaction): Promise<FeedHead> {
  await lockFeed(tx);
  await beginEpoch(tx.sql);
  return feedHead(tx);
}

/** The same lock as `change_feed.append`, taken by appending nothing. */
async function lockFeed(tx: Transaction): Promise<void> {
  await sql`select change_feed.append('{}', '{}', '{}')`.execute(tx.sql);
}

interface ClusterIdentity {
  readonly systemIdentifier: string | null;
  readonly timeline: string | null;
  readonly databaseOid: number;
}

/** Asks one question about the cluster; null where the server does not answer it to this user. */
async function ask(db: Database, question: string): Promise<string | null> {
  try {
    const answer = await sql
      .raw<{ answer: string }>(`select (${question})::text as answer`)
      .execute(db.sql);
    return answer.rows[0]?.answer ?? null;
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    // Not permitted, no such function (managed servers), not possible now.
    if (code === "42501" || code === "42883" || code === "55000" || code === "0A000") return null;
    throw error;
  }
}

async function readIdentity(db: Database): Promise<ClusterIdentity> {
  const databaseOid = await ask(
    db,
    "select oid from pg_database where datname = current_database()",
  );
  return {
    systemIdentifier: await ask(db, "select system_identifier from pg_control_system()"),
    // The first eight digits of a log file's name. pg_control_checkpoint() tells the timeline too,
    // but after a recovery not before the next checkpoint.
    timeline: await ask(db, "select left(pg_walfile_name(pg_current_wal_lsn()), 8)"),
    databaseOid: Number(databaseOid),
  };
}

function differs<Value>(stored: Value | null, present: Value | null): boolean {
  return stored !== null && present !== null && stored !== present;
}

/**
 * To be called at every start. Remembers which cluster and database the feed lives in, and begins
 * another epoch when it finds itself in a different one: a dump was restored, a backup was
 * recovered to another timeline, or the database was copied. A copy of the stopped cluster's
 * files that is put back cannot be told from the original: call `startNewEpoch` after that.
 */
export async function ensureEpoch(db: Database): Promise<FeedHead> {
  const present = await readIdentity(db);
  return db.transaction(async (tx) => {
    await lockFeed(tx);
    const answer = await sql<ClusterIdentity & { databaseOid: number | null }>`
      select system_identifier as "systemIdentifier", timeline, database_oid as "databaseOid"
      from change_feed.head`.execute(tx.sql);
    const stored = answer.rows[0];
    if (stored === undefined) throw new Error("The change feed has lost its head row.");
    const moved =
      differs(stored.systemIdentifier, present.systemIdentifier) ||
      differs(stored.timeline, present.timeline) ||
      differs(stored.databaseOid, present.databaseOid);
    if (moved) await beginEpoch(tx.sql);
    await sql`update change_feed.head set
      system_identifier = coalesce(${present.systemIdentifier}, system_identifier),
      timeline = coalesce(${present.timeline}, timeline),
      database_oid = ${present.databaseOid}`.execute(tx.sql);
    return feedHead(tx);
  });
}
