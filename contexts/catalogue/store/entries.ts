import type { Database, Transaction } from "@tongshu/platform/database";
import { type Kysely, sql } from "kysely";
import type { EntryRecord, FieldChange, ItemRecord } from "../contract.ts";
import type { CatalogueTables } from "./tables.ts";

/** A row of the register, its record read. */
export interface EntryRow {
  readonly id: string;
  readonly source: string;
  readonly sourceId: string;
  readonly version: number;
  readonly record: EntryRecord;
  readonly itemCount: number;
  readonly providerId: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly missingSince: Date | null;
  readonly sample: boolean;
}

export interface ItemRow {
  readonly entryId: string;
  readonly itemKey: string;
  readonly record: ItemRecord;
}

export interface VersionRow {
  readonly version: number;
  readonly at: Date;
  readonly runId: string;
  readonly changes: FieldChange[];
}

type Readable = Database | Transaction;

const tables = (from: { readonly sql: Kysely<unknown> }): Kysely<CatalogueTables> =>
  from.sql.withTables<CatalogueTables>();

function selectEntries(from: Readable) {
  return tables(from)
    .selectFrom("catalogue.entry")
    .innerJoin("catalogue.source", "catalogue.source.name", "catalogue.entry.source")
    .select([
      "catalogue.entry.id",
      "catalogue.entry.source",
      "catalogue.entry.source_id as sourceId",
      "catalogue.entry.version",
      "catalogue.entry.record",
      "catalogue.entry.item_count as itemCount",
      "catalogue.entry.provider_id as providerId",
      "catalogue.entry.created_at as createdAt",
      "catalogue.entry.changed_at as changedAt",
      "catalogue.entry.missing_since as missingSince",
      "catalogue.source.sample",
    ]);
}

/** Entries by id; unknown ids are left out. The order is not the order asked. */
export async function entriesByIds(
  from: Readable,
  ids: readonly string[],
): Promise<readonly EntryRow[]> {
  if (ids.length === 0) return [];
  return await selectEntries(from).where(sql<boolean>`catalogue.entry.id = any(${ids})`).execute();
}

/** The last id of an entry, "" when there is none. */
export async function lastEntryId(from: Readable): Promise<string> {
  const row = await from.sql
    .withTables<CatalogueTables>()
    .selectFrom("catalogue.entry")
    .select("id")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? "";
}

/** The next entries in order of id, up to one; start with "". */
export async function entriesBetween(
  from: Readable,
  after: string,
  upTo: string,
  limit: number,
): Promise<readonly EntryRow[]> {
  return await selectEntries(from)
    .where("catalogue.entry.id", ">", after)
    .where("catalogue.entry.id", "<=", upTo)
    .orderBy("catalogue.entry.id")
    .limit(limit)
    .execute();
}

/** The next entries of a source in order of the source's ids; start with "". */
export async function entriesOfSourceAfter(
  from: Readable,
  source: string,
  after: string,
  limit: number,
): Promise<readonly EntryRow[]> {
  return await selectEntries(from)
    .where("catalogue.entry.source", "=", source)
    .where("catalogue.entry.source_id", ">", after)
    .orderBy("catalogue.entry.source_id")
    .limit(limit)
    .execute();
}

/** The next entries of any of these providers in order of id; start with "". */
export async function entriesOfProvidersAfter(
  from: Readable,
  providerIds: readonly string[],
  after: string,
  limit: number,
): Promise<readonly EntryRow[]> {
  return await selectEntries(from)
    .where(sql<boolean>`catalogue.entry.provider_id = any(${providerIds})`)
    .where("catalogue.entry.id", ">", after)
    .orderBy("catalogue.entry.id")
    .limit(limit)
    .execute();
}

