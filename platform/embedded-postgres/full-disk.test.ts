/** A full disk, on a small file system in memory. Needs the right to mount one. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../database/index.ts";
import { startEmbeddedPostgres } from "./index.ts";

const base = mkdtempSync(join(tmpdir(), "tongshu-full-disk-"));
chmodSync(base, 0o755);

const notices: string[] = [];

function mount(megabytes: number): boolean {
  try {
    const options = `size=${megabytes}m,mode=755`;
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", base], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function unmount(): void {
  execFileSync("umount", ["-l", base], { stdio: "ignore" });
}

const canMount = mount(1);
if (canMount) unmount();
else {
  console.warn("SKIPPED: the tests of a full disk, because no file system can be mounted here.");
  rmSync(base, { recursive: true });
}

afterAll(() => rmSync(base, { recursive: true, force: true }));

function start() {
  return startEmbeddedPostgres({
    dataFolder: join(base, "data"),
    onNotice: (text) => notices.push(text.en),
    settings: { fsync: "off" },
  });
}

describe.skipIf(!canMount)("a full disk is refused with one sentence", () => {
  let megabytes = 0;
  beforeEach(() => {
    megabytes = 0;
    notices.length = 0;
  });
  afterEach(() => {
    if (megabytes > 0) unmount();
  });
  function mounted(size: number): void {
    megabytes = size;
    expect(mount(size)).toBe(true);
  }

  test("while the database is made", async () => {
    mounted(20);
    await expect(start()).rejects.toMatchObject({
      refusal: { code: "EMBEDDED_DATABASE_DISK_FULL", status: 507 },
    });
    await expect(start()).rejects.toThrow("The disk is full");
  });

  test("when an existing database starts, which then starts after space was freed", async () => {
    mounted(200);
    const first = await start();
    const db = await openDatabase({ connection: first.connection, poolMax: 1 });
    await sql`create table kept as select 7 as n`.execute(db.sql);
    await db.close();
    const filler = join(base, "filler");
    const { bavail, bsize } = statfsSync(base);
    writeFileSync(filler, Buffer.alloc(bavail * bsize));
    // A start after a crash has to write, and cannot.
    process.kill(first.pid, "SIGKILL");
    await expect.poll(() => notices.length, { timeout: 20_000 }).toBe(1);
    expect(notices[0]).toContain("The disk is full");
    await expect(start()).rejects.toMatchObject({
      refusal: { code: "EMBEDDED_DATABASE_DISK_FULL" },
    });
    rmSync(filler);
    const second = await start();
    const again = await openDatabase({ connection: second.connection, poolMax: 1 });
    expect((await sql`select n from kept`.execute(again.sql)).rows).toEqual([{ n: 7 }]);
    await again.close();
    await second.stop();
  });
});
