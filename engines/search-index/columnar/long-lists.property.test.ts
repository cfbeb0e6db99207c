import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentOf, everything, schema, words } from "../conformance/sample.ts";
import { createNaiveIndex } from "../naive/naive-index.ts";
import type {
  Filter,
  Group,
  IndexDocument,
  SearchIndexWriter,
  SearchQuery,
} from "../search-index.ts";
import { type FolderForTests, openFolderForTests } from "./folder-for-tests.ts";
import type { FolderReader } from "./folder-reader.ts";

/**
 * So many that lists have many blocks, bitmaps many words, frequent terms their own facets, and that not
 * all matches are scored.
 */
const documents = 12_000;
const batchDocuments = 750;
const inTime = Number.POSITIVE_INFINITY;

/** Word n is held by about one document in `rarity[n]`. */
const rarity = [1.1, 2, 4, 7, 8, 10, 13, 20, 40, 150, 700];
const wordOf = (place: number): string => `w${place}`;

/** Numbers that look drawn, the same in every run. */
function drawn(at: number, salt: number): number {
  let mixed = Math.imul(at + 1, 0x9e37_79b1) ^ Math.imul(salt + 1, 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x045d_9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b_3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
}

function documentAt(at: number): IndexDocument {
  const held = rarity.flatMap((every, place) =>
    drawn(at, place) * every < 1 ? [wordOf(place)] : [],
  );
  const inTitle = held.filter((_, place) => drawn(at, 50 + place) < 0.3);
  const often = held.flatMap((word, place) =>
    drawn(at, 70 + place) < 0.4 ? [word, word] : [word],
  );
  return documentOf(`d${String(at).padStart(5, "0")}`, {
    texts: { title: [words(inTitle.join(" "))], body: [words(often.join(" "))] },
    facets: {
      theme: drawn(at, 90) < 0.2 ? [] : [`t${Math.floor(drawn(at, 91) * 7)}`],
      format: drawn(at, 92) < 0.5 ? ["f1"] : ["f1", `f${Math.floor(drawn(at, 93) * 5)}`],
      region: [`cn/${Math.floor(drawn(at, 94) * 4)}/${Math.floor(drawn(at, 95) * 30)}`],
    },
    numbers: { modified: Math.floor(drawn(at, 96) * 300), worth: drawn(at, 97) },
  });
}

const word = fc.nat(rarity.length).map(wordOf);
const group: fc.Arbitrary<Group> = fc.array(
  fc
    .tuple(
      fc.array(word, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(undefined, undefined, "title", "body"),
    )
    .map(([terms, field]) => (field === undefined ? { terms } : { terms, field })),
  { minLength: 1, maxLength: 3 },
);
const filter: fc.Arbitrary<Filter> = fc.oneof(
  fc.constantFrom("t1", "t2", null).map((value) => ({ field: "theme", in: [value] })),
  fc.constantFrom("cn/1", "cn/2/5").map((path) => ({ field: "region", under: [path] })),
  fc.nat(300).map((gte) => ({ field: "modified", gte })),
);
const query: fc.Arbitrary<SearchQuery> = fc
  .record({
    must: fc.oneof(
      fc.array(group, { maxLength: 3 }),
      fc.array(word, { maxLength: 3 }).map((all) => all.map((one) => [{ terms: [one] }])),
    ),
    isRelaxed: fc.boolean(),
    mustNot: fc.oneof(
      fc.constant([]),
      group.map((one) => [one]),
    ),
    filters: fc.array(filter, { maxLength: 2 }),
    withFacets: fc.boolean(),
    excludeOwnFilter: fc.boolean(),
    sort: fc.constantFrom<SearchQuery["sort"]>(
      { by: "relevance" },
      { by: "number", field: "modified", descending: true },
      { by: "number", field: "modified", descending: false },
    ),
    limit: fc.constantFrom(0, 7, 300),
  })
  .map(({ isRelaxed, withFacets, excludeOwnFilter, ...rest }) => ({
    ...everything,
    ...rest,
    partsPerHit: 0,
    ...(isRelaxed && rest.must.length > 1 ? { mustAtLeast: rest.must.length - 1 } : {}),
    facets: withFacets
      ? ["theme", "format", "region"].map((field) => ({ field, size: 40, excludeOwnFilter }))
      : [],
  }));

/**
 * Groups of words and nothing else, filters aside: where many may satisfy them, the matches of such are
 * bits, of which the best are scored alone.
 */
const groupQuery: fc.Arbitrary<SearchQuery> = fc
  .record({
    must: fc.array(
      fc.oneof(
        group,
        fc
          .uniqueArray(word, { minLength: 1, maxLength: 6 })
          .map((all) => all.map((one) => ({ terms: [one] }))),
      ),
      { minLength: 1, maxLength: 3 },
    ),
    should: fc.array(group, { maxLength: 1 }),
    evenly: fc.array(group, { maxLength: 1 }),
    filters: fc.array(
      fc.oneof(
        filter,
        fc.constantFrom("f1", "f3").map((value) => ({ field: "format", in: [value] })),
      ),
      { maxLength: 3 },
    ),
    excludeOwnFilter: fc.boolean(),
    offset: fc.constantFrom(0, 0, 3, 60),
    limit: fc.constantFrom(0, 1, 7, 300),
  })
  .map(({ excludeOwnFilter, ...rest }) => ({
    ...everything,
    ...rest,
    partsPerHit: 0,
    facets: ["theme", "format", "region", "region"].map((field, at) => {
      return { field, size: 40, excludeOwnFilter, ...(at === 3 ? { under: "cn" } : {}) };
    }),
  }));

/** Asks for nothing more, but has matches listed and scored. */
const nobody: Group = [{ terms: ["held-by-nobody"] }];

describe("long lists of postings", () => {
  let one: FolderForTests;
  let many: FolderForTests;
  let ofOne: FolderReader;
  let ofMany: FolderReader;
  let oracle: SearchIndexWriter;

  const apply = async (upserts: readonly IndexDocument[], removals: readonly string[] = []) => {
    one.apply(upserts, removals);
    for (let at = 0; at < Math.max(upserts.length, 1); at += batchDocuments) {
      many.apply(upserts.slice(at, at + batchDocuments), at === 0 ? removals : []);
    }
    await oracle.apply({ checkpoint: { epoch: "e", seq: 1 }, upserts, removals });
    ofOne = one.read();
    ofMany = many.read();
  };

  beforeAll(async () => {
    one = await openFolderForTests(schema);
    many = await openFolderForTests(schema);
    oracle = createNaiveIndex(schema);
  });
  afterAll(async () => {
    await one.close();
    await many.close();
  });

  const expectAgreement = () =>
    fc.assert(
      fc.asyncProperty(query, async (asked) => {
        const answer = ofOne.search(asked, inTime);
        const expected = await oracle.search(asked);
        expect({ total: answer.total, facets: answer.facets }).toEqual({
          total: expected.total,
          facets: expected.facets,
        });
        // Blocks and bitmaps of another length, and the same scores.
        expect(ofMany.search(asked, inTime)).toMatchObject({
          total: answer.total,
          facets: answer.facets,
          hits: answer.hits,
        });
        if (asked.sort.by !== "relevance") {
          expect(answer.hits.map(({ id }) => id)).toEqual(expected.hits.map(({ id }) => id));
        }
      }),
      { numRuns: 150 },
    );

  const expectGroupsAgree = () =>
    fc.assert(
      fc.property(groupQuery, (asked) => {
        for (const reader of [ofOne, ofMany]) {
          const { total, facets, hits } = reader.search(asked, inTime);
          const listed = reader.search({ ...asked, mustNot: [nobody] }, inTime);
          expect({ total, facets, hits }).toEqual({
            total: listed.total,
            facets: listed.facets,
            hits: listed.hits,
          });
        }
      }),
      { numRuns: 150 },
    );

  it("say the same as every document looked at, in one segment and in many", async () => {
    await apply(Array.from({ length: documents }, (_, at) => documentAt(at)));
    await expectAgreement();
    expectGroupsAgree();
  });

  it("do so when a few documents were removed", async () => {
    const removals = Array.from({ length: 40 }, (_, at) => documentAt(at * 97).id);
    await apply([], removals);
    await expectAgreement();
    expectGroupsAgree();
  });

  it("do so when many documents were removed", async () => {
    const every = Array.from({ length: documents }, (_, at) => at);
    const removals = every.filter((at) => at % 3 === 1).map((at) => documentAt(at).id);
    await apply([], removals);
    await expectAgreement();
    expectGroupsAgree();
  });
});
