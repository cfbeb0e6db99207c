import { describe, expect, it } from "vitest";
import { createNaiveIndex } from "../naive/naive-index.ts";
import type { IndexDocument, SearchAnswer, SearchIndexWriter } from "../search-index.ts";
import { checkAgainstOracle, compareAll } from "./against-oracle.ts";
import { expectPagesToCoverAll, expectSamePostings } from "./compare.ts";
import { vocabulary } from "./generators.ts";

/** Each fault is one that an adapter could really have. */
const faults: Readonly<Record<string, (index: SearchIndexWriter) => Partial<SearchIndexWriter>>> = {
  "drops the last posting of one document of a batch": (index) => ({
    apply: (batch) => index.apply({ ...batch, upserts: batch.upserts.map(dropOnePosting) }),
  }),
  "forgets the removals of a batch": (index) => ({
    apply: (batch) => index.apply({ ...batch, removals: [] }),
  }),
  "miscounts one facet value": (index) => onAnswers(index, miscount),
  "skips a hit after each page": (index) => ({
    async search(query) {
      const answer = await index.search(query);
      return query.cursor === undefined ? answer : { ...answer, hits: answer.hits.slice(1) };
    },
  }),
  "sorts missing values first": (index) =>
    onAnswers(index, (answer) => ({
      ...answer,
      hits: answer.hits.toReversed(),
    })),
  "finds a document to be like itself": (index) => ({
    async similar(request) {
      const hits = await index.similar(request);
      return [{ id: request.document.id, score: 1e6 }, ...hits];
    },
  }),
  "names a part too many": (index) =>
    onAnswers(index, (answer) => ({
      ...answer,
      hits: answer.hits.map((hit) => ({ ...hit, partTotal: hit.partTotal + hit.parts.length })),
    })),
};

function onAnswers(
  index: SearchIndexWriter,
  change: (answer: SearchAnswer) => SearchAnswer,
): Partial<SearchIndexWriter> {
  return { search: async (query) => change(await index.search(query)) };
}

function dropOnePosting(document: IndexDocument, at: number): IndexDocument {
  const [body, ...more] = document.texts["body"] ?? [];
  if (at > 0 || body === undefined) return document;
  const texts = { ...document.texts, body: [{ ...body, terms: body.terms.slice(0, -1) }, ...more] };
  return { ...document, texts };
}

function miscount(answer: SearchAnswer): SearchAnswer {
  const facets = answer.facets.map((facet) => ({
    ...facet,
    values: facet.values.map((one, at) => (at === 1 ? { ...one, count: one.count + 1 } : one)),
  }));
  return { ...answer, facets };
}

describe("the conformance suite catches an index that", () => {
  for (const [name, plant] of Object.entries(faults)) {
    it(name, async () => {
      const run = checkAgainstOracle(
        async (schema) => {
          const sound = createNaiveIndex(schema);
          return { writer: { ...sound, ...plant(sound) }, close: () => sound.close() };
        },
        60,
        async (compared) => {
          await expectSamePostings(compared.writer, compared.oracle, vocabulary);
          for (const query of compared.queries) {
            await compareAll(compared, query);
            await expectPagesToCoverAll(compared.writer, query, compared.pageSize);
          }
        },
      );
      await expect(run).rejects.toThrow(/Property failed/);
    }, 60_000);
  }

  it("loses nothing: the sound index passes", async () => {
    await checkAgainstOracle(
      async (schema) => {
        const writer = createNaiveIndex(schema);
        return { writer, close: () => writer.close() };
      },
      60,
      async (compared) => {
        for (const query of compared.queries) await compareAll(compared, query);
      },
    );
  });
});
