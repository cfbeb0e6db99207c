import type { Database } from "@tongshu/platform/database";
import type { LocalizedText } from "@tongshu/platform/i18n";
import { sql } from "kysely";

/** The names that an entry's record holds in more than one language. */
export interface NamesOfEntry {
  readonly id: string;
  readonly source: string;
  readonly sourceId: string;
  /** Title and provider, then items. */
  readonly names: readonly LocalizedText[];
}

/**
 * The next entries in order of id (start with ""), the sample's left out: the title and the names of
 * its provider and its items, each only where the source states it in several languages. An entry
 * without any such name is there too, so that a reader knows how far it has come.
 */
export async function namesAfter(
  db: Database,
  after: string,
  limit: number,
): Promise<readonly NamesOfEntry[]> {
  const answer = await sql<NamesOfEntry>`
    with page as (
      select e.id, e.source, e.source_id, e.record
      from catalogue.entry e join catalogue.source s on s.name = e.source
      where e.id > ${after} and not s.sample
      order by e.id limit ${limit}
    )
    select p.id, p.source, p.source_id as "sourceId", coalesce((
      select jsonb_agg(n.name) from (
        select t.name from (
          values (p.record -> 'title'), (p.record -> 'provider' -> 'name')
        ) as t (name)
        union all
        select i.record -> 'name' from catalogue.item i where i.entry_id = p.id
      ) as n
      where jsonb_typeof(n.name) = 'object'
        and (select count(*) from jsonb_object_keys(n.name)) > 1
    ), '[]'::jsonb) as names
    from page p order by p.id
  `.execute(db.sql);
  return answer.rows;
}