/** Items of the given entries, each entry's in the order of its source. */
export async function itemsOfEntries(
  from: Readable,
  entryIds: readonly string[],
): Promise<ReadonlyMap<string, ItemRow[]>> {
  const items = new Map<string, ItemRow[]>();
  if (entryIds.length === 0) return items;
  const rows = await tables(from)
    .selectFrom("catalogue.item")
    .select(["entry_id as entryId", "item_key as itemKey", "record"])
    .where(sql<boolean>`entry_id = any(${entryIds})`)
    .orderBy("entry_id")
    .orderBy("position")
    .execute();
  for (const row of rows) {
    const list = items.get(row.entryId);
    if (list === undefined) items.set(row.entryId, [row]);
    else list.push(row);
  }
  return items;
}

/** Chosen items by their keys: one statement for a whole page of hits. */
export async function itemsByKeys(
  from: Readable,
  keys: readonly { readonly entryId: string; readonly itemKey: string }[],
): Promise<readonly ItemRow[]> {
  if (keys.length === 0) return [];
  const answer = await sql<ItemRow>`
    select i.entry_id as "entryId", i.item_key as "itemKey", i.record
    from unnest(
      ${keys.map((key) => key.entryId)}::text[], ${keys.map((key) => key.itemKey)}::text[]
    ) as k (entry_id, item_key)
    join catalogue.item i on i.entry_id = k.entry_id and i.item_key = k.item_key
  `.execute(from.sql);
  return answer.rows;
}

/** The providers of entries, by entry; unknown ids are left out. */
export async function providersOfEntries(
  from: Readable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(from)
    .selectFrom("catalogue.entry")
    .select(["id", "provider_id as providerId"])
    .where(sql<boolean>`id = any(${ids})`)
    .execute();
  return new Map(rows.map((row) => [row.id, row.providerId]));
}

/** The versions of an entry, newest first. */
export async function versionsOfEntry(
  from: Readable,
  entryId: string,
): Promise<readonly VersionRow[]> {
  return await tables(from)
    .selectFrom("catalogue.entry_version")
    .select(["version", "at", "run_id as runId", "changes"])
    .where("entry_id", "=", entryId)
    .orderBy("version", "desc")
    .execute();
}

/** When an entry was withdrawn; undefined when it was not, or never was. */
export async function removalOfEntry(from: Readable, id: string): Promise<Date | undefined> {
  const row = await tables(from)
    .selectFrom("catalogue.removed_entry")
    .select("removed_at as removedAt")
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.removedAt;
}

export interface RecentVersionRow extends VersionRow {
  readonly ordinal: number;
  readonly entryId: string;
  readonly record: EntryRecord;
  readonly sample: boolean;
}

/** The newest versions of all entries, newest first, before `before` when given. */
export async function recentVersions(
  from: Readable,
  before: number | undefined,
  limit: number,
): Promise<readonly RecentVersionRow[]> {
  let query = tables(from)
    .selectFrom("catalogue.entry_version as v")
    .innerJoin("catalogue.entry as e", "e.id", "v.entry_id")
    .innerJoin("catalogue.source as s", "s.name", "e.source")
    .select(["v.ordinal", "v.entry_id as entryId", "v.version", "v.at", "v.run_id as runId"])
    .select(["v.changes", "e.record", "s.sample"])
    .orderBy("v.ordinal", "desc")
    .limit(limit);
  if (before !== undefined) query = query.where("v.ordinal", "<", before);
  return await query.execute();
}

export interface EntryCounts {
  readonly entries: number;
  readonly items: number;
  readonly sources: number;
  readonly sampleEntries: number;
  readonly sampleItems: number;
}

/** Counts of the register; the sample is counted apart. */
export async function countEntries(from: Readable): Promise<EntryCounts> {
  const answer = await sql<EntryCounts>`
    select
      coalesce(sum(entries) filter (where not sample), 0)::int as entries,
      coalesce(sum(items) filter (where not sample), 0)::int as items,
      (count(*) filter (where not sample))::int as sources,
      coalesce(sum(entries) filter (where sample), 0)::int as "sampleEntries",
      coalesce(sum(items) filter (where sample), 0)::int as "sampleItems"
    from catalogue.source
  `.execute(from.sql);
  const row = answer.rows[0];
  if (row === undefined) throw new Error("An aggregate without groups gives one row.");
  return row;
}
