import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  catalogueStatusSchema,
  changesAnswerSchema,
  type EntryAnswer,
  entryAnswerSchema,
  searchAnswerSchema,
} from "@tongshu/catalogue/contract";
import {
  type StartedServer,
  startMsMax,
  type TongshuProgram,
  tongshuProgram,
} from "@tongshu/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";

/** The city's catalogue as the template of docs/guides/catalogue-template.md has it. */
const header =
  "信息资源代码,信息资源名称,Title,提供方,涉密属性,更新周期,信息项编号,信息项名称,数据类型";
const bicycles = "HY/0001,公共自行车租赁点,Bicycle stands,海晏市交通运输局,非涉密,每月";
const water = "HY/0002,饮用水水质监测,Drinking water quality,海晏市水务局,非涉密,每日";
const parks = "HY/0003,城市绿地名录,Parks,海晏市园林局,非涉密,每年";

const first = [
  header,
  `${bicycles},station_id,站点编号,字符型`,
  "HY/0001,,,,,,capacity,车位数,整数型",
  `${water},ph,酸碱度,数值型`,
  `${parks},name,绿地名称,字符型`,
];

const bicyclesRenamed = bicycles.replace("租赁点", "租赁站点（含电动）");
const buses = "HY/0004,夜间公交线路,Night buses,海晏市交通运输局,非涉密,每周";

/** A title changed, an item added, an entry dropped and one added. */
const second = [
  header,
  `${bicyclesRenamed},station_id,站点编号,字符型`,
  "HY/0001,,,,,,capacity,车位数,整数型",
  `${water},ph,酸碱度,数值型`,
  "HY/0002,,,,,,turbidity,浊度,数值型",
  `${buses},line,线路,字符型`,
];

/** Line 7 of the file: an update cycle that nobody knows. */
const broken = `HY/0005,公厕分布,Public toilets,海晏市城管局,非涉密,每秒,name,名称,字符型`;

/** A change is found by whoever waits for it within this time. */
const wakeMsMax = 1_000;

let tongshu: TongshuProgram;
let server: StartedServer;

beforeAll(async () => {
  tongshu = await tongshuProgram();
}, startMsMax);
afterAll(async () => {
  await tongshu?.remove();
});

async function write(lines: readonly string[]): Promise<void> {
  await writeFile(join(tongshu.folder, "catalogue.csv"), `${lines.join("\r\n")}\r\n`);
}

const harvest = () => tongshu.json("harvest", "--source", "haiyan", "catalogue.csv");

async function idOf(title: string): Promise<string> {
  const { code, answer } = await tongshu.json("search", `"${title}"`);
  expect(code).toBe(0);
  const { total, hits } = searchAnswerSchema.parse(answer);
  expect(total, title).toBe(1);
  return hits[0]?.id ?? "";
}

async function show(id: string, ...args: readonly string[]): Promise<EntryAnswer> {
  const { code, answer } = await tongshu.json("show", id, ...args);
  expect(code).toBe(0);
  return entryAnswerSchema.parse(answer);
}

async function read(path: string): Promise<unknown> {
  const answer = await fetch(`${server.url}${path}`);
  expect(answer.status, path).toBe(200);
  return await answer.json();
}

const ids = { bicycles: "", water: "", parks: "" };
let betweenHarvests: string;

test(
  "the city's table is harvested and found by command, with no server running",
  async () => {
    await write(first);
    expect(await harvest()).toMatchObject({
      code: 0,
      answer: { added: 3, changed: 0, unchanged: 0, refused: 0, duplicates: 0, missing: 0 },
    });
    ids.bicycles = await idOf("公共自行车租赁点");
    ids.water = await idOf("Drinking water quality");
    ids.parks = await idOf("城市绿地名录");
    const { entry, history } = await show(ids.bicycles);
    expect(entry.record).toEqual({
      title: { "zh-Hans": "公共自行车租赁点", en: "Bicycle stands" },
      provider: { name: { "zh-Hans": "海晏市交通运输局" } },
      code: "HY/0001",
      updateCycle: "MONTHLY",
    });
    expect(entry.items.map(({ code, type }) => [code, type])).toEqual([
      ["station_id", "C"],
      ["capacity", "I"],
    ]);
    expect(history.map(({ version }) => version)).toEqual([1]);
    const item = searchAnswerSchema.parse((await tongshu.json("search", "车位数")).answer);
    expect(item.hits.map(({ id, items }) => [id, items.length])).toEqual([[ids.bicycles, 1]]);
  },
  startMsMax,
);

test(
  "a server started on it answers the same over HTTP, and has no sample",
  async () => {
    server = await tongshu.start(["--no-sample"]);
    betweenHarvests = new Date().toISOString();
    const found = searchAnswerSchema.parse(
      await read(`/api/search?q=${encodeURIComponent("饮用水")}`),
    );
    expect(found.hits.map(({ id, sample }) => [id, sample])).toEqual([[ids.water, false]]);
    expect(await read(`/api/entries/${ids.water}`)).toEqual(await show(ids.water));
    const held = catalogueStatusSchema.parse(await read("/api/status"));
    expect(held).toMatchObject({ entries: 3, items: 4, sources: 1, sample: { entries: 0 } });
  },
  startMsMax,
);

