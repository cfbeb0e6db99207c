import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkRegister, exportCanonical, harvestSource } from "@tongshu/catalogue";
import { openBackup } from "@tongshu/platform/backup";
import { systemClock } from "@tongshu/platform/clock";
import { isRefusal } from "@tongshu/platform/errors";
import { systemIds } from "@tongshu/platform/ids";
import { nodeMigrations } from "@tongshu/server";
import { runProgram, throwAwayDatabase, type ThrowAwayDatabase } from "@tongshu/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const child = join(import.meta.dirname, "kill-backup-child.ts");
const killMsMax = 120_000;

let folder: string;
let source: ThrowAwayDatabase;
let whole: string;
let expected: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tongshu-backup-kill-"));
  source = await filled();
  expected = await exported(source);
  expect(expected).toHaveLength(1_500);
  whole = join(folder, "whole");
  expect(await run("backup", source, whole)).toMatchObject({ code: 0, err: "" });
});
afterAll(async () => {
  await source.close();
  await rm(folder, { recursive: true });
});

/** A register of two batches. */
async function filled(): Promise<ThrowAwayDatabase> {
  const database = await throwAwayDatabase(nodeMigrations);
  const location = join(folder, "city.json");
  const dataset = Array.from({ length: 1_500 }, (_unused, number) => ({
    identifier: `city-${number}`,
    title: `Dataset ${number}\t\\N 数据`,
    publisher: { name: `Department ${number % 7}` },
    accessLevel: "public",
  }));
  const conformsTo = "https://project-open-data.cio.gov/v1.1/schema";
  await writeFile(location, JSON.stringify({ conformsTo, dataset }));
  const { db } = database;
  const harvester = { db, clock: systemClock, ids: systemIds, fetchAllow: [] };
  const report = await harvestSource(harvester, { source: "city", location });
  if (isRefusal(report)) throw new Error(report.code);
  return database;
}

async function exported({ db }: ThrowAwayDatabase): Promise<readonly string[]> {
  return await Array.fromAsync(exportCanonical({ db }));
}

async function run(what: string, on: ThrowAwayDatabase, file: string, killAt = "") {
  const env: Record<string, string> = killAt === "" ? {} : { TONGSHU_KILL_AT: killAt };
  return await runProgram(child, [what, JSON.stringify(on.connection), file], env).ended;
}

async function isIntact(file: string): Promise<boolean> {
  const opened = await openBackup(file);
  if (isRefusal(opened)) return false;
  await opened.close();
  return true;
}

describe("a backup that is killed", () => {
  test.each(["before-write", "after-write", "after-fsync", "before-rename", "after-rename"])(
    "%s is there whole or not at all, and the next one is whole",
    async (point) => {
      const file = join(folder, `killed-${point}`);
      const killed = await run("backup", source, file, `backup.${point}`);
      expect(killed.signal).toBe("SIGKILL");
      expect(existsSync(file)).toBe(point === "after-rename");
      if (existsSync(file)) expect(await isIntact(file)).toBe(true);
      else expect(await run("backup", source, file)).toMatchObject({ code: 0, err: "" });
      expect(await isIntact(file)).toBe(true);
      expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
    },
    killMsMax,
  );
});

describe("a restore that is killed", () => {
  test.each(["before-write", "after-write", "before-commit", "after-commit"])(
    "%s leaves the node fresh or restored whole",
    async (point) => {
      const target = await throwAwayDatabase(nodeMigrations);
      const killed = await run("restore", target, whole, `restore.${point}`);
      expect(killed.signal).toBe("SIGKILL");
      const committed = point === "after-commit";
      expect(await exported(target)).toEqual(committed ? expected : []);
      const again = await run("restore", target, whole);
      expect([again.code, again.out.trim(), again.err]).toEqual(
        committed ? [1, "RESTORE_NOT_EMPTY", ""] : [0, "", ""],
      );
      expect(await exported(target)).toEqual(expected);
      await target.close();
    },
    killMsMax,
  );
});

describe("a rename that is killed", () => {
  test.each([
    "before-commit",
    "before-commit:2",
    "after-commit",
    "before-last-commit",
    "after-last-commit",
  ])(
    "%s loses no entry and is carried on",
    async (point) => {
      const target = await throwAwayDatabase(nodeMigrations);
      expect(await run("restore", target, whole)).toMatchObject({ code: 0, err: "" });
      const killed = await run("rename", target, "", `register.rename.${point}`);
      expect(killed.signal).toBe("SIGKILL");
      const { sources } = await checkRegister({ db: target.db });
      for (const { stated, real } of sources) expect(stated).toEqual(real);
      expect(sources.reduce((sum, { real }) => sum + real.entries, 0)).toBe(expected.length);
      const again = await run("rename", target, "");
      const done = point === "after-last-commit";
      expect([again.code, again.out.trim()]).toEqual(done ? [1, "SOURCE_NOT_FOUND"] : [0, ""]);
      const renamed = expected.map((line) => line.replace('"source":"city"', '"source":"town"'));
      expect(await exported(target)).toEqual(renamed);
      await target.close();
    },
    killMsMax,
  );
});
