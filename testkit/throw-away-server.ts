import { spawn } from "node:child_process";
import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseConnection } from "@tongshu/platform/database";
import { startEmbeddedPostgres } from "@tongshu/platform/embedded-postgres";

/** A server on which tests make databases. */
export interface TestServer {
  /** How to reach one of its databases. */
  connectTo(database: string): DatabaseConnection;
  /** The database from which others are made and dropped. */
  readonly administration: DatabaseConnection;
  /** Ours alone: templates may stay in it. */
  readonly throwAway: boolean;
}

/** A server that outlives a crash of nobody: it trades durability for speed. */
const settings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  shared_buffers: "64MB",
  max_connections: "100",
};

async function startThrowAwayServer(): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), "tongshu-test-"));
  await chmod(folder, 0o755);
  const guard = spawn(process.execPath, [join(import.meta.dirname, "end-with-parent.ts"), folder], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
    env: {},
  });
  guard.unref();
  // The pipe must not keep the tests from ending; it closes when they have.
  (guard.stdin as unknown as { unref(): void }).unref();
  const server = await startEmbeddedPostgres({
    dataFolder: folder,
    onNotice: (text) => console.warn(text.en),
    settings,
  });
  const { connection } = server;
  return {
    connectTo: (database) => ({ ...connection, database }),
    administration: connection,
    throwAway: true,
  };
}

function namedServer(url: string): TestServer {
  const connectTo = (database: string) => {
    const target = new URL(url);
    target.pathname = `/${database}`;
    return { connectionString: target.href };
  };
  return { connectTo, administration: { connectionString: url }, throwAway: false };
}

let server: Promise<TestServer> | undefined;

/**
 * The server of this test process: the one that TEST_DATABASE_URL names (its user must be allowed
 * to make databases), else an embedded one, started at the first call and ended with the process.
 */
export function testServer(): Promise<TestServer> {
  const url = process.env["TEST_DATABASE_URL"];
  server ??=
    url === undefined || url === "" ? startThrowAwayServer() : Promise.resolve(namedServer(url));
  return server;
}
