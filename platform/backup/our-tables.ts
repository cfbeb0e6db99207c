import { sql } from "kysely";
import type { MigrationSet, Transaction } from "../database/index.ts";
import type { BackedUpSequence } from "./manifest.ts";

export interface OurTable {
  readonly schema: string;
  readonly name: string;
  /** Without those that the server computes by itself. */
  readonly columns: readonly string[];
}

/** A foreign key, taken off while rows are loaded and put back with all rows checked. */
export interface ForeignKey {
  readonly schema: string;
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/**
 * A module keeps its tables in the schema of its own name, and `tongshu` holds what was migrated.
 * Other schemas of a shared database are not ours: never read, never dropped.
 */
export function ourSchemas(sets: readonly Pick<MigrationSet, "name">[]): readonly string[] {
  return ["tongshu", ...sets.map(({ name }) => name.replaceAll("-", "_"))];
}

/** Every table that survives a crash, by name; unlogged ones hold only what can be made again. */
export async function ourTables(
  tx: Transaction,
  schemas: readonly string[],
): Promise<readonly OurTable[]> {
  const answer = await sql<OurTable>`
    select n.nspname as schema, c.relname as name, coalesce(
      array_agg(a.attname::text order by a.attnum) filter (where a.attname is not null), '{}'
    ) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = ''
    where n.nspname = any(${[...schemas]}) and c.relkind = 'r' and c.relpersistence = 'p'
    group by n.nspname, c.relname
    order by n.nspname collate "C", c.relname collate "C"`.execute(tx.sql);
  return answer.rows;
}

export async function ourSequences(
  tx: Transaction,
  schemas: readonly string[],
): Promise<readonly BackedUpSequence[]> {
  const answer = await sql<{ schema: string; name: string }>`
    select n.nspname as schema, c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any(${[...schemas]}) and c.relkind = 'S'
    order by n.nspname collate "C", c.relname collate "C"`.execute(tx.sql);
  const found: BackedUpSequence[] = [];
  for (const { schema, name } of answer.rows) {
    const state = await sql<{ last: string; called: boolean }>`
      select last_value::text as last, is_called as called
      from ${sql.table(`${schema}.${name}`)}`.execute(tx.sql);
    for (const row of state.rows) found.push({ schema, name, ...row });
  }
  return found;
}

export async function ourForeignKeys(
  tx: Transaction,
  schemas: readonly string[],
): Promise<readonly ForeignKey[]> {
  const answer = await sql<ForeignKey>`
    select n.nspname as schema, c.relname as table, k.conname as name,
      pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any(${[...schemas]}) and k.contype = 'f' and k.conparentid = 0
    order by n.nspname, c.relname, k.conname`.execute(tx.sql);
  return answer.rows;
}

/** A name as it is written in SQL. */
export function quoted(...parts: readonly string[]): string {
  return parts.map((part) => `"${part.replaceAll('"', '""')}"`).join(".");
}

/** `schema.table (columns)` as COPY wants it. */
export function copyTarget({ schema, name, columns }: OurTable): string {
  const list = columns.map((column) => quoted(column)).join(", ");
  return `${quoted(schema, name)} (${list})`;
}

/** The text form of values must not depend on settings of the server or of the user. */
export async function fixTextForm(tx: Transaction): Promise<void> {
  await sql`select set_config(name, value, true) from (values
    ('client_encoding', 'UTF8'), ('datestyle', 'ISO, YMD'), ('intervalstyle', 'postgres'),
    ('timezone', 'UTC'), ('bytea_output', 'hex'), ('extra_float_digits', '1'),
    ('statement_timeout', '0'), ('idle_in_transaction_session_timeout', '0')
  ) as setting (name, value)`.execute(tx.sql);
}
