import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  identityMigrations,
  organisationsByIds,
  type OrganisationsReader,
} from "@tongshu/identity";
import {
  changeFeedMigrations,
  ensureEpoch,
  feedHead,
  startNewEpoch,
} from "@tongshu/platform/change-feed";
import { isRefusal } from "@tongshu/platform/errors";
import { systemIds } from "@tongshu/platform/ids";
import {
  openColumnarIndexWriter,
  type SearchIndexWriter,
  SearchOverloadedError,
} from "@tongshu/search-index";
import { throwAwayDatabase, type ThrowAwayDatabase } from "@tongshu/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EntryRecord, HarvestedEntry, ItemRecord, SearchRequest } from "../../contract.ts";
import { harvestEntries } from "../../harvest/use-cases/harvest-entries.ts";
import { pageWindowMax, queryCharactersMax, queryWordsMax } from "../../limits.ts";
import { catalogueMigrations } from "../../store/migrations.ts";
import { catalogueIndexSchema } from "../model/index-schema.ts";
import { catchUpIndex } from "./follow-feed.ts";
import { searchCatalogue } from "./search-catalogue.ts";
import { createLexicon } from "../model/glossary.ts";
import { createSpelling, type Spelling } from "./spelling.ts";
import { suggestTitles } from "./suggest-titles.ts";

let database: ThrowAwayDatabase;
let folder: string;
let index: SearchIndexWriter;

const water = { name: { en: "Ministry of Water", "zh-Hans": "水利部" } };
const health = { name: { en: "Health Bureau", "zh-Hans": "卫生局" } };

function entry(
  sourceId: string,
  record: Partial<EntryRecord> & Pick<EntryRecord, "title">,
  items: readonly ItemRecord[] = [],
): HarvestedEntry {
  return { sourceId, record: { provider: water, ...record }, items };
}

const entries: readonly HarvestedEntry[] = [
  entry(
    "births",
    {
      title: { "zh-Hans": "人口出生登记信息", en: "Birth registrations" },
      abstract: { "zh-Hans": "全省新生儿的出生登记。", en: "Births registered in the province." },
      provider: health,
      themes: ["SOCI"],
      openType: "NOT_OPEN",
      shareType: "CONDITIONAL",
      modified: "2026-02-01",
    },
    [
      { code: "birth_date", name: { "zh-Hans": "出生日期", en: "Date of birth" } },
      { code: "hospital", name: { "zh-Hans": "医院名称", en: "Hospital name" } },
    ],
  ),
  entry("rivers", {
    title: { "zh-Hans": "河流水位", en: "River levels" },
    abstract: { en: "Water levels of rivers, measured hourly." },
    themes: ["ENVI"],
    openType: "UNCONDITIONAL",
    updateCycle: "DAILY",
    modified: "2026-01-01",
  }),
  entry("lakes", {
    title: { "zh-Hant": "湖泊水質監測", en: "Lake water quality" },
    themes: ["ENVI"],
    modified: "2025-06-01",
  }),
  entry("parking", { title: { en: "On-street parking prices" }, keywords: { en: ["car parks"] } }),
];

beforeAll(async () => {
  database = await throwAwayDatabase([
    changeFeedMigrations,
    identityMigrations,
    catalogueMigrations,
  ]);
  await ensureEpoch(database.db);
  const deps = { db: database.db, clock: { now: () => new Date("2026-03-01") }, ids: systemIds };
  await harvestEntries(deps, { source: "test", sample: false, entries });
  folder = await mkdtemp(join(tmpdir(), "tongshu-index-"));
  index = await openColumnarIndexWriter({ folder, schema: catalogueIndexSchema });
  await catchUpIndex({ db: database.db, index });
});
afterAll(async () => {
  await index.close();
  await database.close();
  await rm(folder, { recursive: true });
});

const glossaryAlone = createLexicon();
const lexicon = () => glossaryAlone;
const providers: OrganisationsReader = (ids) => organisationsByIds({ db: database.db }, ids);

async function ask(q: string, more: Partial<SearchRequest> = {}) {
  return await searchCatalogue(
    { db: database.db, index, lexicon, providers },
    { q, page: 1, size: 20, sort: "relevance", lang: "en", filters: {}, ...more },
  );
}

async function found(q: string, more: Partial<SearchRequest> = {}) {
  const answer = await ask(q, more);
  if (isRefusal(answer)) throw new Error(answer.code);
  return answer;
}

async function suggested(q: string, spelling?: Spelling): Promise<readonly string[]> {
  const answer = await suggestTitles({ db: database.db, index, spelling }, { q, limit: 5 });
  if (isRefusal(answer)) throw new Error(answer.code);
  return answer.map(({ text }) => text);
}

const titles = (answer: Awaited<ReturnType<typeof found>>) =>
  answer.hits.map((hit) => hit.title.text);

