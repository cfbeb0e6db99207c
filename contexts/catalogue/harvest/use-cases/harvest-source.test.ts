import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { identityMigrations } from "@tongshu/identity";
import { changeFeedMigrations, ensureEpoch } from "@tongshu/platform/change-feed";
import { systemClock } from "@tongshu/platform/clock";
import { isRefusal } from "@tongshu/platform/errors";
import { systemIds } from "@tongshu/platform/ids";
import { type ThrowAwayDatabase, throwAwayDatabase } from "@tongshu/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sourceIdBytesMax, sourceNameCharactersMax } from "../../limits.ts";
import { exportCanonical, listSources } from "../../register/index.ts";
import { catalogueMigrations } from "../../store/migrations.ts";
import { type Harvester, type HarvestRequest, harvestSource } from "./harvest-source.ts";

const catalogues = resolve(import.meta.dirname, "../../../../../shared/data/catalogues");
const hasCatalogues = existsSync(catalogues);
if (!hasCatalogues)
  console.warn("SKIPPED: real catalogues are absent; their damage is not tested.");

let database: ThrowAwayDatabase;
let folder: string;
let deps: Harvester;
let sources = 0;

beforeAll(async () => {
  database = await throwAwayDatabase([
    changeFeedMigrations,
    identityMigrations,
    catalogueMigrations,
  ]);
  await ensureEpoch(database.db);
  folder = await mkdtemp(join(tmpdir(), "tongshu-harvest-test-"));
  deps = { db: database.db, clock: systemClock, ids: systemIds, fetchAllow: [] };
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

/** A new source name, so that tests do not meet in the register. */
function newSource(): string {
  sources += 1;
  return `source-${sources}`;
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function harvested(location: string, more: Partial<HarvestRequest> = {}) {
  const report = await harvestSource(deps, { source: newSource(), location, ...more });
  if (isRefusal(report)) throw new Error(`${report.code}: ${report.message.en}`);
  return report;
}

async function refused(location: string, more: Partial<HarvestRequest> = {}) {
  const report = await harvestSource(deps, { source: newSource(), location, ...more });
  if (!isRefusal(report)) throw new Error(`harvested: ${JSON.stringify(report)}`);
  return report;
}

async function titlesOf(source: string): Promise<readonly string[]> {
  const lines = await Array.fromAsync(exportCanonical({ db: database.db }));
  const entries = lines.map((line) => JSON.parse(line)).filter((entry) => entry.source === source);
  return entries.map((entry) => Object.values(entry.record.title)[0] as string).sort();
}

const dataset = (number: number, more: object = {}) => ({
  "@type": "dcat:Dataset",
  identifier: `d${number}`,
  title: `Dataset ${number}`,
  description: "Text",
  publisher: { name: "City" },
  accessLevel: "public",
  ...more,
});
const dataJson = (count: number): string =>
  JSON.stringify({
    conformsTo: "https://project-open-data.cio.gov/v1.1/schema",
    dataset: Array.from({ length: count }, (_, number) => dataset(number)),
  });

describe("harvesting refuses", () => {
  it("a name that cannot be a source's, the sample's, or a path's", async () => {
    const path = await file("good.json", dataJson(1));
    for (const source of [
      "",
      "sample",
      "Sample",
      "City",
      "../x",
      "a/b",
      "x".repeat(sourceNameCharactersMax + 1),
    ]) {
      expect(await refused(path, { source })).toMatchObject({ code: "SOURCE_NAME_INVALID" });
    }
    const longest = "x".repeat(sourceNameCharactersMax);
    expect((await harvested(path, { source: longest })).added).toBe(1);
  });

  it("what is not there, not a catalogue, or of a format that does not exist", async () => {
    expect(await refused(join(folder, "absent.json"))).toMatchObject({ code: "INPUT_UNREADABLE" });
    const html = await file("error.json", "<!doctype html><html><body>Sign in</body></html>");
    expect(await refused(html)).toMatchObject({
      code: "INPUT_IS_HTML",
      details: { file: "error.json" },
    });
    expect(await refused(await file("empty.json", ""))).toMatchObject({ code: "INPUT_EMPTY" });
    const other = await file("other.json", '{"weather": "fine"}');
    expect(await refused(other)).toMatchObject({ code: "FORMAT_UNKNOWN" });
    const good = await file("good.json", dataJson(1));
    expect(await refused(good, { format: "x" })).toMatchObject({ code: "FORMAT_NOT_FOUND" });
    const language = "not a tag";
    expect(await refused(good, { language })).toMatchObject({ code: "LANGUAGE_TAG_INVALID" });
    expect(await refused(good, { encoding: "x" })).toMatchObject({ code: "ENCODING_UNKNOWN" });
    const empty = join(folder, "empty");
    await mkdir(empty);
    expect(await refused(empty)).toMatchObject({ code: "INPUT_FOLDER_EMPTY" });
    const sources = await listSources({ db: database.db });
    expect(sources.filter(({ lastRun }) => lastRun === null)).toEqual([]);
  });

  it("a pipe, which gives its bytes only once", async () => {
    const pipe = join(folder, "pipe.json");
    execFileSync("mkfifo", [pipe]);
    expect(await refused(pipe)).toMatchObject({
      code: "INPUT_UNREADABLE",
      details: { file: "pipe.json" },
    });
  });

  it("what cannot be read or unpacked from its first byte on", async () => {
    // Linux lets a process open its own memory, and fails to read it at address 0.
    expect(await refused("/proc/self/mem")).toMatchObject({ code: "INPUT_UNREADABLE" });
    const broken = await file("broken.json.gz", Buffer.from("1f8bffffffffffffffffffff", "hex"));
    expect(await refused(broken)).toMatchObject({ code: "GZIP_DAMAGED" });
  });

  it("an address inside the network, unless it is allowed", async () => {
    const server = createServer((_request, response) => response.end(dataJson(3)));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/data.json`;
    try {
      const refusal = await refused(url);
      expect(refusal.code).toMatch(/^FETCH_/);
      const allowing = { ...deps, fetchAllow: [`127.0.0.1:${port}`] };
      const report = await harvestSource(allowing, { source: newSource(), location: url });
      expect(report).toMatchObject({ state: "COMPLETED", added: 3, format: "dcat-us-1.1" });
    } finally {
      server.close();
    }
  });
});

describe("identifiers", () => {
  it("as long as an index row can hold are taken; a longer one refuses its record alone", async () => {
    // CJK characters of three bytes each, which PostgreSQL cannot compress.
    const identifier = (bytes: number) =>
      Array.from({ length: Math.floor(bytes / 3) }, (_, index) =>
        String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
      ).join("") + "x".repeat(bytes % 3);
    const datasets = [sourceIdBytesMax, sourceIdBytesMax + 1].map((bytes, index) =>
      dataset(index, { identifier: identifier(bytes) }),
    );
    const path = await file("long.json", JSON.stringify({ dataset: [...datasets, dataset(2)] }));
    const format = "dcat-us-1.1";
    const source = "x".repeat(sourceNameCharactersMax - 1);
    const report = await harvested(path, { format, source });
    expect(report).toMatchObject({ state: "COMPLETED", added: 2, refused: 1 });
    expect(report.problems[0]).toMatchObject({ details: { record: 2, field: "sourceId" } });
  });

  it("that two rows of the template give to two datasets are counted as duplicates", async () => {
    const head = "信息资源代码,信息资源名称,提供方,涉密属性,信息项编号";
    const rows = ["1,甲,某局,非涉密,a", "1,甲,某局,非涉密,b", "1,,,,c", "2,乙,某局,非涉密,"];
    const same = await file("same.csv", [head, ...rows].join("\n"));
    expect(await harvested(same)).toMatchObject({ added: 2, duplicates: 0 });
    const two = await file("two.csv", [head, ...rows, "2,丙,某局,非涉密,"].join("\n"));
    const source = newSource();
    expect(await harvested(two, { source })).toMatchObject({ added: 2, duplicates: 1 });
    expect(await titlesOf(source)).toEqual(["丙", "甲"]);
    expect(await harvested(two, { source })).toMatchObject({ unchanged: 2, duplicates: 1 });
  });
});

describe("damaged input", () => {
  it("a record without a title is refused with file, record and field; the others land", async () => {
    const records = [dataset(1), dataset(2, { title: "" }), dataset(3)];
    const path = await file("untitled.json", JSON.stringify({ dataset: records }, null, 1));
    const report = await harvested(path, { format: "dcat-us-1.1" });
    expect(report).toMatchObject({ state: "COMPLETED", added: 2, refused: 1, problemTotal: 1 });
    expect(report.problems[0]).toMatchObject({
      code: "RECORD_TITLE_MISSING",
      details: { file: "untitled.json", record: 2, line: 13 },
    });
    expect(report.problems[0]?.message.zh).toContain("untitled.json");
    expect(report.problems[0]?.remedy.en).not.toBe("");
    expect(await titlesOf(report.source)).toEqual(["Dataset 1", "Dataset 3"]);
  });

  it("what breaks off gives its whole records, and absence proves nothing", async () => {
    const source = newSource();
    const whole = await file("whole.json", dataJson(10));
    expect(await harvested(whole, { source })).toMatchObject({ added: 10 });
    const text = dataJson(10);
    const cut = await file("cut.json", text.slice(0, text.indexOf('"identifier":"d7"')));
    const report = await harvested(cut, { source });
    expect(report).toMatchObject({ state: "INCOMPLETE", unchanged: 7, missing: 0 });
    expect(report.problems[0]).toMatchObject({ code: "INPUT_TRUNCATED" });
    const summary = (await listSources({ db: database.db })).find(({ name }) => name === source);
    expect(summary).toMatchObject({ entries: 10, missing: 0, lastRun: { state: "INCOMPLETE" } });
  });

  it("a lost record whose id is unknown keeps others from being marked missing", async () => {
    const source = newSource();
    await harvested(await file("five.json", dataJson(5)), { source });
    const broken = dataJson(5).replace('"identifier":"d2"', '"identifier:"d2"');
    const report = await harvested(await file("five.json", broken), { source });
    expect(report).toMatchObject({ state: "COMPLETED", unchanged: 4, refused: 1, missing: 0 });
    expect(report.absenceJudged).toBe(false);
  });

  it.each([
    ["header.csv", "name,publisher,category\n"],
    ["empty.json", dataJson(0)],
  ])("an input without a record fails and empties no source: %s", async (name, text) => {
    const source = newSource();
    await harvested(await file("three.json", dataJson(3)), { source });
    const format = name.endsWith(".csv") ? "tongshu-template-csv" : undefined;
    const report = await harvested(await file(name, text), { source, format });
    expect(report).toMatchObject({
      state: "FAILED",
      records: 0,
      missing: 0,
      absenceJudged: false,
      problems: [{ code: "INPUT_NO_RECORDS", details: { file: name } }],
    });
    const summary = (await listSources({ db: database.db })).find((one) => one.name === source);
    // Nor does it change in what format the source is said to be.
    expect(summary).toMatchObject({ entries: 3, missing: 0, format: "dcat-us-1.1" });
  });

  it("a gzip that breaks off gives what could be unpacked", async () => {
    const packed = gzipSync(dataJson(3_000));
    const path = await file("cut.json.gz", packed.subarray(0, packed.length - 2_000));
    const report = await harvested(path);
    expect(report.state).toBe("INCOMPLETE");
    expect(report.added).toBeGreaterThan(100);
    expect(report.problems.map(({ code }) => code)).toContain("GZIP_DAMAGED");
  });

  it("a gzip bomb and a record of 200 MB are refused; the records around it land", async () => {
    const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024, " "));
    const refusal = await harvested(await file("bomb.gz", bomb), { format: "dcat-us-1.1" });
    expect(refusal).toMatchObject({ state: "FAILED", added: 0 });
    expect(refusal.problems[0]).toMatchObject({ code: "COMPRESSION_RATIO" });
    const [head = "", tail = ""] = dataJson(2).split(',{"@type"');
    const giant = `,{"identifier":"giant","title":"${"x".repeat(200 * 1024 * 1024)}"}`;
    const path = await file("giant.json", `${head}${giant},{"@type"${tail}`);
    const report = await harvested(path);
    expect(report).toMatchObject({ state: "COMPLETED", added: 2, refused: 1 });
    expect(report.problems[0]).toMatchObject({
      code: "RECORD_TOO_LARGE",
      details: { file: "giant.json", record: 2 },
    });
  }, 120_000);

  it("files of another format in a folder are named; the others land", async () => {
    const place = join(folder, "mixed");
    await mkdir(place);
    await writeFile(join(place, "a.json"), dataJson(2));
    await writeFile(join(place, "b.html"), "<html></html>");
    await writeFile(join(place, ".hidden"), "{}");
    await writeFile(
      join(place, "c.json"),
      JSON.stringify({ dataset: [dataset(7), dataset(8)], conformsTo: "x" }),
    );
    const report = await harvested(place);
    expect(report).toMatchObject({ state: "COMPLETED", added: 4, problemTotal: 1 });
    expect(report.problems[0]).toMatchObject({
      code: "INPUT_IS_HTML",
      details: { file: "b.html" },
    });
  });
});

describe.skipIf(!hasCatalogues)("a real catalogue, damaged", () => {
  it("in Big5 is read as well as in UTF-8", async () => {
    const path = join(catalogues, "taiwan/05_tainan.json.gz");
    const utf8 = await harvested(path);
    const text = gunzipSync(await readFile(path)).toString("utf8");
    const big5 = encodeBig5(text);
    const report = await harvested(await file("tainan-big5.json", big5.bytes), {
      format: utf8.format,
    });
    expect(report).toMatchObject({ state: "COMPLETED", refused: 0, added: utf8.added });
    const lost = new Set(big5.lost);
    const readable = (await titlesOf(utf8.source)).filter(
      (title) => ![...title].some((character) => lost.has(character)),
    );
    const titles = new Set(await titlesOf(report.source));
    expect(readable.filter((title) => !titles.has(title))).toEqual([]);
  });

  it("with flipped bytes loses only the records that they touch", async () => {
    const bytes = gunzipSync(await readFile(join(catalogues, "us-data-json/gsa.json.gz")));
    const records: { identifier: string }[] = JSON.parse(bytes.toString("utf8")).dataset;
    let seed = 20260301;
    const random = () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed / 2 ** 32;
    };
    for (let round = 0; round < 5; round += 1) {
      const damaged = Buffer.from(bytes);
      const at = Math.floor(random() * damaged.length);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(random() * 7));
      const report = await harvested(await file(`gsa-${round}.json`, damaged), {
        format: "dcat-us-1.1",
      });
      expect(report.added, `seed 20260301, round ${round}, byte ${at}`).toBeGreaterThanOrEqual(
        records.length - 1,
      );
    }
  });
});

/** Big5 from the decoder's own table: what it cannot write is left out and told. */
function encodeBig5(text: string): { bytes: Uint8Array; lost: readonly string[] } {
  const decoder = new TextDecoder("big5", { fatal: true });
  const codes = new Map<string, readonly number[]>();
  for (let lead = 0xa1; lead <= 0xf9; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail > 0x7e && trail < 0xa1) continue;
      try {
        const character = decoder.decode(new Uint8Array([lead, trail]));
        if ([...character].length === 1 && !codes.has(character))
          codes.set(character, [lead, trail]);
      } catch {
        // Not every pair is a character.
      }
    }
  }
  const lost = new Set<string>();
  const bytes = [...text].flatMap((character) => {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) return [point];
    const code = codes.get(character);
    if (code === undefined) lost.add(character);
    return code ?? [0x3f];
  });
  return { bytes: new Uint8Array(bytes), lost: [...lost] };
}
