import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type ThrowAwayDatabase, throwAwayDatabase } from "@tongshu/testkit";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { feedHead } from "../change-feed/index.ts";
import { openDatabase } from "../database/index.ts";
import { trailerOf } from "./container.ts";
import { openBackup } from "./index.ts";
import { manifestSchema } from "./manifest.ts";
import { backUp, contents, restore, type Sundry, sundry } from "./sundry-for-tests.ts";

let world: Sundry<ThrowAwayDatabase>;
let full: ThrowAwayDatabase;
let whole: Buffer;

beforeAll(async () => {
  world = await sundry(throwAwayDatabase);
  full = await world.fresh();
  await sql`insert into sundry.thing (word, list, doc, raw, amount, ratio, at, day, yes)
    select 'wort\t字\\.' || n, array['a', null, 'b,"c'], '{"k":"\\u00e9\\n"}', '\\x00ff', n / 7.0,
      0.1 + n, '2024-02-29T23:59:59.123456Z', '0044-03-15 BC', n % 2 = 0
    from generate_series(1, 3000) n`.execute(full.db.sql);
  await sql`insert into sundry.label (thing) select id from sundry.thing limit 20`.execute(
    full.db.sql,
  );
  await sql`update sundry.thing set label = 3, above = id % 10 + 1 where id % 3 = 0`.execute(
    full.db.sql,
  );
  await sql`insert into sundry.staged values ('not kept')`.execute(full.db.sql);
  expect(await backUp(world, full, "whole")).toMatchObject({ program: "test" });
  whole = await readFile(join(world.folder, "whole"));
});
afterAll(async () => {
  await world.close();
});

async function refusalOf(name: string, bytes: Buffer): Promise<unknown> {
  await writeFile(join(world.folder, name), bytes);
  const opened = await openBackup(join(world.folder, name));
  if ("refused" in opened) return opened.code;
  await opened.close();
  return "accepted";
}

describe("a file is refused", () => {
  test("that is not there, or a folder", async () => {
    expect(await openBackup(join(world.folder, "none"))).toMatchObject({
      code: "BACKUP_FILE_UNREADABLE",
      details: { reason: "ENOENT" },
    });
    expect(await openBackup(world.folder)).toMatchObject({ code: "BACKUP_FILE_UNREADABLE" });
  });

  test("that is something else", async () => {
    expect(await refusalOf("empty", Buffer.alloc(0))).toBe("BACKUP_FOREIGN");
    expect(await refusalOf("text", Buffer.from("some,csv\n1,2\n"))).toBe("BACKUP_FOREIGN");
    expect(await refusalOf("gzip", gzipSync("x".repeat(1000)))).toBe("BACKUP_FOREIGN");
  });

  test("of a later format", async () => {
    const later = Buffer.concat([Buffer.from("TONGSHU-BACKUP 2\n"), whole.subarray(17)]);
    expect(await refusalOf("later", later)).toBe("BACKUP_VERSION_UNKNOWN");
  });

  test("that breaks off, wherever", async () => {
    const ends = [1, 8, 16, 17, 18, 100, whole.length >> 1, whole.length - 79, whole.length - 78];
    for (const end of [...ends, whole.length - 77, whole.length - 2, whole.length - 1]) {
      const code = await refusalOf("cut", whole.subarray(0, end));
      expect(code, `cut at ${end} of ${whole.length}`).toBe("BACKUP_TRUNCATED");
    }
    const longer = Buffer.concat([whole, Buffer.from("\n")]);
    expect(await refusalOf("longer", longer)).toBe("BACKUP_TRUNCATED");
  });

  test("of which one bit is flipped, wherever", async () => {
    for (let step = 0; step < 60; step += 1) {
      const at = Math.floor((step * (whole.length - 1)) / 59);
      const flipped = Buffer.from(whole);
      flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << (step % 8)), at);
      const code = await refusalOf("flipped", flipped);
      expect(code, `byte ${at} of ${whole.length}`).toMatch(/^BACKUP_/);
    }
  });

  test("whose checksums are right but whose contents are not what the manifest says", async () => {
    const opened = await openBackup(join(world.folder, "whole"));
    if ("refused" in opened) throw new Error(opened.code);
    const { manifest } = opened;
    await opened.close();
    const body = Buffer.from("1\tforged\n");
    const forged = (change: (manifest: { tables: unknown[] }) => void) => {
      const own = structuredClone(manifest);
      change(own);
      const text = Buffer.from(`${JSON.stringify(own)}\n`);
      const before = Buffer.concat([Buffer.from("TONGSHU-BACKUP 1\n"), gzipSync(body), text]);
      const digest = createHash("sha256").update(before).digest("hex");
      return Buffer.concat([before, Buffer.from(trailerOf(text.length, digest))]);
    };
    const target = await world.fresh();
    for (const change of [
      () => undefined,
      (own: { tables: unknown[] }) => own.tables.pop(),
      (own: { tables: unknown[] }) => own.tables.push(structuredClone(own.tables[0])),
    ]) {
      await writeFile(join(world.folder, "forged"), forged(change));
      const outcome = restore(world, target, "forged");
      await expect(outcome.catch(() => ({ code: "BACKUP_DAMAGED" }))).resolves.toMatchObject({
        code: "BACKUP_DAMAGED",
      });
      expect(await contents(target)).toEqual([]);
    }
    expect(await restore(world, target, "whole")).not.toHaveProperty("refused");
  });
});

