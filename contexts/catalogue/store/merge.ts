import type { Database, Transaction } from "@tongshu/platform/database";
import { sql } from "kysely";
import type { EntryRecord, FieldChange, ItemRecord } from "../contract.ts";

/** An entry as a batch writes it: a new one, or the next version of a known one. */
export interface EntryWrite {
  readonly id: string;
  readonly source: string;
  readonly sourceId: string;
  readonly version: number;
  readonly digest: string;
  readonly record: EntryRecord;
  /** The record as JSON text, where that is known already; so is each item's. */
  readonly recordJson?: string | undefined;
  readonly items: readonly {
    readonly itemKey: string;
    readonly record: ItemRecord;
    readonly json?: string | undefined;
  }[];
  readonly providerId: string;
  readonly missingSince: Date | null;
  readonly changes: readonly FieldChange[];
}

export interface BatchStamp {
  readonly runId: string;
  readonly at: Date;
}

const entryColumns = [
  "id",
  "source",
  "source_id",
  "version",
  "digest",
  "record",
  "item_count",
  "provider_id",
  "created_at",
  "changed_at",
  "missing_since",
  "run_id",
] as const;

/** Inserts new entries by COPY. */
export async function insertEntries(
  tx: Transaction,
  stamp: BatchStamp,
  entries: readonly EntryWrite[],
): Promise<void> {
  if (entries.length === 0) return;
  const at = stamp.at.toISOString();
  await tx.copy(
    "catalogue.entry",
    entryColumns,
    entries.map((entry) => [
      entry.id,
      entry.source,
      entry.sourceId,
      entry.version,
      entry.digest,
      entry.recordJson ?? JSON.stringify(entry.record),
      entry.items.length,
      entry.providerId,
      at,
      at,
      entry.missingSince,
      stamp.runId,
    ]),
  );
}

/** Writes the next version of known entries in one statement. */
export async function updateEntries(
  tx: Transaction,
  stamp: BatchStamp,
  entries: readonly EntryWrite[],
): Promise<void> {
  if (entries.length === 0) return;
  await sql`
    update catalogue.entry e set
      version = n.version, digest = n.digest, record = n.record, item_count = n.item_count,
      provider_id = n.provider_id, changed_at = ${stamp.at}, missing_since = n.missing_since,
      run_id = ${stamp.runId}
    from unnest(
      ${entries.map((entry) => entry.id)}::text[],
      ${entries.map((entry) => entry.version)}::int[],
      ${entries.map((entry) => entry.digest)}::text[],
      ${entries.map((entry) => JSON.stringify(entry.record))}::jsonb[],
      ${entries.map((entry) => entry.items.length)}::int[],
      ${entries.map((entry) => entry.providerId)}::text[],
      ${entries.map((entry) => entry.missingSince)}::timestamptz[]
    ) as n (id, version, digest, record, item_count, provider_id, missing_since)
    where e.id = n.id
  `.execute(tx.sql);
}

/** Replaces the items of the given entries. */
export async function replaceItems(
  tx: Transaction,
  entries: readonly EntryWrite[],
  known: readonly string[],
): Promise<void> {
  if (known.length > 0) {
    await sql`delete from catalogue.item where entry_id = any(${known})`.execute(tx.sql);
  }
  await tx.copy("catalogue.item", ["entry_id", "item_key", "position", "record"], rows(entries));
}

function* rows(entries: readonly EntryWrite[]) {
  for (const entry of entries) {
    for (const [index, item] of entry.items.entries()) {
      yield [entry.id, item.itemKey, index + 1, item.json ?? JSON.stringify(item.record)];
    }
  }
}

/** Adds one row of history per entry. */
export async function insertVersions(
  tx: Transaction,
  stamp: BatchStamp,
  entries: readonly Pick<EntryWrite, "id" | "version" | "changes">[],
): Promise<void> {
  if (entries.length === 0) return;
  const at = stamp.at.toISOString();
  await tx.copy(
    "catalogue.entry_version",
    ["entry_id", "version", "at", "run_id", "changes"],
    entries.map((entry) => [
      entry.id,
      entry.version,
      at,
      stamp.runId,
      JSON.stringify(entry.changes),
    ]),
  );
}

/** Marks entries that their source no longer lists. */
export async function markMissing(
  tx: Transaction,
  stamp: BatchStamp,
  entries: readonly { readonly id: string; readonly version: number }[],
): Promise<void> {
  await sql`
    update catalogue.entry e set
      version = n.version, missing_since = ${stamp.at}, changed_at = ${stamp.at},
      run_id = ${stamp.runId}
    from unnest(
      ${entries.map((entry) => entry.id)}::text[], ${entries.map((entry) => entry.version)}::int[]
    ) as n (id, version)
    where e.id = n.id
  `.execute(tx.sql);
}

/** The planner knows nothing of tables that were just filled. */
export async function analyseRegister(db: Database): Promise<void> {
  for (const table of ["entry", "item", "entry_version"]) {
    await sql`analyze ${sql.table(`catalogue.${table}`)}`.execute(db.sql);
  }
}

export interface DeletedEntry {
  readonly id: string;
  readonly version: number;
  readonly itemCount: number;
  readonly missing: boolean;
}

/** Removes up to `limit` entries of a source behind an id, with their items and history. */
export async function deleteEntriesOfSource(
  tx: Transaction,
  source: string,
  after: string,
  limit: number,
): Promise<readonly DeletedEntry[]> {
  const answer = await sql<DeletedEntry>`
    with chosen as materialized (
      select id from catalogue.entry where source = ${source} and id > ${after}
      order by id limit ${limit}
    ), stripped as (
      delete from catalogue.item where entry_id = any(array(select id from chosen))
    ), gone as (
      delete from catalogue.entry where id = any(array(select id from chosen))
      returning id, version, item_count as "itemCount", missing_since is not null as missing
    ), kept as (
      insert into catalogue.removed_entry (id) select id from gone on conflict (id) do nothing
    )
    select * from gone order by id
  `.execute(tx.sql);
  return answer.rows;
}

/** Removes a source without entries, and its runs. */
export async function deleteSource(tx: Transaction, source: string): Promise<void> {
  await sql`delete from catalogue.source where name = ${source}`.execute(tx.sql);
}