test(
  "a harvest while the server runs wakes who waits for changes, and is searched at once",
  async () => {
    const { feedSeq } = catalogueStatusSchema.parse(await read("/api/status"));
    const waiting = read(`/api/changes?after=${feedSeq}&wait=25`).then((answer) => ({
      at: performance.now(),
      ...changesAnswerSchema.parse(answer),
    }));
    await write([...second, broken]);
    const program = tongshu.begin(
      "--json",
      "--progress-json",
      "harvest",
      "--source",
      "haiyan",
      "catalogue.csv",
    );
    // A line that says "merging" says that its entries are committed.
    let committedAt = 0;
    while (committedAt === 0 && performance.now() < startMsMax) {
      if (program.said.err.includes('"stage":"merging"')) committedAt = performance.now();
      else await sleep(20);
    }
    const woken = await waiting;
    expect(woken.at - committedAt).toBeLessThan(wakeMsMax);
    expect(woken.changes.length).toBeGreaterThan(0);

    const { code, out, err } = await program.ended;
    expect(code, "the input was damaged, all good records of it are in").toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      added: 1,
      changed: 2,
      unchanged: 0,
      refused: 1,
      missing: 1,
    });
    for (const named of [
      "RECORD_VALUE_UNKNOWN",
      "catalogue.csv, line 7",
      "更新周期",
      "每秒",
      "每月",
    ]) {
      expect(err).toContain(named);
    }
    const { changes } = changesAnswerSchema.parse(await read(`/api/changes?after=${feedSeq}`));
    const changed = new Set(changes.map(({ id }) => id));
    for (const id of Object.values(ids)) expect(changed.has(id)).toBe(true);
    const search = async (q: string) =>
      searchAnswerSchema.parse(await read(`/api/search?q=${encodeURIComponent(q)}`));
    expect((await search("夜间公交")).total).toBe(1);
    expect((await search('"租赁站点"')).hits.map(({ id }) => id)).toEqual([ids.bicycles]);
    expect((await search("浊度")).hits.map(({ id }) => id)).toEqual([ids.water]);
    expect((await search("公厕")).total).toBe(0);
  },
  startMsMax,
);

test(
  "the history shows what changed, and the past can be read",
  async () => {
    const { entry, history } = await show(ids.bicycles);
    const title = { before: "公共自行车租赁点", after: "公共自行车租赁站点（含电动）" };
    expect(entry.record.title["zh-Hans"]).toBe(title.after);
    expect(history.map(({ version, changes }) => [version, changes])).toEqual([
      [
        2,
        [
          {
            field: "title",
            before: { "zh-Hans": title.before, en: "Bicycle stands" },
            after: { "zh-Hans": title.after, en: "Bicycle stands" },
          },
        ],
      ],
      [1, []],
    ]);
    const past = entryAnswerSchema.parse(
      await read(`/api/entries/${ids.bicycles}?at=${betweenHarvests}`),
    );
    expect(past.entry.record.title["zh-Hans"]).toBe(title.before);
    expect(past.at).toBe(betweenHarvests);
    expect(await show(ids.bicycles, "--at", betweenHarvests)).toEqual(past);
    const itemCodes = ({ entry: { items } }: EntryAnswer) => items.map(({ code }) => code);
    expect(itemCodes(await show(ids.water))).toEqual(["ph", "turbidity"]);
    expect(itemCodes(await show(ids.water, "--at", betweenHarvests))).toEqual(["ph"]);
  },
  startMsMax,
);

test(
  "what the city no longer lists is marked, kept and shown as it was",
  async () => {
    const { entry } = await show(ids.parks);
    expect(entry.missingSince).not.toBeNull();
    expect(entry.record.title.en).toBe("Parks");
    const then = await show(ids.parks, "--at", betweenHarvests);
    expect(then.entry.missingSince).toBeNull();
    const page = await (await fetch(`${server.url}/en/entries/${ids.parks}`)).text();
    expect(page).toContain("the source no longer lists this entry");
    expect(await tongshu.json("sources")).toMatchObject({
      answer: { sources: [{ name: "haiyan", entries: 4, missing: 1 }] },
    });
  },
  startMsMax,
);

test(
  "harvesting the same again changes nothing",
  async () => {
    await write(second);
    const before = catalogueStatusSchema.parse(await read("/api/status"));
    expect(await harvest()).toMatchObject({
      code: 0,
      answer: { added: 0, changed: 0, unchanged: 3, refused: 0, missing: 0 },
    });
    expect(await read("/api/status")).toEqual(before);
  },
  startMsMax,
);

test(
  "a plan harvests the same source; counts that differ from its word are an error",
  async () => {
    const plan = (entries: number) => ({
      sources: [{ source: "haiyan", path: "catalogue.csv", expect: { records: 5, entries } }],
    });
    const file = join(tongshu.folder, "plan.json");
    await writeFile(file, JSON.stringify(plan(4)));
    expect(await tongshu.json("harvest", "--plan", "plan.json")).toMatchObject({
      code: 0,
      answer: { unchanged: 3, sources: [{ source: "haiyan", state: "COMPLETED" }] },
    });
    await writeFile(file, JSON.stringify(plan(7)));
    const wrong = await tongshu.json("harvest", "--plan", "plan.json");
    expect(wrong).toMatchObject({
      code: 1,
      answer: { sources: [{ unexpected: ["entries: 7 ≠ 4"] }] },
    });
    expect(wrong.err).toContain("haiyan is not as the plan expects");
  },
  startMsMax,
);

test(
  "an entry that the city lists again is no longer missing",
  async () => {
    await write([...second, `${parks},name,绿地名称,字符型`]);
    expect(await harvest()).toMatchObject({
      code: 0,
      answer: { added: 0, changed: 1, unchanged: 3 },
    });
    expect((await show(ids.parks)).entry.missingSince).toBeNull();
    expect(await server.stop()).toMatchObject({ code: 0, err: "" });
  },
  startMsMax,
);
