import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentOf, everything, schema, words } from "../conformance/sample.ts";
import { SearchTimedOutError } from "../errors.ts";
import type { IndexDocument, SearchQuery } from "../search-index.ts";
import { now } from "../worker-protocol.ts";
import { type FolderForTests, openFolderForTests } from "./folder-for-tests.ts";
import type { FolderReader } from "./folder-reader.ts";

const documents = 5_000;
const inTime = Number.POSITIVE_INFINITY;

/** Every document holds `all`; the others are held by so many of seven or of fifty. */
function frequentDocument(at: number): IndexDocument {
  const body = ["all"];
  if (at % 7 < 5) body.push("most");
  if (at % 7 < 2) body.push("some");
  if (at % 50 === 0) body.push("few");
  for (let more = 0; more < (at * 31) % 13; more += 1)
    body.push(`x${more}`, body[at % body.length] ?? "");
  return documentOf(`d${String(at).padStart(5, "0")}`, {
    texts: { body: [words(body.join(" "))], title: [words(at % 11 === 0 ? body.join(" ") : "t")] },
    facets: {
      theme: at % 3 === 0 ? ["a", `t${at % 5}`] : [`t${at % 5}`],
      format: at % 4 === 0 ? [] : [`f${at % 9}`],
      region: [`cn/${at % 6}/${at % 30}`],
    },
    numbers: { worth: (at % 17) / 17 },
  });
}

const facets = ["theme", "format", "region"].map((field) => ({
  field,
  size: 50,
  excludeOwnFilter: false,
}));

/** Asks for nothing more, but has matches listed one by one. */
const listed: Partial<SearchQuery> = { mustNot: [[{ terms: ["nowhere"] }]] };

describe("a query of one frequent term, or for any of some", () => {
  let folder: FolderForTests;
  let reader: FolderReader;

  beforeAll(async () => {
    folder = await openFolderForTests(schema);
  });
  afterAll(() => folder.close());

  const expectSame = (query: SearchQuery): void => {
    let cursor: string | undefined;
    let listedCursor: string | undefined;
    for (let page = 0; page < 4; page += 1) {
      const one = { ...query, ...(cursor === undefined ? {} : { cursor }) };
      const other = {
        ...query,
        ...listed,
        ...(listedCursor === undefined ? {} : { cursor: listedCursor }),
      };
      const answer = reader.search(one, inTime);
      const expected = reader.search(other, inTime);
      expect({ ...answer, cursor: "" }).toEqual({ ...expected, cursor: "" });
      expect(answer.cursor === undefined).toBe(expected.cursor === undefined);
      cursor = answer.cursor;
      listedCursor = expected.cursor;
      if (cursor === undefined) return;
    }
  };

  const expectAllSame = (): void => {
    const single = ["all", "most", "some", "few", "x3", "t", "nowhere"].map((term) => [term]);
    const anyOf = [
      ["some", "few"],
      ["most", "x3", "nowhere"],
      ["few", "t", "most"],
    ];
    for (const any of [...single, ...anyOf]) {
      for (const asked of [[], facets]) {
        for (const limit of [0, 1, 20, documents]) {
          const must = [any.map((term) => ({ terms: [term] }))];
          expectSame({ ...everything, must, facets: asked, limit });
        }
      }
    }
  };

  it("is answered as if every match were listed", () => {
    folder.apply(Array.from({ length: documents }, (_, at) => frequentDocument(at)));
    reader = folder.read();
    expectAllSame();
  });

  it("is so with removed documents and several segments", () => {
    const removals = Array.from({ length: documents }, (_, at) => at).filter((at) => at % 9 === 4);
    folder.apply(
      [1, 2, 3].map((at) => frequentDocument(documents + at)),
      removals.map((at) => frequentDocument(at).id),
    );
    reader = folder.read();
    expectAllSame();
  });

  it("counts what most documents have by what the others have", () => {
    for (const terms of [
      ["all", "most"],
      ["most", "t"],
      ["all", "some"],
    ]) {
      const must = terms.map((term) => [{ terms: [term] }]);
      const answer = reader.search({ ...everything, must, facets }, inTime);
      const sum = answer.facets[1]?.values.reduce((all, { count }) => all + count, 0) ?? 0;
      expect(sum + (answer.facets[1]?.unstated ?? 0)).toBe(answer.total);
    }
  });

  it("is given up when its time is over, like every other query and suggestion", () => {
    const late = now() - 1;
    const queries: Partial<SearchQuery>[] = [
      { must: [[{ terms: ["all"] }]] },
      { must: [[{ terms: ["some"] }], [{ terms: ["few"] }]] },
      { must: [[{ phrase: "all" }]] },
      { facets },
    ];
    for (const query of queries) {
      expect(() => reader.search({ ...everything, ...query }, late)).toThrow(SearchTimedOutError);
    }
    expect(() => reader.suggest("a", 3, late)).toThrow(SearchTimedOutError);
  });
});
