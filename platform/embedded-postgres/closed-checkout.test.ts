/** Checkouts that the unprivileged user cannot enter, or whose node_modules cannot be written. */
import { execFile } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const isRoot = process.getuid?.() === 0;
if (!isRoot) console.warn("SKIPPED: the tests of a closed checkout, because they need root.");

const root = join(import.meta.dirname, "..", "..");
/** The packages that a database needs: enough of a checkout to start one in it. */
const needed = /^(pg|pg-.*|pgpass|postgres-.*|split2|xtend|kysely|zod|@embedded-postgres)$/;
const ordinaryUser = 1;

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "tongshu-checkout-"));
  chmodSync(base, 0o755);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

/** Copies the platform and its packages as an install without scripts leaves them: no links. */
function checkOut(folder: string): void {
  for (const part of ["database", "embedded-postgres", "errors", "i18n", "package.json"]) {
    cpSync(join(root, "platform", part), join(folder, "platform", part), { recursive: true });
  }
  for (const name of readdirSync(join(root, "node_modules")).filter((one) => needed.test(one))) {
    cpSync(join(root, "node_modules", name), join(folder, "node_modules", name), {
      recursive: true,
      filter: (path) => !lstatSync(path).isSymbolicLink(),
    });
  }
}

interface Outcome {
  readonly location: string;
  readonly version: string;
  readonly notices: readonly string[];
}

/** Starts and stops the database by the checkout's own program; answers where it was. */
async function startIn(checkout: string, dataFolder: string, uid?: number): Promise<Outcome> {
  const program = `
    const { startEmbeddedPostgres } = await import(process.argv[1] + "/embedded-postgres/index.ts");
    const { openDatabase } = await import(process.argv[1] + "/database/index.ts");
    const { sql } = await import(process.argv[1] + "/../node_modules/kysely/dist/index.js");
    const notices = [];
    const server = await startEmbeddedPostgres({
      dataFolder: process.argv[2],
      reachableFolder: process.argv[3],
      onNotice: (text) => notices.push(text.en),
      settings: { fsync: "off" },
    });
    const db = await openDatabase({ connection: server.connection });
    const answer = await sql\`select current_setting('server_version') as version\`.execute(db.sql);
    await db.close();
    await server.stop();
    console.log(JSON.stringify({ ...server, ...answer.rows[0], notices }));`;
  const args = ["--input-type=module", "-e", program, join(checkout, "platform"), dataFolder];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...args, join(base, "reachable")],
    {
      cwd: "/",
      ...(uid === undefined ? {} : { uid, gid: uid }),
    },
  );
  return JSON.parse(stdout) as Outcome;
}

describe.skipIf(!isRoot)("the database starts", { timeout: 60_000 }, () => {
  test("as root from a checkout in a folder that nobody else can enter", async () => {
    const closed = join(base, "closed");
    mkdirSync(closed, { mode: 0o700 });
    checkOut(join(closed, "checkout"));
    const data = join(closed, "checkout", ".tongshu");
    const first = await startIn(join(closed, "checkout"), data);
    expect(first.version).toMatch(/^18\./);
    expect(first.location).toContain(join(base, "reachable"));
    expect(first.notices).toHaveLength(1);
    const programs = () =>
      readdirSync(join(base, "reachable")).filter((one) => one.startsWith("postgres-"));
    expect(programs()).toHaveLength(1);
    const second = await startIn(join(closed, "checkout"), data);
    expect(second.location).toBe(first.location);
    // Another data folder shares the programs and has a home of its own.
    const third = await startIn(join(closed, "checkout"), join(closed, "other"));
    expect(third.location).not.toBe(first.location);
    expect(programs()).toHaveLength(1);
  });

  test("as an ordinary user whose node_modules are another's and lack the links", async () => {
    const checkout = join(base, "checkout");
    checkOut(checkout);
    const data = join(base, "data");
    mkdirSync(data);
    chownSync(data, ordinaryUser, ordinaryUser);
    const first = await startIn(checkout, data, ordinaryUser);
    expect(first.version).toMatch(/^18\./);
    expect(first.location).toBe(join(data, "postgres"));
    expect(readdirSync(join(data, "postgres-programs"))).toHaveLength(1);
  });
});
