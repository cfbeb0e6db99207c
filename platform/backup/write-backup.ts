import { createHash } from "node:crypto";
import { type FileHandle, open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { sql } from "kysely";
import {
  appliedMigrations,
  type Database,
  type MigrationSet,
  type Transaction,
} from "../database/index.ts";
import { type Refusal, RefusalError, refuse } from "../errors/index.ts";
import { declareKillPoints } from "../kill-points/index.ts";
import { openingLine, trailerOf } from "./container.ts";
import { backupErrors } from "./errors.ts";
import type { BackedUpTable, BackupManifest } from "./manifest.ts";
import { copyTarget, fixTextForm, ourSchemas, ourSequences, ourTables } from "./our-tables.ts";

const reach = declareKillPoints([
  "backup.before-write",
  "backup.after-write",
  "backup.after-fsync",
  "backup.before-rename",
  "backup.after-rename",
]);

export interface BackupRequest {
  readonly db: Database;
  /** All sets of the program: their names tell which schemas are ours. */
  readonly sets: readonly MigrationSet[];
  /** Absolute path of a file that does not exist. */
  readonly file: string;
  /** Name and version of the program, for the manifest. */
  readonly program: string;
  readonly now: Date;
  /** Hears which table is being copied, of how many. */
  readonly onTable?: (table: string, done: number, total: number) => void;
}

export interface WrittenBackup {
  readonly manifest: BackupManifest;
  readonly bytes: number;
}

/**
 * Writes every table of ours as one snapshot sees them into a new file (docs/protocols/backup.md).
 * Others read and write meanwhile. The file appears under its name only when it is whole and on
 * the disk; a failure leaves nothing.
 */
export async function writeBackup(request: BackupRequest): Promise<WrittenBackup | Refusal> {
  const { file } = request;
  if (await isThere(file)) return refuse(backupErrors, "BACKUP_FILE_EXISTS", { file });
  const part = `${file}.part`;
  let handle: FileHandle | undefined;
  try {
    // What a crash has left. Only the owner may read the new one: it holds the whole register.
    await rm(part, { force: true });
    handle = await open(part, "wx", 0o600);
    const written = await fill(handle, request);
    await handle.sync();
    reach("backup.after-fsync");
    await publish(handle, part, file);
    return written;
  } catch (error) {
    if (handle !== undefined) await rm(part, { force: true });
    if (error instanceof RefusalError) return error.refusal;
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined || code === undefined) throw error;
    return refuse(backupErrors, "BACKUP_FILE_UNWRITABLE", { file, reason: code });
  } finally {
    await handle?.close();
  }
}

async function isThere(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}

/** Gives the finished file its name, unless another backup has meanwhile taken one of the two. */
async function publish(handle: FileHandle, part: string, file: string): Promise<void> {
  const [own, named] = [await handle.stat(), await stat(part)];
  if (own.ino !== named.ino || own.dev !== named.dev || (await isThere(file))) {
    throw new RefusalError(refuse(backupErrors, "BACKUP_FILE_EXISTS", { file }));
  }
  reach("backup.before-rename");
  await rename(part, file);
  // A rename is on the disk when its folder is.
  const folder = await open(dirname(file), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
  reach("backup.after-rename");
}

async function fill(handle: FileHandle, request: BackupRequest): Promise<WrittenBackup> {
  const whole = createHash("sha256");
  let bytes = 0;
  const put = async (chunk: Buffer): Promise<void> => {
    whole.update(chunk);
    bytes += chunk.length;
    await handle.writeFile(chunk);
  };
  reach("backup.before-write");
  await put(Buffer.from(openingLine));
  const manifest = await request.db.transaction(async (tx) => {
    const head = await readHead(tx, request);
    const tables: BackedUpTable[] = [];
    await pipeline(
      Readable.from(body(tx, request, tables), { objectMode: false }),
      createGzip(),
      async (packed: AsyncIterable<Buffer>) => {
        for await (const chunk of packed) await put(chunk);
      },
    );
    // Read last: a sequence is never part of a snapshot, and must not lie behind any row.
    return { ...head, tables, sequences: [...(await ourSequences(tx, schemasOf(request)))] };
  }, "snapshot");
  const text = Buffer.from(`${JSON.stringify(manifest)}\n`);
  await put(text);
  await handle.writeFile(trailerOf(text.length, whole.digest("hex")));
  reach("backup.after-write");
  return { manifest, bytes: (await handle.stat()).size };
}

const schemasOf = ({ sets }: BackupRequest): readonly string[] => ourSchemas(sets);

async function readHead(tx: Transaction, request: BackupRequest) {
  await fixTextForm(tx);
  const migrations = await appliedMigrations(tx);
  if (migrations.length === 0) {
    throw new RefusalError(refuse(backupErrors, "BACKUP_DATABASE_NEW"));
  }
  const answer = await sql<{ version: string }>`
    select current_setting('server_version') as version`.execute(tx.sql);
  return {
    format: "tongshu-backup" as const,
    version: 1 as const,
    createdAt: request.now.toISOString(),
    program: request.program,
    postgres: answer.rows[0]?.version ?? "",
    migrations: migrations.map(({ set, number, name, checksum }) => ({
      set,
      number,
      name,
      checksum,
    })),
  };
}

/** The COPY text of all tables, one after the other; each is described once it has gone through. */
async function* body(
  tx: Transaction,
  request: BackupRequest,
  tables: BackedUpTable[],
): AsyncIterable<Buffer> {
  const all = await ourTables(tx, schemasOf(request));
  for (const [index, table] of all.entries()) {
    request.onTable?.(`${table.schema}.${table.name}`, index, all.length);
    const hash = createHash("sha256");
    let bytes = 0;
    let rows = 0;
    for await (const chunk of tx.copyOut(`copy ${copyTarget(table)} to stdout`)) {
      hash.update(chunk);
      bytes += chunk.length;
      rows += countLines(chunk);
      yield chunk;
    }
    const { schema, name, columns } = table;
    const sha256 = hash.digest("hex");
    tables.push({ schema, name, columns: [...columns], bytes, rows, sha256 });
  }
}

const lineFeed = 0x0a;

/** In COPY text every row ends with a line feed, and a line feed within a value is escaped. */
function countLines(chunk: Buffer): number {
  let lines = 0;
  for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, at + 1)) {
    lines += 1;
  }
  return lines;
}