describe("searching the catalogue", () => {
  it("refuses a query beyond its limits, at the limit it answers", async () => {
    expect(await ask("a".repeat(queryCharactersMax + 1))).toMatchObject({ code: "QUERY_TOO_LONG" });
    expect(isRefusal(await ask("a".repeat(queryCharactersMax)))).toBe(false);
    const words = Array.from({ length: queryWordsMax }, (_, n) => `w${n}`);
    expect(isRefusal(await ask(words.join(" ")))).toBe(false);
    expect(await ask([...words, "more"].join(" "))).toMatchObject({ code: "QUERY_TOO_LONG" });
  });

  it("refuses a page out of reach and a cursor that it did not give", async () => {
    const page = pageWindowMax / 20;
    expect(isRefusal(await ask("", { page }))).toBe(false);
    expect(await ask("", { page: page + 1 })).toMatchObject({ code: "PAGE_OUT_OF_REACH" });
    expect(await ask("", { cursor: "nonsense" })).toMatchObject({ code: "CURSOR_INVALID" });
  });

  it("requires all words, in either language and in all forms of an English word", async () => {
    expect(titles(await found("river level"))).toEqual(["River levels"]);
    expect(titles(await found("河流 水位", { lang: "zh" }))).toEqual(["河流水位"]);
    expect(titles(await found("price parked"))).toEqual(["On-street parking prices"]);
  });

  it("finds Traditional by Simplified and the other way round", async () => {
    expect(titles(await found("水质监测", { lang: "zh" }))).toEqual(["湖泊水質監測"]);
    expect(titles(await found("湖泊水質", { lang: "zh" }))).toEqual(["湖泊水質監測"]);
    expect(titles(await found("人口出生登記", { lang: "zh" }))).toEqual(["人口出生登记信息"]);
  });

  it("marks what matched, in the text of the query's language", async () => {
    const answer = await found("birth");
    const title = answer.hits[0]?.title;
    expect(title?.ranges).toEqual([[0, 5]]);
    const chinese = await found("出生");
    expect(chinese.hits[0]?.title).toMatchObject({ tag: "zh-Hans", text: "人口出生登记信息" });
  });

  it("names the items that alone hold all the words", async () => {
    const answer = await found("出生日期", { lang: "zh" });
    expect(answer.hits[0]?.items.map(({ name }) => name.text)).toEqual(["出生日期"]);
    expect(answer.hits[0]?.itemTotal).toBe(1);
    const across = await found("birth hospital");
    expect(across.total).toBe(1);
    expect(across.hits[0]?.items).toEqual([]);
  });

  it("takes a phrase as a substring of the folded text, and a minus as exclusion", async () => {
    expect(titles(await found('"street parking"'))).toEqual(["On-street parking prices"]);
    expect((await found('"parking street"')).total).toBe(0);
    expect(titles(await found("“口出生登”", { lang: "zh" }))).toEqual(["人口出生登记信息"]);
    expect(titles(await found("water -lake")).sort()).toEqual([
      "On-street parking prices",
      "River levels",
    ]);
    expect(titles(await found('water -lake -"water levels"'))).toEqual([
      "On-street parking prices",
    ]);
  });

  it("shows, labelled and with its own total, what holds some of the words", async () => {
    const answer = await found("river unicorn");
    expect(answer.total).toBe(0);
    expect(answer.relaxed?.total).toBe(1);
    expect(titles(answer)).toEqual(["River levels"]);
    expect(await found("unicorn")).toMatchObject({ total: 0, relaxed: null, hits: [] });
  });

  it.each(["😀", "%", "-", '""', "…！", "( )"])("finds nothing for signs alone: %s", async (q) => {
    const answer = await found(q);
    expect([answer.total, answer.hits.length, answer.relaxed]).toEqual([0, 0, null]);
  });

  it("counts facets with multiple selection, and what is not stated", async () => {
    const answer = await found("", { filters: { theme: ["ENVI"] } });
    expect(answer.total).toBe(2);
    const theme = answer.facets.find(({ name }) => name === "theme");
    expect(theme?.values).toEqual([
      { value: "ENVI", label: "Environment", count: 2, selected: true },
      { value: "SOCI", label: "Population and society", count: 1, selected: false },
    ]);
    expect(theme?.unstated).toEqual({ count: 1, selected: false });
    const open = answer.facets.find(({ name }) => name === "openType");
    expect(open?.values).toEqual([
      { value: "UNCONDITIONAL", label: "Open unconditionally", count: 1, selected: false },
    ]);
    expect(open?.unstated.count).toBe(1);
    const unstated = await found("", { filters: { theme: ["", "SOCI"] } });
    expect(titles(unstated).sort()).toEqual(["Birth registrations", "On-street parking prices"]);
  });

  it("names providers and sorts by date and title", async () => {
    const answer = await found("", { sort: "modified" });
    expect(titles(answer)).toEqual([
      "Birth registrations",
      "River levels",
      "Lake water quality",
      "On-street parking prices",
    ]);
    const provider = answer.facets.find(({ name }) => name === "provider");
    expect(provider?.values.map(({ label, count }) => [label, count])).toEqual([
      ["Ministry of Water", 3],
      ["Health Bureau", 1],
    ]);
    expect(titles(await found("", { sort: "title" }))[0]).toBe("Birth registrations");
  });

  it("goes through all hits by cursor, each once", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const answer = await found("", { size: 1, cursor });
      seen.push(...titles(answer));
      cursor = answer.cursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(4);
  });

  it("goes on by cursor through what holds only some of the words", async () => {
    const first = await found("river lake", { size: 1 });
    expect(first.relaxed?.total).toBe(2);
    const second = await found("river lake", { size: 1, cursor: first.cursor ?? "" });
    expect(second.relaxed?.total).toBe(2);
    expect(titles(second)).not.toEqual(titles(first));
    expect(second.cursor).toBeNull();
    expect(await ask("river", { cursor: first.cursor ?? "" })).toMatchObject({
      code: "CURSOR_INVALID",
    });
  });

  it("suggests titles by their beginning", async () => {
    expect(await suggestTitles({ db: database.db, index }, { q: "River", limit: 5 })).toEqual([
      { text: "River levels", count: 1 },
    ]);
    expect(await suggestTitles({ db: database.db, index }, { q: "", limit: 5 })).toEqual([]);
  });

  it("suggests nothing while too many ask, and says so", async () => {
    const suggest = () => Promise.reject(new SearchOverloadedError());
    const busy = { db: database.db, index: { ...index, suggest } };
    expect(await suggestTitles(busy, { q: "River", limit: 5 })).toMatchObject({
      refused: true,
      code: "SEARCH_OVERLOADED",
    });
  });

  it("suggests titles that hold the words elsewhere, in the language of the words", async () => {
    const suggest = (q: string) => suggested(q);
    expect(await suggest("levels")).toEqual(["River levels"]);
    expect(await suggest("出生")).toEqual(["人口出生登记信息"]);
    expect(await suggest("registrations birth")).toEqual(["Birth registrations"]);
    expect(await suggest("river nothing")).toEqual([]);
  });

  it("finds only in the field that was named", async () => {
    expect(titles(await found("title:water"))).toEqual(["Lake water quality"]);
    expect(titles(await found("机构:水利部 河流", { lang: "zh" }))).toEqual(["河流水位"]);
    expect(titles(await found("item:hospital"))).toEqual(["Birth registrations"]);
    expect((await found("item:river")).total).toBe(0);
    expect(titles(await found("water -org:水利部")).length).toBe(0);
    expect(titles(await found('title:"water quality"'))).toEqual(["Lake water quality"]);
  });

  it("shows what holds some of the words beside the few that hold all, and says what is missing", async () => {
    const answer = await found("lake water quality sheep");
    expect(answer).toMatchObject({ total: 0, relaxed: { total: 1 } });
    expect(answer.hits).toMatchObject([{ missing: ["sheep"] }]);
    expect(answer.hits[0]?.title.text).toBe("Lake water quality");
    expect((await found("water quality")).hits[0]?.missing).toEqual([]);
    // Who said exactly what is meant gets nothing else.
    expect((await found('"lake water" sheep')).hits).toEqual([]);
    expect((await found("title:lake sheep")).hits).toEqual([]);
  });

  it("finds either of what stands beside OR", async () => {
    const both = ["Lake water quality", "River levels"];
    expect(titles(await found("title:lake OR title:river")).sort()).toEqual(both);
    expect(titles(await found("湖泊 或 河流")).sort()).toEqual(["河流水位", "湖泊水質監測"]);
    expect((await found("lake river")).total).toBe(0);
  });

  it("finds what was updated within a range, also without words", async () => {
    expect(titles(await found("modified:2026"))).toEqual(["Birth registrations", "River levels"]);
    expect(titles(await found("更新:2025年6月"))).toEqual(["Lake water quality"]);
    expect(titles(await found("water modified:..2025"))).toEqual(["Lake water quality"]);
    expect((await found("modified:2024")).total).toBe(0);
  });

  it("finds across languages by the glossary, the longest term first", async () => {
    expect(titles(await found("car parks"))).toEqual(["On-street parking prices"]);
    expect(titles(await found("停车场", { lang: "zh" }))).toEqual(["On-street parking prices"]);
    expect(titles(await found("路内停车的价格", { lang: "zh" }))).toEqual([
      "On-street parking prices",
    ]);
    const marked = await found("停车价格", { lang: "zh" });
    expect(marked.hits[0]?.title.ranges).toEqual([
      [10, 17],
      [18, 24],
    ]);
  });

  it("says what a query that found nothing may have meant", async () => {
    const spelling = createSpelling({ index, clock: { now: () => new Date("2026-03-01") } });
    const meant = async (q: string) => {
      const request = { page: 1, size: 5, sort: "relevance", lang: "en", filters: {} } as const;
      const deps = { db: database.db, index, lexicon, spelling, providers };
      const answer = await searchCatalogue(deps, { ...request, q });
      return isRefusal(answer) ? answer : answer.didYouMean;
    };
    expect(await meant("rivr levels")).toBe("river levels");
    expect(await meant("pakring")).toBe("parking");
    expect(await meant("人口出升登计")).toBe("人口出生登记");
    expect(await meant("renkou")).toBe("人口");
    expect(await meant("river")).toBeNull();
    expect(await meant("xyzzyq")).toBeNull();
    expect((await found("rivr levels")).didYouMean).toBeNull();
  });

  it("suggests Chinese titles by sound and initials, and any title in spite of a mistake", async () => {
    const spelling = createSpelling({ index, clock: { now: () => new Date("2026-03-01") } });
    const suggest = (q: string) => suggested(q, spelling);
    expect(await suggest("renkou")).toEqual(["人口出生登记信息"]);
    expect(await suggest("ren kou chu")).toEqual(["人口出生登记信息"]);
    expect(await suggest("rkcsdj")).toEqual(["人口出生登记信息"]);
    expect(await suggest("任口出生")).toEqual(["人口出生登记信息"]);
    // 日 sounds ri, with which a Chinese title may begin, and no English one.
    expect(await suggest("日")).not.toContain("River levels");
    expect(await suggest("hbszjc")).toEqual(["湖泊水質監測"]);
    expect(await suggest("Rievr le")).toEqual(["River levels"]);
    expect(await suggest("河流水质")).toEqual(["河流水位"]);
    expect(await suggest("zzzzzz")).toEqual([]);
  });

  it("follows the feed, and builds anew when the epoch is another one", async () => {
    const deps = { db: database.db, clock: { now: () => new Date("2026-03-02") }, ids: systemIds };
    const more = [...entries, entry("tides", { title: { en: "Tide tables" } })];
    await harvestEntries(deps, { source: "test", sample: false, entries: more });
    await catchUpIndex({ db: database.db, index });
    expect(titles(await found("tide"))).toEqual(["Tide tables"]);
    await startNewEpoch(database.db);
    await catchUpIndex({ db: database.db, index });
    expect(await index.checkpoint()).toEqual(await feedHead(database.db));
    expect((await found("")).total).toBe(5);
  });

  it("puts the entry first whose title or code was pasted, on every page", async () => {
    const long = Array.from({ length: 40 }, (_, n) => `word${n}`).join(" ");
    const odd = 'Housing -starts: "title: 2024" OR none';
    const alike = Array.from({ length: 30 }, (_, n) =>
      entry(`alike-${n}`, {
        title: { en: `Tide tables tide tables ${n}`, "zh-Hans": "潮汐表" },
        keywords: { en: ["tide", "tables", "tide tables"] },
        code: `TIDE-${n}`,
      }),
    );
    const items = Array.from({ length: 300 }, (_, n) => ({ code: `column ${n} of something` }));
    const more = [
      ...entries,
      ...alike,
      entry("times", { title: { en: "Tide tables" }, code: "B/12-7" }, items),
      entry("long", { title: { en: long } }),
      entry("odd", { title: { en: odd } }),
      entry("may", { title: { en: "Prices in May 2024" } }),
    ];
    const deps = { db: database.db, clock: { now: () => new Date("2026-03-02") }, ids: systemIds };
    await harvestEntries(deps, { source: "test", sample: false, entries: more });
    await catchUpIndex({ db: database.db, index });
    expect(titles(await found("tide tables", { size: 5 }))[0]).toBe("Tide tables");
    expect(titles(await found("TIDE  Tables!", { size: 5 }))[0]).toBe("Tide tables");
    expect(titles(await found("b/12-7"))).toEqual(["Tide tables"]);
    expect(titles(await found("tide-17"))[0]).toBe("Tide tables tide tables 17");
    expect(titles(await found(long))).toEqual([long]);
    expect(titles(await found(odd))).toEqual([odd]);
    const pages: string[] = [];
    for (let page = 1; page <= 7; page += 1) {
      pages.push(...(await found("tide tables", { page, size: 5 })).hits.map(({ id }) => id));
    }
    expect(pages).toHaveLength(32);
    expect(new Set(pages).size).toBe(32);
    for (const q of ["2024年5月", "2024-05 prices", "２０２４年５月", "price 2024/5"]) {
      expect(titles(await found(q))[0], q).toBe("Prices in May 2024");
    }
  });
});