describe("a backup is refused", () => {
  test("where a file lies already, which stays as it is", async () => {
    expect(await backUp(world, full, "whole")).toMatchObject({ code: "BACKUP_FILE_EXISTS" });
    expect(whole.equals(await readFile(join(world.folder, "whole")))).toBe(true);
  });

  test("where nothing can be written", async () => {
    expect(await backUp(world, full, "no/such/folder")).toMatchObject({
      code: "BACKUP_FILE_UNWRITABLE",
      details: { reason: "ENOENT" },
    });
  });

  test("of a database that was never migrated, and leaves no file", async () => {
    const empty = await world.fresh([]);
    expect(await backUp(world, empty, "new")).toMatchObject({ code: "BACKUP_DATABASE_NEW" });
    expect(
      (await readdir(world.folder)).filter((name) => name.startsWith("new.") || name === "new"),
    ).toEqual([]);
  });
});

describe("a restore is refused", () => {
  test("into a database that holds a row", async () => {
    const target = await world.fresh();
    await sql`insert into sundry.label default values`.execute(target.db.sql);
    expect(await restore(world, target, "whole")).toMatchObject({
      code: "RESTORE_NOT_EMPTY",
      details: { table: "sundry.label" },
    });
    expect(await contents(target)).toHaveLength(1);
  });

  test("by an older program", async () => {
    const newer = await world.fresh(world.newer);
    expect(await backUp(world, newer, "by-newer")).not.toHaveProperty("refused");
    expect(await restore(world, await world.fresh(), "by-newer")).toMatchObject({
      code: "BACKUP_NEWER",
      details: { set: "sundry", number: "0002", name: "more" },
    });
  });

  test("while another process uses the tables", { timeout: 30_000 }, async () => {
    const target = await world.fresh();
    await target.db.transaction(async (tx) => {
      await sql`lock table sundry.thing in row exclusive mode`.execute(tx.sql);
      expect(await restore(world, target, "whole")).toMatchObject({
        code: "RESTORE_DATABASE_BUSY",
      });
    });
  });
});

