import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { RefusalError, refuse } from "../errors/index.ts";
import { advisoryLockSpace, migrationLock } from "./advisory-locks.ts";
import type { Database, Transaction } from "./database.ts";
import { databaseErrors } from "./errors.ts";

/**
 * A folder of `0001-what.sql` files that are applied in order, once each, never backwards. `name`
 * is that of the module that owns them, such as `catalogue`.
 */
export interface MigrationSet {
  readonly name: string;
  readonly directory: string;
}

/** One migration file. */
export interface Migration {
  readonly set: string;
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
  readonly text: string;
}

/** A row of `tongshu.migration`. */
export interface AppliedMigration {
  readonly set: string;
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

export interface MigrateOptions {
  /** Hears of each file after its transaction has committed. */
  readonly onApplied?: (migration: { set: string; number: number; name: string }) => void;
}

const fileName = /^(\d{4})-([a-z0-9]+(?:-[a-z0-9]+)*)\.sql$/;

function pad(number: number): string {
  return String(number).padStart(4, "0");
}

async function readMigrations(set: MigrationSet): Promise<readonly Migration[]> {
  const files = (await readdir(set.directory)).filter((file) => file.endsWith(".sql")).sort();
  const migrations: Migration[] = [];
  for (const file of files) {
    const [, digits, name] = fileName.exec(file) ?? [];
    if (digits === undefined || name === undefined) {
      throw new Error(`The migration file ${file} of ${set.name} is not named 0001-what.sql.`);
    }
    const expected = migrations.length + 1;
    if (Number(digits) !== expected) {
      const details = { set: set.name, number: pad(expected) };
      throw new RefusalError(refuse(databaseErrors, "MIGRATION_GAP", details));
    }
    // A checkout may turn line ends into CRLF; that is the same migration.
    const text = (await readFile(join(set.directory, file), "utf8")).replaceAll("\r\n", "\n");
    const checksum = createHash("sha256").update(text).digest("hex");
    migrations.push({ set: set.name, number: expected, name, checksum, text });
  }
  return migrations;
}

/** The files of all sets, in the order in which they are applied. */
export async function migrationFiles(sets: readonly MigrationSet[]): Promise<readonly Migration[]> {
  const files: Migration[] = [];
  for (const set of sets) files.push(...(await readMigrations(set)));
  return files;
}

/** Makes the table of applied migrations when there is none. */
export async function createMigrationTable(db: Kysely<unknown>): Promise<void> {
  await sql`create schema if not exists tongshu`.execute(db);
  await sql`create table if not exists tongshu.migration (
    set_name text not null,
    number integer not null check (number > 0),
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default now(),
    primary key (set_name, number)
  )`.execute(db);
}

/** What was applied, by set and number; nothing is made. Empty for a database that is new. */
export async function appliedMigrations(
  db: Pick<Database, "sql">,
): Promise<readonly AppliedMigration[]> {
  const made = await sql<{ made: boolean }>`
    select to_regclass('tongshu.migration') is not null as made`.execute(db.sql);
  return made.rows[0]?.made === true ? await readRows(db.sql) : [];
}

/**
 * The first file that is still to be applied; undefined when the database is up to date.
 * @throws RefusalError DATABASE_NEWER, MIGRATION_CHANGED or MIGRATION_GAP, as `migrate` would
 */
export async function waitingMigration(
  db: Pick<Database, "sql">,
  sets: readonly MigrationSet[],
): Promise<Migration | undefined> {
  return nextMigration(await migrationFiles(sets), await appliedMigrations(db));
}

async function readRows(db: Kysely<unknown>): Promise<readonly AppliedMigration[]> {
  const answer = await sql<AppliedMigration>`
    select set_name as set, number, name, checksum from tongshu.migration
    order by set_name, number`.execute(db);
  return answer.rows;
}

/** Compares what the database has with the files; answers the first file still to be applied. */
function nextMigration(
  files: readonly Migration[],
  applied: readonly AppliedMigration[],
): Migration | undefined {
  const key = (migration: { set: string; number: number }) =>
    `${migration.set}/${migration.number}`;
  const filesByKey = new Map(files.map((file) => [key(file), file]));
  for (const row of applied) {
    const details = { set: row.set, number: pad(row.number), name: row.name };
    const file = filesByKey.get(key(row));
    if (file === undefined) {
      throw new RefusalError(refuse(databaseErrors, "DATABASE_NEWER", details));
    }
    if (file.checksum !== row.checksum) {
      throw new RefusalError(refuse(databaseErrors, "MIGRATION_CHANGED", details));
    }
  }
  const appliedKeys = new Set(applied.map(key));
  const next = files.find((file) => !appliedKeys.has(key(file)));
  if (
    next !== undefined &&
    applied.some((row) => row.set === next.set && row.number > next.number)
  ) {
    const details = { set: next.set, number: pad(next.number) };
    throw new RefusalError(refuse(databaseErrors, "MIGRATION_GAP", details));
  }
  return next;
}

async function applyNext(
  tx: Transaction,
  files: readonly Migration[],
): Promise<Migration | undefined> {
  // The lock comes first: what is read after it is what another process has left.
  await sql`select pg_advisory_xact_lock(${advisoryLockSpace}, ${migrationLock})`.execute(tx.sql);
  await createMigrationTable(tx.sql);
  const next = nextMigration(files, await readRows(tx.sql));
  if (next === undefined) return undefined;
  await sql.raw(next.text).execute(tx.sql);
  await sql`insert into tongshu.migration (set_name, number, name, checksum)
    values (${next.set}, ${next.number}, ${next.name}, ${next.checksum})`.execute(tx.sql);
  return next;
}

/**
 * Brings the database up to the program. Give all sets of the program each time, in the order in
 * which they need each other: a set that the database has and the program has not means that a
 * newer program was here. Each file runs in one transaction with its row; several processes may
 * do this at the same moment.
 * @throws RefusalError DATABASE_NEWER, MIGRATION_CHANGED or MIGRATION_GAP
 */
export async function migrate(
  db: Database,
  sets: readonly MigrationSet[],
  options: MigrateOptions = {},
): Promise<void> {
  const files = await migrationFiles(sets);
  for (;;) {
    const applied = await db.transaction((tx) => applyNext(tx, files));
    if (applied === undefined) return;
    const { set, number, name } = applied;
    options.onApplied?.({ set, number, name });
  }
}
