import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { changeFeedMigrations } from "../change-feed/index.ts";
import type { Database, MigrationSet } from "../database/index.ts";
import { isRefusal, type Refusal } from "../errors/index.ts";
import { type BackupManifest, restoreBackup, writeBackup } from "./index.ts";

/** One column of every kind that a context may use, keys in a circle, and what is not backed up. */
const tables = `create schema sundry;
create table sundry.thing (
  id bigint generated always as identity primary key, word text, list text[], doc jsonb, raw bytea,
  amount numeric, ratio double precision, at timestamptz, day date, yes boolean,
  twice numeric generated always as (amount * 2) stored,
  above bigint references sundry.thing (id), "odd ""name" text
);
create table sundry.label (id serial primary key, thing bigint references sundry.thing (id));
alter table sundry.thing add column label integer references sundry.label (id);
create unlogged table sundry.staged (word text);
insert into sundry.label (id, thing) values (0, null);
delete from sundry.label;`;

/** A database of the testkit, which this folder's tests hand in. */
interface Opened {
  readonly db: Database;
  close(): Promise<void>;
}

export interface Sundry<One extends Opened = Opened> {
  readonly folder: string;
  readonly sets: readonly MigrationSet[];
  /** The same program, one migration further. */
  readonly newer: readonly MigrationSet[];
  fresh(sets?: readonly MigrationSet[]): Promise<One>;
  close(): Promise<void>;
}

async function setIn(folder: string, name: string, files: Readonly<Record<string, string>>) {
  const directory = await mkdtemp(join(folder, `${name}-`));
  for (const [file, text] of Object.entries(files)) await writeFile(join(directory, file), text);
  return [changeFeedMigrations, { name: "sundry", directory }];
}

/** A world for the tests of backups: migrations of their own, and databases that go away. */
export async function sundry<One extends Opened>(
  make: (sets: readonly MigrationSet[]) => Promise<One>,
): Promise<Sundry<One>> {
  const folder = await mkdtemp(join(tmpdir(), "tongshu-backup-"));
  const sets = await setIn(folder, "old", { "0001-sundry.sql": tables });
  const more = "alter table sundry.thing add column more text not null default 'new';";
  const newer = await setIn(folder, "new", { "0001-sundry.sql": tables, "0002-more.sql": more });
  const opened: One[] = [];
  return {
    folder,
    sets,
    newer,
    async fresh(which = sets) {
      const database = await make(which);
      opened.push(database);
      return database;
    },
    async close() {
      for (const database of opened) await database.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Every row of the tables as text, for comparing two databases. */
export async function contents({ db }: Pick<Opened, "db">): Promise<readonly string[]> {
  const answer = await sql<{ row: string }>`
    select 'thing ' || to_jsonb(t)::text as row from sundry.thing t
    union all select 'label ' || to_jsonb(l)::text from sundry.label l
    order by row`.execute(db.sql);
  return answer.rows.map(({ row }) => row);
}

export async function backUp(
  world: Sundry,
  { db }: Pick<Opened, "db">,
  file: string,
): Promise<BackupManifest | Refusal> {
  const written = await writeBackup({
    db,
    sets: world.sets,
    file: join(world.folder, file),
    program: "test",
    now: new Date(0),
  });
  return isRefusal(written) ? written : written.manifest;
}

export async function restore(
  world: Sundry,
  { db }: Pick<Opened, "db">,
  file: string,
  sets: readonly MigrationSet[] = world.sets,
): Promise<BackupManifest | Refusal> {
  return await restoreBackup({ db, sets, file: join(world.folder, file) });
}
