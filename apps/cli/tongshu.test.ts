import { writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { catalogueStatusSchema, searchAnswerSchema } from "@tongshu/catalogue/contract";
import {
  type RunningProgram,
  type StartedServer,
  startMsMax,
  type TongshuProgram,
  tongshuProgram,
} from "@tongshu/testkit";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { exitCodes } from "./exit-codes.ts";

// Each test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: startMsMax });

let tongshu: TongshuProgram;
beforeAll(async () => {
  tongshu = await tongshuProgram();
  await writeFile(join(tongshu.folder, "page.json"), "<!DOCTYPE html><title>Sign in</title>");
  await writeFile(join(tongshu.folder, "catalogue.json"), catalogue);
});
afterAll(async () => {
  await tongshu?.remove();
});

const catalogue = dcatUs(["Bicycle stands", "Night buses"]);
/** So many that a harvest of them is still reading when it is held. */
const slowEntries = 4_000;
/** So many that other commands start and end while they are read. */
const endlessEntries = 200_000;

function dcatUs(titles: readonly string[]): string {
  const dataset = titles.map((title, index) => ({
    identifier: `d-${index}`,
    title,
    publisher: { name: "City of Example" },
    accessLevel: "public",
  }));
  return JSON.stringify({ conformsTo: "https://project-open-data.cio.gov/v1.1/schema", dataset });
}

test("the program ends with the code of its command line, and gives help", async () => {
  const wrong = await tongshu.command("status", "--bogus");
  expect(wrong).toMatchObject({ code: exitCodes.usage, out: "" });
  expect(wrong.err).toContain("unknown option '--bogus'");
  const help = await tongshu.command("--help", "--lang=zh");
  expect(help).toMatchObject({ code: exitCodes.done, err: "" });
  expect(help.out).toContain("用法：");
});

describe("on an empty node, without a server", () => {
  const nothing = { entries: 0, items: 0, organisations: 0 };

  test(
    "status is all zero, as JSON and as text",
    async () => {
      const { code, answer } = await tongshu.json("status");
      expect(code).toBe(exitCodes.done);
      const { harvests, ...status } = answer as Readonly<Record<string, unknown>>;
      expect(harvests).toEqual([]);
      expect(catalogueStatusSchema.parse(status)).toEqual({
        ...nothing,
        sources: 0,
        sample: nothing,
        feedSeq: 0,
        indexedSeq: null,
      });
      const { out, err } = await tongshu.command("status", "--lang", "zh");
      expect(out).toContain("目录条目 0");
      expect(err).toBe("");
    },
    startMsMax,
  );

  test("wrong settings end with 1 and one sentence", async () => {
    const { code, err } = await (await withSettings({ PORT: "x" })).command("status");
    expect(code).toBe(exitCodes.failed);
    expect(err).toContain('PORT is "x"');
    expect(err).not.toMatch(/^\s+at /m);
  });
});

async function withSettings(env: Readonly<Record<string, string>>): Promise<TongshuProgram> {
  const other = await tongshuProgram(env);
  others.push(other);
  return other;
}
const others: TongshuProgram[] = [];
afterAll(async () => {
  for (const other of others) await other.remove();
});

describe("beside a running server", () => {
  let server: StartedServer;
  beforeAll(async () => {
    server = await tongshu.start(["--no-sample"]);
  }, startMsMax);
  afterAll(async () => {
    expect(await server?.stop()).toMatchObject({ code: 0, err: "" });
  });

  test("show of an unknown id ends with 1 and the refusal in both languages", async () => {
    const { code, answer, err } = await tongshu.json("show", "entry_none");
    expect(code).toBe(exitCodes.failed);
    expect(answer).toMatchObject({
      error: {
        code: "ENTRY_NOT_FOUND",
        message: { zh: expect.stringContaining("entry_none"), en: expect.any(String) },
        remedy: { zh: expect.any(String), en: expect.stringContaining("Check the id") },
      },
    });
    expect(err).toContain("ENTRY_NOT_FOUND");
  });

  test.each([
    ["INPUT_UNREADABLE", "missing.json", "--source", "city"],
    ["INPUT_IS_HTML", "page.json", "--source", "city"],
    ["FETCH_SCHEME_REFUSED", "ftp://data.example/catalogue.json", "--source", "city"],
    ["FORMAT_NOT_FOUND", "catalogue.json", "--source", "city", "--format", "dcat"],
    ["SOURCE_NAME_INVALID", "catalogue.json", "--source", "sample"],
    ["SOURCE_NAME_INVALID", "catalogue.json", "--source", "../city"],
  ])("harvest refuses with %s: %s %s %s", async (refusal, ...args) => {
    const { code, answer, err } = await tongshu.json("harvest", ...args);
    expect([code, answer]).toMatchObject([exitCodes.failed, { error: { code: refusal } }]);
    expect(err).toContain(refusal);
  });

  test("a format that does not fit the file takes nothing in and says so", async () => {
    const wrong = ["--source", "city", "--format", "taiwan-national-csv"];
    const { code, err } = await tongshu.json("harvest", "catalogue.json", ...wrong);
    expect(code).toBe(exitCodes.failed);
    expect(err).toContain("catalogue.json");
    expect(await tongshu.json("status")).toMatchObject({ answer: { entries: 0 } });
  });

  test.each([
    ["missing-plan.json", "", "INPUT_UNREADABLE", {}],
    ["broken.json", "{", "PLAN_INVALID", { field: "JSON" }],
    ["list.json", "[]", "PLAN_INVALID", { field: "JSON" }],
    ["no-sources.json", "{}", "PLAN_INVALID", { field: "sources" }],
    [
      "both.json",
      `{"sources":[{"source":"a","path":"x","url":"https://a.example/"}]}`,
      "PLAN_INVALID",
      {},
    ],
  ])("a plan that cannot be followed is refused: %s", async (name, text, refused, said) => {
    if (text !== "") writeFileSync(join(tongshu.folder, name), text);
    const { code, answer } = await tongshu.json("harvest", "--plan", name);
    const error = { code: refused, details: { file: name, ...said } };
    expect([code, answer]).toMatchObject([exitCodes.failed, { error }]);
  });

  test("a refused source of a plan ends it with 1, the others are taken in", async () => {
    const sources = [
      { source: "absent", path: "missing.json" },
      { source: "city", path: "catalogue.json" },
    ];
    await writeFile(join(tongshu.folder, "plan.json"), JSON.stringify({ sources }));
    const { code, answer, err } = await tongshu.json("harvest", "--plan", "plan.json");
    expect([code, answer]).toMatchObject([
      exitCodes.failed,
      {
        added: 2,
        sources: [{ source: "absent", error: { code: "INPUT_UNREADABLE" } }, { source: "city" }],
      },
    ]);
    expect(err).toContain("absent: INPUT_UNREADABLE");
  });

  test("of two harvests of a source at once the second is refused", async () => {
    const titles = Array.from({ length: slowEntries }, (_, number) => `Register ${number}`);
    await writeFile(join(tongshu.folder, "slow.json"), dcatUs(titles));
    const slow = tongshu.begin("--progress-json", "harvest", "slow.json", "--source", "slow");
    await expect.poll(() => slow.said.err, { timeout: 60_000, interval: 10 }).toContain("reading");
    slow.signal("SIGSTOP");
    const { code, answer } = await tongshu.json("harvest", "catalogue.json", "--source", "slow");
    slow.signal("SIGCONT");
    const error = { code: "HARVEST_ALREADY_RUNNING" };
    expect([code, answer]).toMatchObject([exitCodes.failed, { error }]);
    const ended = await slow.ended;
    expect(ended.code, ended.err).toBe(exitCodes.done);
    expect(ended.out).toContain(`slow: ${slowEntries} added`);
  });

  test("a harvest is cancelled from another process, by its source or at Ctrl-C", async () => {
    const lines = Array.from({ length: endlessEntries }, (_, number) => `Endless ${number}`);
    await writeFile(join(tongshu.folder, "endless.json"), dcatUs(lines));
    const begin = () =>
      tongshu.begin("--progress-json", "harvest", "endless.json", "--source", "endless");
    const isReading = (program: RunningProgram) =>
      expect.poll(() => program.said.err, { timeout: 60_000, interval: 10 }).toContain("reading");

    const none = await tongshu.json("harvest", "cancel");
    const error = { code: "NO_HARVEST_RUNNING" };
    expect([none.code, none.answer]).toMatchObject([exitCodes.failed, { error }]);
    const first = begin();
    await isReading(first);
    const shown = await tongshu.command("status");
    expect(shown.out).toContain("harvest not ended: endless (run_");
    const cancelled = await tongshu.json("harvest", "cancel", "endless");
    expect(cancelled).toMatchObject({ code: 0, answer: { source: "endless", state: "CANCELLED" } });
    const ended = await first.ended;
    expect(ended.code, ended.err).toBe(exitCodes.cancelled);
    expect(ended.err).toContain("absence was not judged");
    expect((await tongshu.command("sources", "--lang", "zh")).out).toMatch(/endless .*已取消/);

    const second = begin();
    await isReading(second);
    second.signal("SIGINT");
    const interrupted = await second.ended;
    expect(interrupted.code, interrupted.err).toBe(exitCodes.interrupted);
    expect(interrupted.err).toContain("Stopping at the next safe point");
    const { answer } = await tongshu.json("sources");
    const { sources } = answer as { readonly sources: readonly { readonly name: string }[] };
    const found = sources.find(({ name }) => name === "endless");
    expect(found).toMatchObject({ lastRun: { state: "CANCELLED" }, missing: 0 });
    expect((await tongshu.command("source", "forget", "endless", "--yes")).code).toBe(0);
  });

  test("search answers as text and as JSON, shows filters, and refuses what is too long", async () => {
    const { answer } = await tongshu.json("search", "bicycle", "--source", "city");
    const { total, hits } = searchAnswerSchema.parse(answer);
    expect([total, hits[0]?.title.text]).toEqual([1, "Bicycle stands"]);
    const { out } = await tongshu.command("search", "bicycle");
    expect(out).toMatch(/^1 entry found\nBicycle stands\n {2}City of Example {2}entry_/);
    const long = await tongshu.json("search", "x".repeat(501));
    const error = { code: "QUERY_TOO_LONG" };
    expect([long.code, long.answer]).toMatchObject([exitCodes.failed, { error }]);
  });

  test("show tells an entry as text, in the order of its metadata", async () => {
    const { answer } = await tongshu.json("search", "night", "--source", "city");
    const id = searchAnswerSchema.parse(answer).hits[0]?.id ?? "";
    const { code, out } = await tongshu.command("show", id);
    expect(code).toBe(exitCodes.done);
    expect(out).toContain(`${id}  city / d-1\ntitle: Night buses\n`);
    const before = await tongshu.json("show", id, "--at", "2000-01-01");
    const error = { code: "ENTRY_NOT_YET_REGISTERED" };
    expect([before.code, before.answer]).toMatchObject([exitCodes.failed, { error }]);
  });

  test("reindex says that the server writes the index", async () => {
    const { code, err } = await tongshu.command("reindex");
    expect(code).toBe(exitCodes.failed);
    expect(err).toContain("Stop it, then reindex");
    expect((await tongshu.command("reindex", "--lang", "zh")).err).toContain("请先停止它");
  });

  test("sources lists each with its last run", async () => {
    const { answer } = await tongshu.json("sources");
    expect(answer).toMatchObject({
      sources: [
        { name: "city", entries: 2, lastRun: { state: "COMPLETED" } },
        { name: "slow", entries: slowEntries, lastRun: { state: "COMPLETED", added: slowEntries } },
      ],
    });
  });

  test("a sample of a size that makes no sense is refused", async () => {
    const { code, answer } = await tongshu.json("sample", "add", "--entries", "0");
    const error = { code: "SAMPLE_SIZE_INVALID" };
    expect([code, answer]).toMatchObject([exitCodes.failed, { error }]);
  });
});

describe("after the server has ended", () => {
  test(
    "the sample is added and counted apart, the index built anew, the sample removed",
    async () => {
      const added = await tongshu.json("sample", "add", "--entries", "20");
      expect(added).toMatchObject({ code: 0, answer: { added: 20, changed: 0, unchanged: 0 } });
      expect(await tongshu.json("sample", "add", "--entries", "20")).toMatchObject({
        answer: { added: 0, unchanged: 20 },
      });
      const rebuilt = await tongshu.json("reindex");
      expect(rebuilt).toMatchObject({ code: 0, answer: { entries: slowEntries + 22 } });
      expect(await tongshu.json("status")).toMatchObject({
        answer: { entries: slowEntries + 2, sources: 2, sample: { entries: 20 } },
      });
      expect(await tongshu.json("sample", "remove")).toMatchObject({ answer: { removed: 20 } });
      expect(await tongshu.json("search")).toMatchObject({ answer: { total: slowEntries + 2 } });
    },
    startMsMax,
  );
});
