import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { advisoryLockSpace, embeddedStopLock, openDatabase } from "../database/index.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./index.ts";
import { isServerOf, lockedBy } from "./postmaster.ts";

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

const fast: Readonly<Record<string, string>> = { fsync: "off" };

let base: string;
let data: string;
let notices: string[];
const running: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "tongshu-embedded-"));
  chmodSync(base, 0o755);
  data = join(base, "data");
  notices = [];
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const server of running.splice(0)) await server.stop();
  const left = lockedBy(cluster());
  if (left !== undefined && isServerOf(left, cluster())) process.kill(left, "SIGQUIT");
  await ended(left);
  rmSync(base, { recursive: true, force: true, maxRetries: 5 });
});

function cluster(): string {
  return join(data, "postgres", "cluster");
}

async function ended(pid: number | undefined): Promise<void> {
  if (pid === undefined) return;
  await expect.poll(() => isServerOf(pid, cluster()), { timeout: 20_000 }).toBe(false);
}

/** Without waiting for the disk, which no crash of a process needs; or as in production. */
async function start(dataFolder = data, settings = fast): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({
    dataFolder,
    settings,
    onNotice: (text) => notices.push(text.en),
    reachableFolder: join(base, "reachable"),
  });
  running.push(server);
  return server;
}

async function run(server: Pick<EmbeddedPostgres, "connection">, text: string): Promise<unknown[]> {
  const db = await openDatabase({ connection: server.connection, poolMax: 1 });
  try {
    return (await sql.raw(text).execute(db.sql)).rows;
  } finally {
    await db.close();
  }
}

