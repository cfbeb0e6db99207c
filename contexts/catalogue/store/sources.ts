import type { Database, Transaction } from "@tongshu/platform/database";
import { sql } from "kysely";

/** What was staged for a source by runs that a crash interrupted. */
export async function clearStagingOfSource(tx: Transaction, source: string): Promise<void> {
  const runs = await sql<{ id: string }>`
    select id from catalogue.harvest_run where source = ${source}`.execute(tx.sql);
  // Two statements: the planner looks the runs up in what it knows of the table only when it is told
  // which they are.
  await sql`
    delete from catalogue.staged_record where run_id = any(${runs.rows.map(({ id }) => id)})
  `.execute(tx.sql);
}

/** Whether a source was ever harvested; one without runs is the target of an unfinished rename. */
export async function hasRuns(db: Database, source: string): Promise<boolean> {
  const answer = await sql`
    select 1 from catalogue.harvest_run where source = ${source} limit 1`.execute(db.sql);
  return answer.rows.length > 0;
}

/** A source like another one, still without entries; one that is there already is left alone. */
export async function insertSourceLike(tx: Transaction, from: string, to: string): Promise<void> {
  await sql`
    insert into catalogue.source (name, format, sample, created_at)
    select ${to}, format, sample, created_at from catalogue.source where name = ${from}
    on conflict (name) do nothing
  `.execute(tx.sql);
}

export interface MovedEntry {
  readonly id: string;
  readonly version: number;
  readonly itemCount: number;
  readonly missing: boolean;
}

/** Moves up to `limit` entries behind an id to another source and returns them, by id. */
export async function moveEntries(
  tx: Transaction,
  from: string,
  to: string,
  after: string,
  limit: number,
): Promise<readonly MovedEntry[]> {
  const answer = await sql<MovedEntry>`
    with moved as (
      update catalogue.entry set source = ${to} where id in (
        select id from catalogue.entry where source = ${from} and id > ${after}
        order by id limit ${limit}
      )
      returning id, version, item_count as "itemCount", missing_since is not null as missing
    )
    select * from moved order by id
  `.execute(tx.sql);
  return answer.rows;
}

export async function moveRuns(tx: Transaction, from: string, to: string): Promise<void> {
  await sql`update catalogue.harvest_run set source = ${to} where source = ${from}`.execute(tx.sql);
}

export interface SourceCount {
  readonly entries: number;
  readonly items: number;
  readonly missing: number;
}

export interface SourceCounters {
  readonly name: string;
  /** What the source says of itself. */
  readonly stated: SourceCount;
  /** What is there. */
  readonly real: SourceCount;
}

/** Counts the whole register once, in one statement and so at one moment. */
export async function countersOfSources(
  from: Pick<Database | Transaction, "sql">,
): Promise<readonly SourceCounters[]> {
  const answer = await sql<SourceCounters>`
    with entries as (
      select source, count(*) as entries, count(missing_since) as missing
      from catalogue.entry group by source
    ), items as (
      select e.source, count(*) as items
      from catalogue.item i join catalogue.entry e on e.id = i.entry_id group by e.source
    )
    select s.name,
      jsonb_build_object('entries', s.entries, 'items', s.items, 'missing', s.missing) as stated,
      jsonb_build_object('entries', coalesce(e.entries, 0), 'items', coalesce(i.items, 0),
        'missing', coalesce(e.missing, 0)) as real
    from catalogue.source s
    left join entries e on e.source = s.name left join items i on i.source = s.name
    order by s.name
  `.execute(from.sql);
  return answer.rows;
}

export async function setCounters(
  tx: Transaction,
  name: string,
  { entries, items, missing }: SourceCount,
): Promise<void> {
  await sql`
    update catalogue.source set entries = ${entries}, items = ${items}, missing = ${missing}
    where name = ${name}
  `.execute(tx.sql);
}

/** Runs that have begun and not ended, oldest first. */
export async function runningRuns(
  tx: Transaction,
): Promise<readonly { readonly id: string; readonly source: string }[]> {
  const answer = await sql<{ id: string; source: string }>`
    select id, source from catalogue.harvest_run where state = 'RUNNING' order by started_at, id
  `.execute(tx.sql);
  return answer.rows;
}
