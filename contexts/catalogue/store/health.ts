import type { Database } from "@tongshu/platform/database";
import { sql } from "kysely";
import type { RunState } from "./tables.ts";

/** How many harvests ended how, of those that are recorded. */
export async function countRuns(
  db: Database,
): Promise<readonly { readonly state: RunState; readonly count: number }[]> {
  const answer = await sql<{ state: RunState; count: number }>`
    select state, count(*)::int as count from catalogue.harvest_run group by state
  `.execute(db.sql);
  return answer.rows;
}

/**
 * Since when each source has not been harvested whole: the end of its last completed harvest, or its
 * registration. Those that wait for longest come first; the sample is left out.
 */
export async function sourcesWaiting(
  db: Database,
  limit: number,
): Promise<readonly { readonly source: string; readonly since: Date }[]> {
  const answer = await sql<{ source: string; since: Date }>`
    select s.name as source, coalesce(max(r.finished_at), s.created_at) as since
    from catalogue.source s
    left join catalogue.harvest_run r on r.source = s.name and r.state = 'COMPLETED'
    where not s.sample group by s.name, s.created_at
    order by since, s.name limit ${limit}
  `.execute(db.sql);
  return answer.rows;
}

/** When the earliest of these versions was written; null when none of them is there. */
export async function earliestOf(
  db: Database,
  ids: readonly string[],
  versions: readonly number[],
): Promise<Date | null> {
  const answer = await sql<{ at: Date | null }>`
    select min(v.at) as at from unnest(${ids}::text[], ${versions}::int[]) as c (id, version)
    join catalogue.entry_version v on v.entry_id = c.id and v.version = c.version
  `.execute(db.sql);
  return answer.rows[0]?.at ?? null;
}
