import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { sql } from "kysely";
import { startNewEpochIn } from "../change-feed/index.ts";
import {
  advisoryLockSpace,
  createMigrationTable,
  type Database,
  migrate,
  type Migration,
  migrationFiles,
  migrationLock,
  type MigrationSet,
  type Transaction,
} from "../database/index.ts";
import { type Refusal, RefusalError, refuse } from "../errors/index.ts";
import { declareKillPoints } from "../kill-points/index.ts";
import { type ByteCutter, cutBytes } from "./cut-bytes.ts";
import { type CheckedBackup, damaged, openBackup } from "./container.ts";
import { backupErrors } from "./errors.ts";
import { restoreLockWaitMsMax } from "./limits.ts";
import type { BackedUpTable, BackupManifest } from "./manifest.ts";
import {
  copyTarget,
  fixTextForm,
  ourForeignKeys,
  ourSchemas,
  ourTables,
  quoted,
} from "./our-tables.ts";

const reach = declareKillPoints([
  "restore.before-write",
  "restore.after-write",
  "restore.before-commit",
  "restore.after-commit",
]);

export interface RestoreRequest {
  readonly db: Database;
  /** All sets of the program, in the order in which they need each other. */
  readonly sets: readonly MigrationSet[];
  readonly file: string;
  readonly onTable?: (table: string, done: number, total: number) => void;
}

/** The rows that migrations themselves put in; a database with nothing else is fresh. */
const seededTables: ReadonlySet<string> = new Set(["tongshu.migration", "change_feed.head"]);

/**
 * Puts a backup into a fresh database: checks the file, makes the tables as they were when it was
 * written, loads the rows, begins another epoch of the change feed, all in one transaction; then
 * brings the tables up to this program. Whoever follows the feed rebuilds.
 */
export async function restoreBackup(request: RestoreRequest): Promise<BackupManifest | Refusal> {
  const backup = await openBackup(request.file);
  if ("refused" in backup) return backup;
  try {
    const files = await filesOf(request, backup.manifest);
    if ("refused" in files) return files;
    await request.db.transaction((tx) => restoreIn(tx, request, backup, files));
    reach("restore.after-commit");
    await migrate(request.db, request.sets);
    return backup.manifest;
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal;
    throw error;
  } finally {
    await backup.close();
  }
}

/** The migration files that the backup's tables were made by, in the order of this program. */
async function filesOf(
  { sets, file }: RestoreRequest,
  { migrations }: BackupManifest,
): Promise<readonly Migration[] | Refusal> {
  const known = await migrationFiles(sets);
  for (const { set, number, name, checksum } of migrations) {
    const same = known.find((one) => one.set === set && one.number === number);
    if (same?.checksum === checksum) continue;
    const details = { file, set, number: String(number).padStart(4, "0"), name };
    return refuse(backupErrors, "BACKUP_NEWER", details);
  }
  return known.filter((one) =>
    migrations.some(({ set, number }) => set === one.set && number === one.number),
  );
}

async function restoreIn(
  tx: Transaction,
  request: RestoreRequest,
  backup: CheckedBackup,
  files: readonly Migration[],
): Promise<void> {
  const schemas = ourSchemas(request.sets);
  await fixTextForm(tx);
  await lockFresh(tx, schemas);
  reach("restore.before-write");
  for (const schema of schemas) {
    await run(tx, `drop schema if exists ${quoted(schema)} cascade`);
  }
  await createMigrationTable(tx.sql);
  for (const { text } of files) await run(tx, text);
  await load(tx, request, backup, schemas);
  reach("restore.after-write");
  for (const { schema, name, last, called } of backup.manifest.sequences) {
    await sql`select setval(${quoted(schema, name)}::regclass, ${last}::bigint, ${called})`.execute(
      tx.sql,
    );
  }
  await startNewEpochIn(tx);
  reach("restore.before-commit");
}

async function run(tx: Transaction, statement: string): Promise<void> {
  await sql.raw(statement).execute(tx.sql);
}

