import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startMsMax, type TongshuProgram, tongshuProgram } from "@tongshu/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exitCodes } from "./exit-codes.ts";

/** A step starts and stops the embedded database several times; milliseconds. */
const storyMsMax = 3 * startMsMax;

/** The steps go on from one another, as an operator's day does. */
let old: TongshuProgram;
let fresh: TongshuProgram;
let file: string;
beforeAll(async () => {
  old = await tongshuProgram();
  fresh = await tongshuProgram();
  file = join(old.folder, "register.tongshu");
  const dataset = ["Bicycle stands", "Night buses"].map((title, index) => ({
    identifier: `d-${index}`,
    title,
    publisher: { name: "City of Example" },
    accessLevel: "public",
  }));
  const conformsTo = "https://project-open-data.cio.gov/v1.1/schema";
  await writeFile(join(old.folder, "city.json"), JSON.stringify({ conformsTo, dataset }));
});
afterAll(async () => {
  await old?.remove();
  await fresh?.remove();
});

async function severities(program: TongshuProgram) {
  const { code, answer } = await program.json("doctor");
  const { findings } = answer as { findings: { check: string; severity: string }[] };
  const bad = findings.filter(({ severity }) => severity === "warning" || severity === "error");
  return { code, bad: bad.map(({ check, severity }) => `${check} ${severity}`) };
}

describe("refusals", { timeout: storyMsMax }, () => {
  test("what is no backup is not restored, in the language of the reader", async () => {
    await writeFile(join(fresh.folder, "no-backup"), "something else");
    for (const args of [["no-backup"], ["no-backup", "--check"]]) {
      const { code, answer, err } = await fresh.json("restore", ...args);
      expect([code, answer]).toMatchObject([
        exitCodes.failed,
        { error: { code: "BACKUP_FOREIGN" } },
      ]);
      expect(err).toContain("is not a backup of Tongshu");
    }
    const { err } = await fresh.command("restore", "no-backup", "--check", "--lang", "zh");
    expect(err).toContain("不是通数的备份");
  });

  test("forgetting asks first", async () => {
    expect((await old.json("harvest", "city.json", "--source", "city")).code).toBe(0);
    const asked = await old.json("source", "forget", "city");
    expect(asked).toMatchObject({
      code: exitCodes.failed,
      answer: { confirmed: false, entries: 2 },
    });
    const { out } = await old.command("source", "forget", "city", "--lang", "zh");
    expect(out).toContain("确认请加 --yes");
    expect(await old.json("status")).toMatchObject({ answer: { entries: 2 } });
    const none = await old.json("source", "forget", "none", "--yes");
    expect(none).toMatchObject({ code: 1, answer: { error: { code: "SOURCE_NOT_FOUND" } } });
  });
});

describe("an operator", { timeout: storyMsMax }, () => {
  test("finds a node without fault", async () => {
    expect(await severities(old)).toEqual({ code: exitCodes.done, bad: [] });
  });

  test("renames a source and finds its entries under the new name", async () => {
    expect(await old.json("source", "rename", "city", "town")).toMatchObject({
      code: 0,
      answer: { from: "city", to: "town", moved: 2 },
    });
    const found = await old.json("search", "bicycle", "--source", "town");
    expect(found).toMatchObject({ answer: { total: 1 } });
    expect(await old.json("search", "--source", "city")).toMatchObject({ answer: { total: 0 } });
  });

  test("backs up beside the running server, which a restore refuses", async () => {
    const server = await old.start(["--no-sample"]);
    const written = await old.json("backup", "register.tongshu");
    expect(written).toMatchObject({ code: 0, answer: { rows: { "catalogue.entry": 2 } } });
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect(await old.json("backup", "register.tongshu")).toMatchObject({
      code: 1,
      answer: { error: { code: "BACKUP_FILE_EXISTS" } },
    });
    expect(await old.json("restore", "register.tongshu")).toMatchObject({
      code: 1,
      answer: { error: { code: "SERVER_ALREADY_RUNNING" } },
    });
    const { out } = await old.command("doctor");
    expect(out).toContain("locks: The server: held by");
    expect(await server.stop()).toMatchObject({ code: 0, err: "" });
    expect(await old.json("restore", "register.tongshu")).toMatchObject({
      code: 1,
      answer: { error: { code: "RESTORE_NOT_EMPTY" } },
    });
  });

  test("restores into a fresh node, which is then searched", async () => {
    await writeFile(join(fresh.folder, "copy"), await readFile(file));
    expect((await fresh.json("restore", "copy", "--check")).code).toBe(0);
    expect(await fresh.json("restore", "copy")).toMatchObject({
      code: 0,
      answer: { rows: { "catalogue.entry": 2 } },
    });
    expect(await severities(fresh)).toEqual({ code: exitCodes.done, bad: [] });
    expect(await fresh.json("search", "bicycle")).toMatchObject({ answer: { total: 1 } });
  });

  test("forgets the source, and the doctor still finds no fault", async () => {
    expect(await fresh.json("source", "forget", "town", "--yes")).toMatchObject({
      code: 0,
      answer: { removed: 2 },
    });
    expect(await fresh.json("search")).toMatchObject({ answer: { total: 0 } });
    expect(await severities(fresh)).toEqual({ code: exitCodes.done, bad: [] });
  });

  test("hears of a data folder that is a file", async () => {
    const broken = await tongshuProgram({ TONGSHU_DATA: join(old.folder, "city.json") });
    const { code, bad } = await severities(broken);
    expect(code).toBe(exitCodes.failed);
    expect(bad).toContain("data-folder error");
    await broken.remove();
  });
});
