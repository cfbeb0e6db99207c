import { randomBytes } from "node:crypto";
import {
  type Database,
  type DatabaseConnection,
  type MigrationSet,
  migrate,
  openDatabase,
} from "@tongshu/platform/database";
import pg from "pg";
import { type TestServer, testServer } from "./throw-away-server.ts";

export interface ThrowAwayDatabase {
  readonly db: Database;
  /** For further pools or processes on the same database. */
  readonly connection: DatabaseConnection;
  /** Closes `db` and drops the database. */
  close(): Promise<void>;
}

async function administer(server: TestServer, statement: string): Promise<void> {
  const client = new pg.Client(server.administration);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function newName(): string {
  return `tongshu_test_${process.pid}_${randomBytes(6).toString("hex")}`;
}

async function createEmpty(server: TestServer, sets: readonly MigrationSet[]): Promise<string> {
  const name = newName();
  await administer(server, `create database ${name} template template0 encoding 'UTF8'`);
  const db = await openDatabase({ connection: server.connectTo(name), poolMax: 1 });
  try {
    await migrate(db, sets);
  } finally {
    await db.close();
  }
  return name;
}

const templates = new Map<string, Promise<string>>();

/** Copying a migrated database is faster than migrating; only on a server that is ours alone. */
async function createMigrated(server: TestServer, sets: readonly MigrationSet[]): Promise<string> {
  if (!server.throwAway) return createEmpty(server, sets);
  const key = JSON.stringify(sets);
  let template = templates.get(key);
  if (template === undefined) {
    template = createEmpty(server, sets);
    templates.set(key, template);
  }
  const name = newName();
  await administer(server, `create database ${name} template ${await template}`);
  return name;
}

/**
 * A fresh database with the given migrations on a real PostgreSQL, for one test or one file of
 * tests: `const { db, close } = await throwAwayDatabase([catalogueMigrations])`.
 */
export async function throwAwayDatabase(sets: readonly MigrationSet[]): Promise<ThrowAwayDatabase> {
  const server = await testServer();
  const name = await createMigrated(server, sets);
  const connection = server.connectTo(name);
  const db = await openDatabase({ connection });
  let closed: Promise<void> | undefined;
  const close = async () => {
    await db.close();
    await administer(server, `drop database if exists ${name} with (force)`);
  };
  return { db, connection, close: () => (closed ??= close()) };
}
