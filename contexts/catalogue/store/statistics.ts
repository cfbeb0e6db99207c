import type { Database } from "@tongshu/platform/database";
import { sql } from "kysely";
import type { CoverageField } from "../contract.ts";

export interface MonthRow {
  /** 2026-05, in UTC. */
  readonly month: string;
  readonly added: number;
  readonly changed: number;
}

/**
 * What the runs of each month added and changed, from `since` on. The counters of the runs are
 * written in the transactions of their versions, so this says what `entry_version` says, from one
 * row per run instead of one per version.
 */
export async function monthsOfRuns(
  db: Database,
  since: Date,
  sample: boolean,
): Promise<readonly MonthRow[]> {
  const answer = await sql<MonthRow>`
    select to_char(r.started_at at time zone 'UTC', 'YYYY-MM') as month,
      sum(r.added)::int as added, sum(r.changed)::int as changed
    from catalogue.harvest_run r
    join catalogue.source s on s.name = r.source
    where s.sample = ${sample} and r.started_at >= ${since}
    group by 1
  `.execute(db.sql);
  return answer.rows;
}

/** What the runs that began since an instant have added and changed. */
export async function changesOfRunsSince(
  db: Database,
  since: Date,
  sample: boolean,
): Promise<Pick<MonthRow, "added" | "changed">> {
  const answer = await sql<Pick<MonthRow, "added" | "changed">>`
    select coalesce(sum(r.added), 0)::int as added, coalesce(sum(r.changed), 0)::int as changed
    from catalogue.harvest_run r
    join catalogue.source s on s.name = r.source
    where s.sample = ${sample} and r.started_at >= ${since}
  `.execute(db.sql);
  const row = answer.rows[0];
  if (row === undefined) throw new Error("An aggregate without groups gives one row.");
  return row;
}

export type CoverageRow = Readonly<Record<CoverageField, number>> & { readonly of: number };

/**
 * How many entries state each field: one pass over the register, or over about `percent` of its
 * blocks. A licence is also stated where only a distribution states it, and a day of issue stands
 * for a day of modification, as in the results of a search.
 */
export async function countCoverage(
  db: Database,
  { sample, percent }: { readonly sample: boolean; readonly percent: number },
): Promise<CoverageRow> {
  const blocks = percent < 100 ? sql`tablesample system (${percent}) repeatable (0)` : sql``;
  const answer = await sql<CoverageRow>`
    select count(*)::int as of,
      (count(*) filter (where e.record ? 'abstract'))::int as abstract,
      (count(*) filter (
        where e.record ? 'licence' or jsonb_path_exists(e.record, '$.distributions[*].licence')
      ))::int as licence,
      (count(*) filter (where e.record ? 'updateCycle'))::int as "updateCycle",
      (count(*) filter (where e.record ?| array['modified', 'issued']))::int as modified,
      (count(*) filter (where jsonb_path_exists(e.record, '$.distributions[*]')))::int
        as distributions,
      (count(*) filter (where e.item_count > 0))::int as items,
      (count(*) filter (where jsonb_path_exists(e.record, '$.themes[*]')))::int as theme,
      (count(*) filter (where e.record ? 'region'))::int as region,
      (count(*) filter (where e.record ? 'shareType'))::int as "shareType",
      (count(*) filter (where e.record ? 'openType'))::int as "openType"
    from catalogue.entry e ${blocks}
    join catalogue.source s on s.name = e.source
    where s.sample = ${sample}
  `.execute(db.sql);
  const row = answer.rows[0];
  if (row === undefined) throw new Error("An aggregate without groups gives one row.");
  return row;
}
