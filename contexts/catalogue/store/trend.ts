import type { Database } from "@tongshu/platform/database";
import { sql } from "kysely";
import type { EntryRecord, FieldChange } from "../contract.ts";

/** An entry as it is, with its history where it has changed. */
export interface TrendRow {
  readonly createdAt: Date;
  readonly items: number;
  /** Without the fields that no number over time needs. */
  readonly record: EntryRecord;
  /** Newest first; null for an entry of one version. */
  readonly versions: readonly { readonly at: string; readonly changes: FieldChange[] }[] | null;
}

/** How many entries these providers have. */
export async function countOfProviders(
  db: Database,
  providerIds: readonly string[],
): Promise<number> {
  const answer = await sql<{ count: number }>`
    select count(*)::int as count from catalogue.entry
    where provider_id = any(${[...providerIds]})`.execute(db.sql);
  return answer.rows[0]?.count ?? 0;
}

/**
 * The entries of these providers with what their numbers over time need; of more than `limit` a
 * sample that is the same each time, drawn from the ids, which an index holds: whole entries are read
 * of the drawn ones alone. Of distributions, only that they are and whether one has a
 * licence is kept.
 */
export async function trendRows(
  db: Database,
  providerIds: readonly string[],
  limit: number,
): Promise<readonly TrendRow[]> {
  const answer = await sql<TrendRow>`
    select e.created_at as "createdAt", e.item_count as items,
      case when e.version > 1 then e.record else jsonb_strip_nulls(jsonb_build_object(
        'abstract', case when e.record ? 'abstract' then '{}'::jsonb end,
        'licence', case when e.record ? 'licence' then 'x' end,
        'updateCycle', e.record -> 'updateCycle', 'modified', e.record -> 'modified',
        'issued', e.record -> 'issued', 'themes', e.record -> 'themes',
        'region', case when e.record ? 'region' then '{}'::jsonb end,
        'shareType', e.record -> 'shareType', 'openType', e.record -> 'openType',
        'distributions', case when jsonb_path_exists(e.record, '$.distributions[*].licence')
          then '[{"licence": "x"}]'::jsonb
          when jsonb_path_exists(e.record, '$.distributions[*]') then '[{}]'::jsonb end
      )) end as record,
      case when e.version > 1 then (
        select jsonb_agg(jsonb_build_object('at', v.at, 'changes', v.changes)
          order by v.version desc)
        from catalogue.entry_version v where v.entry_id = e.id
      ) end as versions
    from catalogue.entry e
    where e.id = any(array(
      select id from catalogue.entry where provider_id = any(${[...providerIds]})
      order by md5(id) limit ${limit}
    ))`.execute(db.sql);
  return answer.rows;
}
