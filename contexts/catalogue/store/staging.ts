import type { Database, Transaction } from "@tongshu/platform/database";
import { sql } from "kysely";
import type { CatalogueTables } from "./tables.ts";

/** One record on its way in; `record` is null for a record that was refused but has an id. */
export interface StagedRow {
  readonly ordinal: number;
  readonly sourceId: string;
  readonly digest: string | null;
  /** JSON text of the record and of its items. */
  readonly record: string | null;
  readonly items: string;
}

/** A source's id of an entry with what the register has under it: nothing, when `entryId` is null. */
export interface KnownEntry {
  readonly sourceId: string;
  readonly entryId: string | null;
  readonly version: number | null;
  readonly entryDigest: string | null;
  readonly missingSince: Date | null;
  readonly entryRunId: string | null;
}

/** A key of the run with what is known of it without reading its record. */
export interface StagedKey extends KnownEntry {
  /** How often the key was staged. */
  readonly copies: number;
  /** Of these, the ones that were refused. */
  readonly refusedCopies: number;
  /** Bytes of JSON to read when the record is needed. */
  readonly weight: number;
  /** The last good record's place and digest; null when every copy was refused. */
  readonly ordinal: number | null;
  readonly digest: string | null;
}

const columns = ["run_id", "ordinal", "source_id", "digest", "weight", "record", "items"] as const;

export async function clearStaging(tx: Transaction, runId: string): Promise<void> {
  await sql`delete from catalogue.staged_record where run_id = ${runId}`.execute(tx.sql);
}

/** Streams rows into the staging table. Returns how many there were. */
export async function stageRows(
  tx: Transaction,
  runId: string,
  rows: AsyncIterable<StagedRow>,
): Promise<number> {
  return await tx.copy("catalogue.staged_record", columns, asColumns(runId, rows));
}

async function* asColumns(runId: string, rows: AsyncIterable<StagedRow>) {
  for await (const row of rows) {
    const weight = (row.record?.length ?? 0) + row.items.length;
    yield [runId, row.ordinal, row.sourceId, row.digest, weight, row.record, row.items];
  }
}

/** The planner knows nothing of a table that was just filled. */
export async function analyseStaging(db: Database): Promise<void> {
  await sql`analyze catalogue.staged_record`.execute(db.sql);
}

/** The next keys of a run after `after`, in order, beside the register's entries. */
export async function nextStagedKeys(
  tx: Transaction,
  run: { id: string; source: string },
  after: string,
  limit: number,
): Promise<readonly StagedKey[]> {
  const answer = await sql<StagedKey>`
    with key as (
      select source_id, count(*)::int as copies, sum(weight)::int as weight,
        (count(*) filter (where record is null and items = '[]'))::int as refused,
        max(ordinal) filter (where record is not null or items <> '[]') as ordinal
      from catalogue.staged_record
      where run_id = ${run.id} and source_id > ${after}
      group by source_id order by source_id limit ${limit}
    )
    select k.source_id as "sourceId", k.copies, k.refused as "refusedCopies", k.weight, k.ordinal, s.digest,
      e.id as "entryId", e.version, e.digest as "entryDigest",
      e.missing_since as "missingSince", e.run_id as "entryRunId"
    from key k
    left join catalogue.staged_record s
      on s.run_id = ${run.id} and s.source_id = k.source_id and s.ordinal = k.ordinal
    left join catalogue.entry e on e.source = ${run.source} and e.source_id = k.source_id
    order by k.source_id
  `.execute(tx.sql);
  return answer.rows;
}

/** What the register has under the ids of a source; an id that it does not have is left out. */
export async function knownEntries(
  tx: Transaction,
  source: string,
  sourceIds: readonly string[],
): Promise<readonly KnownEntry[]> {
  const answer = await sql<KnownEntry>`
    select source_id as "sourceId", id as "entryId", version, digest as "entryDigest",
      missing_since as "missingSince", run_id as "entryRunId"
    from catalogue.entry where source = ${source} and source_id = any(${sourceIds})
  `.execute(tx.sql);
  return answer.rows;
}

/** All good rows of the given keys, in the order of the input. */
export async function readStagedRows(
  tx: Transaction,
  runId: string,
  sourceIds: readonly string[],
): Promise<readonly StagedRow[]> {
  const rows = await tx.sql
    .withTables<CatalogueTables>()
    .selectFrom("catalogue.staged_record")
    .select(["ordinal", "source_id as sourceId", "digest", "record", "items"])
    .where("run_id", "=", runId)
    .where(sql<boolean>`source_id = any(${sourceIds})`)
    .where(sql<boolean>`(record is not null or items <> '[]')`)
    .orderBy("source_id")
    .orderBy("ordinal")
    .execute();
  return rows;
}

/** Rows at exactly the given places: the last copy of each key. */
export async function readStagedAt(
  tx: Transaction,
  runId: string,
  keys: readonly { readonly sourceId: string; readonly ordinal: number }[],
): Promise<readonly StagedRow[]> {
  const answer = await sql<StagedRow>`
    select s.ordinal, s.source_id as "sourceId", s.digest, s.record, s.items
    from unnest(${keys.map((key) => key.sourceId)}::text[], ${keys.map((key) => key.ordinal)}::int[])
      as k (source_id, ordinal)
    join catalogue.staged_record s
      on s.run_id = ${runId} and s.source_id = k.source_id and s.ordinal = k.ordinal
    order by s.source_id
  `.execute(tx.sql);
  return answer.rows;
}

/** An entry that the register lists as present, and whether the run has not seen it. */
export interface PresentEntry {
  readonly id: string;
  readonly version: number;
  readonly sourceId: string;
  readonly absent: boolean;
}

/**
 * The next entries of the run's source that the register lists as present, in order of source id.
 * All of a page are looked up, absent or not: so each costs the same, however few are absent.
 */
export async function nextPresentEntries(
  tx: Transaction,
  run: { id: string; source: string },
  after: string,
  limit: number,
): Promise<readonly PresentEntry[]> {
  const answer = await sql<PresentEntry>`
    select p.id, p.version, p.source_id as "sourceId", seen.source_id is null as absent
    from (
      select id, version, source_id from catalogue.entry
      where source = ${run.source} and source_id > ${after} and missing_since is null
      order by source_id limit ${limit}
    ) p left join lateral (
      select s.source_id from catalogue.staged_record s
      where s.run_id = ${run.id} and s.source_id = p.source_id limit 1
    ) seen on true
    order by p.source_id
  `.execute(tx.sql);
  return answer.rows;
}
