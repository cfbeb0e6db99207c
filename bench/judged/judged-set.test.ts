import { describe, expect, it } from "vitest";
import { drawDevelopment, drawRecords } from "./draw.ts";
import {
  developmentParts,
  halves,
  judgedKinds,
  judgedLanguages,
  readJudgedQueries,
} from "./judged-query.ts";
import { readPlannedEntries, sharedPlanIsThere, sharedPlanPath } from "./planned-entries.ts";

if (!sharedPlanIsThere) {
  console.warn(
    `SKIPPED: there is no plan at ${sharedPlanPath}; the judged records are not looked up.`,
  );
}

const queriesMin = { zh: 200, en: 200, cross: 100 } as const;
/** In each part of the development set. */
const developmentQueriesMin = 70;
/** A question is short, and no text of a catalogue. */
const queryCharactersMax = 100;
const judged = await readJudgedQueries();

describe("the judged set", () => {
  it.each(judgedLanguages)("holds enough questions in %s, half of them for tuning", (lang) => {
    const of = judged.filter((query) => query.lang === lang);
    expect(of.length).toBeGreaterThanOrEqual(queriesMin[lang]);
    const tuning = of.filter(({ half }) => half === "tuning").length;
    expect(Math.abs(of.length - 2 * tuning)).toBeLessThanOrEqual(1);
  });

  it.each(developmentParts)("holds enough questions in part %s, all of them for tuning", (part) => {
    const of = judged.filter((query) => query.part === part);
    expect(of.length).toBeGreaterThanOrEqual(developmentQueriesMin);
    for (const { lang, half } of of) expect(`${lang} ${half}`).toBe("development tuning");
  });

  it("develops with no record that answers a question of the halves", () => {
    const named = new Set(
      judged
        .filter(({ lang }) => lang !== "development")
        .flatMap(({ source, sourceId, also = [] }) =>
          [[source, sourceId], ...also].map((key) => key.join("\n")),
        ),
    );
    for (const { id, source, sourceId } of judged.filter(({ lang }) => lang === "development")) {
      expect(named.has(`${source}\n${sourceId}`), id).toBe(false);
    }
  });

  it("asks each question and each record once", () => {
    const distinct = (values: readonly string[]) => new Set(values).size;
    expect(distinct(judged.map(({ id }) => id))).toBe(judged.length);
    expect(distinct(judged.map(({ query }) => query))).toBe(judged.length);
    expect(distinct(judged.map(({ source, sourceId }) => `${source}\n${sourceId}`))).toBe(
      judged.length,
    );
  });

  it("keeps short questions of known kinds, and no other texts", () => {
    const fields = [
      "id",
      "lang",
      "query",
      "source",
      "sourceId",
      "kind",
      "half",
      "part",
      "also",
      "withhold",
    ];
    for (const query of judged) {
      expect(Object.keys(query).filter((field) => !fields.includes(field))).toEqual([]);
      expect(query.part === undefined, query.id).toBe(query.lang !== "development");
      expect(query.id.startsWith(`${query.lang}-`)).toBe(true);
      expect(judgedKinds).toContain(query.kind);
      expect(halves).toContain(query.half);
      expect(query.query.trim()).toBe(query.query);
      expect(query.query.length).toBeGreaterThan(0);
      expect(query.query.length).toBeLessThanOrEqual(queryCharactersMax);
    }
  });
});

describe.skipIf(!sharedPlanIsThere)("the judged set beside the real catalogues", () => {
  it("names records that exist and are drawn again, in the other language when across", {
    timeout: 300_000,
  }, async () => {
    const entries = await readPlannedEntries(sharedPlanPath);
    const drawn = { ...drawRecords(entries), development: await drawDevelopment(entries) };
    const titles = new Map(
      entries.map(({ source, sourceId, record }) => [`${source}\n${sourceId}`, record.title]),
    );
    for (const query of judged) {
      const key = `${query.source}\n${query.sourceId}`;
      const record = drawn[query.lang].find(
        ({ number }) => number === Number(query.id.slice(query.lang.length + 1)),
      );
      expect(`${record?.source}\n${record?.sourceId}`, query.id).toBe(key);
      for (const [source, sourceId] of query.also ?? []) {
        expect(titles.has(`${source}\n${sourceId}`), query.id).toBe(true);
        expect(`${source}\n${sourceId}`, query.id).not.toBe(key);
      }
      const tags = Object.keys(titles.get(key) ?? {});
      const inChinese = /\p{Script=Han}/u.test(query.query);
      if (query.lang !== "cross" && query.lang !== "development") continue;
      expect(query.withhold === true, query.id).toBe(tags.length > 1);
      if (tags.length === 1) expect(tags[0]?.startsWith("zh"), query.id).toBe(!inChinese);
    }
  });
});