/** Keeps every other process out of our tables and refuses when one of them holds a row. */
async function lockFresh(tx: Transaction, schemas: readonly string[]): Promise<void> {
  await run(tx, `set local lock_timeout = ${restoreLockWaitMsMax}`);
  const tables = await waitForLocks(async () => {
    await sql`select pg_advisory_xact_lock(${advisoryLockSpace}, ${migrationLock})`.execute(tx.sql);
    const found = await ourTables(tx, schemas);
    for (const { schema, name } of found) {
      await run(tx, `lock table ${quoted(schema, name)} in access exclusive mode`);
    }
    return found;
  });
  for (const { schema, name } of tables) {
    const table = `${schema}.${name}`;
    if (seededTables.has(table)) continue;
    const answer = await sql`select 1 from ${sql.table(table)} limit 1`.execute(tx.sql);
    if (answer.rows.length > 0) {
      throw new RefusalError(refuse(backupErrors, "RESTORE_NOT_EMPTY", { table }));
    }
  }
}

/** SQLSTATE lock_not_available, given when `lock_timeout` has passed. */
const lockNotAvailable = "55P03";

async function waitForLocks<Result>(take: () => Promise<Result>): Promise<Result> {
  try {
    return await take();
  } catch (error) {
    if ((error as { code?: unknown }).code !== lockNotAvailable) throw error;
    throw new RefusalError(refuse(backupErrors, "RESTORE_DATABASE_BUSY"));
  }
}

async function load(
  tx: Transaction,
  request: RestoreRequest,
  backup: CheckedBackup,
  schemas: readonly string[],
): Promise<void> {
  const { manifest } = backup;
  const { file } = request;
  const keys = await ourForeignKeys(tx, schemas);
  for (const { schema, table, name } of keys) {
    await run(tx, `alter table ${quoted(schema, table)} drop constraint ${quoted(name)}`);
  }
  const made = new Set(
    (await ourTables(tx, schemas)).map(({ schema, name }) => `${schema}.${name}`),
  );
  const bytes = cutBytes(unpacked(backup, file));
  for (const [index, table] of manifest.tables.entries()) {
    const name = `${table.schema}.${table.name}`;
    if (!made.delete(name)) throw foreignTable(file, name);
    request.onTable?.(name, index, manifest.tables.length);
    await loadTable(tx, table, bytes, file);
  }
  const [left] = made;
  if (left !== undefined) throw foreignTable(file, left);
  if (!(await bytes.ended())) throw new RefusalError(damaged(file, theBody));
  for (const { schema, table, name, definition } of keys) {
    await run(
      tx,
      `alter table ${quoted(schema, table)} add constraint ${quoted(name)} ${definition}`,
    );
  }
}

const theBody = { zh: "数据部分", en: "the body" };

function foreignTable(file: string, name: string): RefusalError {
  return new RefusalError(damaged(file, { zh: `表 ${name} `, en: `the list of tables (${name})` }));
}

async function loadTable(
  tx: Transaction,
  table: BackedUpTable,
  source: ByteCutter,
  file: string,
): Promise<void> {
  const target = quoted(table.schema, table.name);
  // Migrations put rows in; the backup has those rows as they were last.
  await run(tx, `delete from ${target}`);
  await run(tx, `alter table ${target} disable trigger user`);
  const hash = createHash("sha256");
  const bytes = source.next(table.bytes, (chunk) => hash.update(chunk));
  await tx.copyIn(`copy ${copyTarget(table)} from stdin`, bytes);
  if (hash.digest("hex") !== table.sha256) {
    const name = `${table.schema}.${table.name}`;
    throw new RefusalError(damaged(file, { zh: `表 ${name} `, en: `table ${name}` }));
  }
  await run(tx, `alter table ${target} enable trigger user`);
}

/** The body unpacked. Damage inside is a refusal: the checksum of the whole was right. */
async function* unpacked(backup: CheckedBackup, file: string): AsyncIterable<Buffer> {
  const source = Readable.from(backup.body(), { objectMode: false });
  const gunzip = createGunzip();
  source.on("error", (error) => gunzip.destroy(error));
  try {
    for await (const chunk of source.pipe(gunzip)) yield chunk as Buffer;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (code.startsWith("Z_")) throw new RefusalError(damaged(file, theBody));
    throw error;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}
