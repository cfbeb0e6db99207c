import type { Database } from "@tongshu/platform/database";
import { sql } from "kysely";
import type { ListedOrganisation, Organisation } from "../contract.ts";
import type { IdentityTables, OrganisationTable } from "./tables.ts";

/** A database or a transaction on it. */
export type Reader = Pick<Database, "sql">;

const columns = ["id", "name", "code", "parent_id", "namespace"] as const;
type Row = Pick<OrganisationTable, (typeof columns)[number]>;

function present(row: Row): Organisation {
  const { id, name, code, parent_id, namespace } = row;
  return { id, name, code, parentId: parent_id, sample: namespace === "sample" };
}

export async function organisationsWithIds(
  db: Reader,
  ids: readonly string[],
): Promise<readonly Organisation[]> {
  if (ids.length === 0) return [];
  const rows = await db.sql
    .withTables<IdentityTables>()
    .selectFrom("identity.organisation")
    .select(columns)
    .where("id", "=", sql<string>`any(${ids}::text[])`)
    .execute();
  return rows.map(present);
}

/** Organisations in the order of their ids, each with the number of those directly below it. */
export async function organisationsAfter(
  db: Reader,
  page: {
    readonly parentId?: string | null | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<readonly ListedOrganisation[]> {
  let query = db.sql
    .withTables<IdentityTables>()
    .selectFrom("identity.organisation as organisation")
    .select(["id", "name", "code", "parent_id", "namespace"])
    .select(
      sql<number>`(select count(*)::int from identity.organisation child
        where child.parent_id = organisation.id)`.as("childCount"),
    )
    .orderBy("id")
    .limit(page.limit);
  if (page.parentId === null) query = query.where("parent_id", "is", null);
  else if (page.parentId !== undefined) query = query.where("parent_id", "=", page.parentId);
  if (page.after !== undefined) query = query.where("id", ">", page.after);
  const rows = await query.execute();
  return rows.map((row) => Object.assign(present(row), { childCount: row.childCount }));
}

/** For each id that exists, the ids from the root down to it. */
export async function pathsOfOrganisations(
  db: Reader,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly path: readonly string[] }[]> {
  if (ids.length === 0) return [];
  const answer = await sql<{ id: string; path: string[] }>`
    with recursive climb as (
      select id, parent_id, array[id] as path from identity.organisation
      where id = any(${ids}::text[])
      union all
      select climb.id, above.parent_id, above.id || climb.path
      from climb join identity.organisation above on above.id = climb.parent_id
    )
    select id, path from climb where parent_id is null`.execute(db.sql);
  return answer.rows;
}

/** These organisations and all below them. */
export async function idsOfSubtrees(
  db: Reader,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const answer = await sql<{ id: string }>`
    with recursive descend as (
      select id from identity.organisation where id = any(${[...ids]}::text[])
      union
      select below.id from descend cross join lateral (
        -- "offset 0" keeps the planner from joining all organisations: there are few below each.
        select id from identity.organisation where parent_id = descend.id offset 0
      ) below
    )
    select id from descend`.execute(db.sql);
  return answer.rows.map(({ id }) => id);
}

export async function numberOfOrganisations(
  db: Reader,
): Promise<{ readonly organisations: number; readonly sample: number }> {
  const answer = await sql<{ organisations: number; sample: number }>`
    select count(*) filter (where namespace = '')::int as organisations,
           count(*) filter (where namespace = 'sample')::int as sample
    from identity.organisation`.execute(db.sql);
  const row = answer.rows[0];
  if (row === undefined) throw new Error("A count without a row.");
  return row;
}