describe("a restored database", () => {
  test("holds every row, counts on, and has another epoch", async () => {
    const target = await world.fresh();
    const before = await feedHead(full.db);
    expect(await restore(world, target, "whole")).toMatchObject({ postgres: expect.any(String) });
    expect(await contents(target)).toEqual(await contents(full));
    expect(await contents(target)).toHaveLength(3020);
    const head = await feedHead(target.db);
    expect(head.epoch).not.toBe(before.epoch);
    const added = await sql<{ id: number }>`
      insert into sundry.thing default values returning id`.execute(target.db.sql);
    expect(added.rows).toEqual([{ id: 3001 }]);
    await expect(
      sql`insert into sundry.label (thing) values (9999)`.execute(target.db.sql),
    ).rejects.toThrow("foreign key");
    expect(await restore(world, target, "whole")).toMatchObject({ code: "RESTORE_NOT_EMPTY" });
  });

  test("may be one that was never migrated", async () => {
    const target = await world.fresh([]);
    expect(await restore(world, target, "whole")).not.toHaveProperty("refused");
    expect(await contents(target)).toEqual(await contents(full));
  });

  test("is brought up to a newer program", async () => {
    const target = await world.fresh(world.newer);
    expect(await restore(world, target, "whole", world.newer)).not.toHaveProperty("refused");
    const answer = await sql`select count(*) as count from sundry.thing where more = 'new'`.execute(
      target.db.sql,
    );
    expect(answer.rows).toEqual([{ count: 3000 }]);
  });

  test("gives the same backup again, but for the moment", async () => {
    const target = await world.fresh();
    await restore(world, target, "whole");
    const first = await openBackup(join(world.folder, "whole"));
    const again = await backUp(world, target, "again");
    if ("refused" in first || "refused" in again) throw new Error("It was refused.");
    await first.close();
    const counted = (tables: typeof again.tables) =>
      tables.filter(({ schema }) => schema === "sundry").map(({ bytes, rows }) => [bytes, rows]);
    expect(counted(again.tables)).toEqual(counted(first.manifest.tables));
    expect(again.sequences).toEqual(first.manifest.sequences);
  });
});

describe("a backup", () => {
  test("is readable by its owner alone and leaves nothing beside it", async () => {
    expect((await stat(join(world.folder, "whole"))).mode & 0o777).toBe(0o600);
    expect((await readdir(world.folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("is read without the program as docs/protocols/backup.md says", async () => {
    const page = join(import.meta.dirname, "../../docs/protocols/backup.md");
    const script = /```sh\n([^`]+)```/.exec(await readFile(page, "utf8"))?.[1] ?? "exit 9";
    await writeFile(join(world.folder, "register.tongshu"), whole);
    expect(spawnSync("sh", ["-ec", script], { cwd: world.folder }).status).toBe(0);
    const manifest = manifestSchema.parse(
      JSON.parse(await readFile(join(world.folder, "manifest.json"), "utf8")),
    );
    const body = await readFile(join(world.folder, "body"));
    let at = 0;
    for (const { bytes, sha256 } of manifest.tables) {
      const table = body.subarray(at, at + bytes);
      expect(createHash("sha256").update(table).digest("hex")).toBe(sha256);
      at += bytes;
    }
    expect(at).toBe(body.length);
  });

  test("takes the place of what an earlier one left unfinished", async () => {
    await writeFile(join(world.folder, "resumed.part"), "half");
    expect(await backUp(world, full, "resumed")).not.toHaveProperty("refused");
  });

  test("beside a writer is of one moment", async () => {
    const source = await world.fresh();
    const writer = await openDatabase({ connection: source.connection });
    const stop = new AbortController();
    // Each transaction keeps the two tables equal in number.
    const written = (async () => {
      while (!stop.signal.aborted) {
        await writer.transaction(async (tx) => {
          await sql`with made as (insert into sundry.thing (word) values (repeat('x', 2000))
            returning id) insert into sundry.label (thing) select id from made`.execute(tx.sql);
        });
      }
    })();
    for (let round = 0; round < 5; round += 1) {
      const manifest = await backUp(world, source, `moment-${round}`);
      if ("refused" in manifest) throw new Error(manifest.code);
      const rows = manifest.tables
        .filter(({ schema, name }) => schema === "sundry" && name !== "staged")
        .map((table) => table.rows);
      expect(rows[0]).toBe(rows[1]);
      const target = await world.fresh();
      expect(await restore(world, target, `moment-${round}`)).not.toHaveProperty("refused");
      // What the writer numbers next is free in the restored one too.
      await sql`insert into sundry.thing default values`.execute(target.db.sql);
    }
    stop.abort();
    await written;
    await writer.close();
  });
});