/** Another process that starts the database, says so, and stops it when told to. */
async function other(options: { uid?: number; dataFolder?: string } = {}) {
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, "index.ts"))};
    try {
      const server = await startEmbeddedPostgres({
        dataFolder: process.argv[1], onNotice() {}, settings: { fsync: "off" },
      });
      console.log(JSON.stringify(server));
      process.stdin.on("data", async () => {
        await server.stop();
        console.log("stopped");
        process.exit(0);
      });
    } catch (error) {
      console.log(JSON.stringify({ refusal: error.refusal, message: String(error) }));
    }`;
  const child = spawn(
    process.execPath,
    ["--input-type=module", "-e", program, options.dataFolder ?? data],
    {
      stdio: ["pipe", "pipe", "inherit"],
      cwd: "/",
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
    },
  );
  children.push(child);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const line = async () => String((await lines.next()).value);
  const server = JSON.parse(await line()) as EmbeddedPostgres & { refusal?: { code: string } };
  const stop = async () => {
    child.stdin.write("stop\n");
    await line();
  };
  return { child, server, stop };
}

function code(refused: string) {
  return { refusal: { code: refused } };
}

describe("refusals", () => {
  test("a database of another major version", async () => {
    await (await start()).stop();
    writeFileSync(join(cluster(), "PG_VERSION"), "17\n");
    await expect(start()).rejects.toMatchObject({
      refusal: {
        code: "EMBEDDED_DATABASE_OTHER_VERSION",
        details: { found: "17", wanted: "18" },
      },
    });
  });

  test("a database of which files were deleted", async () => {
    await (await start()).stop();
    writeFileSync(join(cluster(), "PG_VERSION"), "");
    await expect(start()).rejects.toMatchObject(code("EMBEDDED_DATABASE_INCOMPLETE"));
    rmSync(join(cluster(), "PG_VERSION"));
    await expect(start()).rejects.toMatchObject(code("EMBEDDED_DATABASE_INCOMPLETE"));
  });

  test("a socket folder that others could have made: too open, or a link", async () => {
    const server = await start();
    const folder = String(server.connection.host);
    await server.stop();
    mkdirSync(folder, { mode: 0o755 });
    await expect(start()).rejects.toMatchObject(code("EMBEDDED_DATABASE_SOCKET_UNSAFE"));
    rmSync(folder, { recursive: true });
    symlinkSync(base, folder);
    await expect(start()).rejects.toMatchObject(code("EMBEDDED_DATABASE_SOCKET_UNSAFE"));
    rmSync(folder);
  });

  test("a location that is written down and gone", async () => {
    mkdirSync(data);
    writeFileSync(join(data, "database-location"), `${join(base, "gone")}\n`);
    await expect(start()).rejects.toMatchObject(code("EMBEDDED_DATABASE_LOCATION_GONE"));
  });

  test("a data folder that is a file, or cannot be made", async () => {
    const file = join(base, "file");
    writeFileSync(file, "");
    await expect(start(file)).rejects.toMatchObject(code("EMBEDDED_DATABASE_NOT_A_FOLDER"));
    await expect(start(join(file, "data"))).rejects.toMatchObject(
      code("EMBEDDED_DATABASE_NOT_A_FOLDER"),
    );
    if (!isRoot) return;
    const closed = join(base, "closed");
    mkdirSync(closed, { mode: 0o700 });
    const { server } = await other({ uid: nobody, dataFolder: join(closed, "data") });
    expect(server).toMatchObject(code("EMBEDDED_DATABASE_NO_PERMISSION"));
  });

  test("settings that the server does not accept, with its own words", async () => {
    const failing = startEmbeddedPostgres({
      dataFolder: data,
      onNotice: () => undefined,
      settings: { shared_buffers: "much" },
    });
    await expect(failing).rejects.toMatchObject(code("EMBEDDED_DATABASE_FAILED"));
    await expect(failing).rejects.toThrow("shared_buffers");
  });

  test.skipIf(!isRoot)("a user that the machine does not have", async () => {
    const failing = startEmbeddedPostgres({
      dataFolder: data,
      onNotice: () => undefined,
      user: "no-such-user",
    });
    await expect(failing).rejects.toMatchObject(code("EMBEDDED_DATABASE_UNKNOWN_USER"));
  });
});

describe("one process", () => {
  test("starts, stops, starts again, and keeps what was committed", async () => {
    const first = await start();
    await run(first, "create table kept as select 7 as n");
    await first.stop();
    await first.stop();
    expect(isServerOf(first.pid, cluster())).toBe(false);
    const second = await start();
    expect(await run(second, "select n from kept")).toEqual([{ n: 7 }]);
    expect(
      await run(second, "select datname from pg_database where datname = 'tongshu'"),
    ).toHaveLength(1);
    expect(notices).toEqual([]);
  });

  test("gives a durable server in UTF-8 without a network port, that logs no statement", async () => {
    const server = await start(data, {});
    const wanted = {
      fsync: "on",
      synchronous_commit: "on",
      full_page_writes: "on",
      listen_addresses: "",
      server_encoding: "UTF8",
      jit: "off",
      max_connections: "60",
      log_min_error_statement: "panic",
    };
    const names = Object.keys(wanted).map((name) => `'${name}'`);
    const rows = await run(
      server,
      `select name, setting from pg_settings where name in (${names.join()})`,
    );
    const found = rows.map((row) => Object.values(row as object));
    expect(Object.fromEntries(found)).toEqual(wanted);
    await expect(run(server, "select 'secret words'::int")).rejects.toThrow();
    const log = await readFile(join(server.location, "postgres.log"), "utf8");
    expect(log).not.toContain("select 'secret");
  });

  test("works in a data folder whose path is far longer than a socket's may be", async () => {
    data = join(base, "很长的路径".repeat(8), "x".repeat(120), "data");
    const server = await start();
    expect(await run(server, "select 1 as n")).toEqual([{ n: 1 }]);
  });

  test("empties a log of more than 10 MB at start, and no smaller one", async () => {
    const first = await start();
    await first.stop();
    const log = join(first.location, "postgres.log");
    writeFileSync(log, "x".repeat(10 * 1024 * 1024));
    await (await start()).stop();
    expect((await readFile(log)).length).toBeGreaterThan(10 * 1024 * 1024);
    await (await start()).stop();
    expect((await readFile(log)).length).toBeLessThan(10_000);
  });
});

describe("crashes", () => {
  test("kill -9 of the server loses nothing that was committed", async () => {
    const first = await other();
    await run(first.server, "create table kept as select generate_series(1, 1000) as n");
    first.child.kill("SIGKILL");
    process.kill(first.server.pid, "SIGKILL");
    const second = await start();
    expect(second.pid).not.toBe(first.server.pid);
    expect(await run(second, "select count(*)::int as n from kept")).toEqual([{ n: 1000 }]);
  });

  test("a server that is killed under a running program is started again, as it was", async () => {
    const server = await start();
    await run(server, "create table kept as select 7 as n");
    const { pid } = server;
    process.kill(pid, "SIGKILL");
    await expect.poll(() => notices.length, { timeout: 20_000 }).toBe(1);
    expect(notices[0]).toContain("runs again");
    expect(server.pid).not.toBe(pid);
    expect(await run(server, "select n from kept")).toEqual([{ n: 7 }]);
  });

  test("kill -9 of the program leaves a server that the next start uses and stops", async () => {
    const { child, server } = await other();
    child.kill("SIGKILL");
    await once(child, "exit");
    const next = await start();
    expect(next.pid).toBe(server.pid);
    await next.stop();
    expect(isServerOf(next.pid, cluster())).toBe(false);
  });

  test("a lock file that names a living process of the same user, but another program", async () => {
    const first = await other();
    first.child.kill("SIGKILL");
    process.kill(first.server.pid, "SIGKILL");
    await ended(first.server.pid);
    const stranger = spawn("sleep", ["60"], {
      cwd: "/",
      ...(isRoot ? { uid: nobody, gid: nobody } : {}),
    });
    children.push(stranger);
    for (const path of [
      join(cluster(), "postmaster.pid"),
      join(String(first.server.connection.host), ".s.PGSQL.5432.lock"),
    ]) {
      const lines = (await readFile(path, "utf8")).split("\n");
      writeFileSync(path, [String(stranger.pid), ...lines.slice(1)].join("\n"));
    }
    const second = await start();
    expect(await run(second, "select 1 as n")).toEqual([{ n: 1 }]);
    expect(stranger.exitCode).toBeNull();
  });

  test("a data folder that was deleted under its running server", async () => {
    const first = await other();
    first.child.kill("SIGKILL");
    rmSync(data, { recursive: true });
    const second = await start();
    expect(await run(second, "select 1 as n")).toEqual([{ n: 1 }]);
    expect(isServerOf(first.server.pid, cluster())).toBe(false);
  });
});

describe("several processes", () => {
  test("use one server, and the last one stops it", async () => {
    const first = await start();
    const second = await other();
    expect(second.server.pid).toBe(first.pid);
    await first.stop();
    expect(isServerOf(first.pid, cluster())).toBe(true);
    expect(await run(second.server, "select 1 as n")).toEqual([{ n: 1 }]);
    await second.stop();
    expect(isServerOf(first.pid, cluster())).toBe(false);
  });

  test("that start at once on nothing and stop at once", async () => {
    const all = await Promise.all([other(), other(), other()]);
    const pids = new Set(all.map(({ server }) => server.pid));
    expect([...pids]).toEqual([all[0]?.server.pid]);
    await Promise.all(all.map(({ stop }) => stop()));
    await ended(all[0]?.server.pid);
  });

  test("a start while the server is being stopped waits and gets a new one", async () => {
    const first = await other();
    await run(first.server, "create table kept as select generate_series(1, 300000) as n");
    const [, second] = await Promise.all([first.stop(), start()]);
    expect(await run(second, "select count(*)::int as n from kept")).toEqual([{ n: 300_000 }]);
  });

  test("a start that comes when another process has just seen nobody gets a new server", async () => {
    const first = await other();
    // Advisory locks are of one database: that to which each process holds its connection.
    const connection = { ...first.server.connection, database: "postgres" };
    const stopping = await openDatabase({ connection, poolMax: 1 });
    let late: Promise<EmbeddedPostgres> | undefined;
    // What a process does that stops the server, with the time between looking and stopping drawn out.
    await stopping
      .transaction(async (tx) => {
        await sql`select pg_advisory_lock(${advisoryLockSpace}, ${embeddedStopLock})`.execute(
          tx.sql,
        );
        late = start();
        await sleep(1_000);
        process.kill(first.server.pid, "SIGINT");
        await ended(first.server.pid);
      })
      .catch(() => undefined);
    await stopping.close();
    first.child.kill("SIGKILL");
    const second = await late;
    expect(second?.pid).not.toBe(first.server.pid);
    if (second !== undefined) expect(await run(second, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("Ctrl-C in the terminal does not reach the server", async () => {
    const server = await start();
    const stat = await readFile(`/proc/${server.pid}/stat`, "utf8").catch(() => undefined);
    if (stat === undefined) return;
    const [session] = stat.split(" ").slice(5);
    expect(Number(session)).toBe(server.pid);
  });
});

describe.skipIf(!isRoot)("root", () => {
  test("runs the server as nobody, whose files they are", async () => {
    const server = await start();
    const status = await readFile(`/proc/${server.pid}/status`, "utf8");
    expect(status).toMatch(/^Uid:\t65534\t65534\t65534\t65534$/m);
    expect(status).toMatch(/^Groups:\t *$/m);
  });

  test("and an ordinary user take turns on the user's folder", async () => {
    mkdirSync(data);
    chownSync(data, 1, 1);
    const users = await other({ uid: 1 });
    expect(users.server.refusal).toBeUndefined();
    await users.stop();
    await (await start()).stop();
    const again = await other({ uid: 1 });
    expect(again.server.refusal).toBeUndefined();
    await again.stop();
  });

  test("puts the database elsewhere when nobody cannot enter the data folder, and says so", async () => {
    const closed = join(base, "closed");
    mkdirSync(closed, { mode: 0o700 });
    const dataFolder = join(closed, "data");
    const first = await start(dataFolder);
    expect(first.location).toContain(join(base, "reachable"));
    expect(notices).toEqual([
      `The database is in ${first.location}: it runs as user id 65534, who cannot enter ${closed}.`,
    ]);
    const written = await readFile(join(dataFolder, "database-location"), "utf8");
    expect(written.trim()).toBe(first.location);
    await run(first, "create table kept as select 7 as n");
    await first.stop();
    chmodSync(closed, 0o755);
    const second = await start(dataFolder);
    expect(second.location).toBe(first.location);
    expect(await run(second, "select n from kept")).toEqual([{ n: 7 }]);
  });

  test("does not begin an empty database when an existing one has become unreachable", async () => {
    const closed = join(base, "closed");
    const dataFolder = join(closed, "data");
    await (await start(dataFolder)).stop();
    chmodSync(closed, 0o700);
    await expect(start(dataFolder)).rejects.toMatchObject(
      code("EMBEDDED_DATABASE_UNREACHABLE_PLACE"),
    );
  });
});
