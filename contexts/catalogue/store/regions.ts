import type { Database } from "@tongshu/platform/database";
import type { LocalizedText } from "@tongshu/platform/i18n";
import { sql } from "kysely";

/** For each region code the name that an entry states for it; a code that no entry has is left out. */
export async function statedRegionNames(
  db: Pick<Database, "sql">,
  codes: readonly string[],
): Promise<ReadonlyMap<string, LocalizedText>> {
  if (codes.length === 0) return new Map();
  const answer = await sql<{ code: string; name: LocalizedText }>`
    select asked.code, stated.name
    from unnest(${[...codes]}::text[]) as asked (code)
    cross join lateral (
      select record #> '{region,name}' as name from catalogue.entry
      where record ? 'region' and record #>> '{region,code}' = asked.code limit 1
    ) stated`.execute(db.sql);
  return new Map(answer.rows.map(({ code, name }) => [code, name]));
}
