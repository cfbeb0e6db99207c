import { expect } from "vitest";
import { SearchQueryError } from "../errors.ts";
import { facetPathsOpenMax, facetValueLengthLimit, termLengthMax } from "../limits.ts";
import type { IndexBatch, IndexDocument, SearchIndexWriter, SearchQuery } from "../search-index.ts";
import type { OpenIndex } from "./against-oracle.ts";
import { batchOf, exampleOf } from "./example-of.ts";
import { documentOf, everything, words } from "./sample.ts";

/** What the oracle could get wrong together with an adapter, said in plain examples. */
export function describeExamples(open: OpenIndex): void {
  const example = exampleOf(open);
  const ids = async (writer: SearchIndexWriter, query: Partial<SearchQuery>): Promise<string[]> =>
    (await writer.search({ ...everything, ...query })).hits.map((hit) => hit.id);

  example("an index without documents answers empty", async (writer) => {
    const facets = [{ field: "theme", size: 3, excludeOwnFilter: false }];
    expect(await writer.search({ ...everything, facets })).toEqual({
      total: 0,
      exact: true,
      hits: [],
      facets: [{ field: "theme", values: [], unstated: 0, distinct: 0 }],
      asOf: null,
    });
    expect(await writer.checkpoint()).toBeNull();
    expect(await writer.suggest("", 5)).toEqual([]);
    expect(await writer.suggested(["", "a"])).toEqual([null, null]);
  });

  example(
    "words may stand in different fields, a phrase must lie within one text",
    async (writer) => {
      await writer.apply(
        batchOf(1, [
          documentOf("apart", {
            texts: { title: [words("open")], body: [words("data"), words("x")] },
          }),
          documentOf("joined", { texts: { title: [words("open data")] } }),
        ]),
      );
      expect((await ids(writer, { must: [[{ terms: ["open", "data"] }]] })).sort()).toEqual([
        "apart",
        "joined",
      ]);
      expect(await ids(writer, { must: [[{ phrase: "en da" }]] })).toEqual(["joined"]);
      expect(await ids(writer, { must: [[{ phrase: "a x" }]] })).toEqual([]);
      expect(await ids(writer, { must: [[{ terms: ["open", "data"], field: "title" }]] })).toEqual([
        "joined",
      ]);
      expect(await ids(writer, { mustNot: [[{ terms: ["x"] }]] })).toEqual(["joined"]);
    },
  );

  example("a phrase is looked for among the documents that hold certain terms", async (writer) => {
    await writer.apply(
      batchOf(1, [
        documentOf("both", { texts: { title: [words("open data")], body: [words("x")] } }),
        documentOf("other", { texts: { title: [words("open data")] } }),
        documentOf("apart", { texts: { title: [words("x data")], body: [words("open")] } }),
      ]),
    );
    const among = (terms: readonly string[]) => ({ phrase: "open data", among: terms });
    const found = async (query: Partial<SearchQuery>) => (await ids(writer, query)).sort();
    expect(await found({ must: [[among(["data", "x"])]] })).toEqual(["both"]);
    expect(await found({ must: [[{ ...among(["x"]), field: "title" }]] })).toEqual(["both"]);
    expect(await found({ must: [[{ ...among(["x"]), field: "body" }]] })).toEqual([]);
    expect(await found({ must: [[among(["y"])]] })).toEqual([]);
    expect(await found({ must: [[among([])]] })).toEqual(["both", "other"]);
    expect(await found({ must: [[among(["x"]), { terms: ["open"] }]] })).toHaveLength(3);
    expect(await found({ must: [[{ terms: ["x"] }], [among(["open"])]] })).toEqual(["both"]);
    expect(await found({ mustNot: [[among(["x"])]] })).toEqual(["apart", "other"]);
    const some = { must: [[among(["x"])], [{ terms: ["open"], field: "body" }]], mustAtLeast: 1 };
    expect(await found(some)).toEqual(["apart", "both"]);
  });

  example(
    "what is asked for want of better is left out when enough hold the better",
    async (writer) => {
      const texts = ["name list", "name", "list name", "other list"];
      await writer.apply(
        batchOf(
          1,
          texts.map((text, at) => documentOf(`d${at}`, { texts: { title: [words(text)] } })),
        ),
      );
      const found = async (documents: number, terms = ["name"]) => {
        const spare = { terms: ["other"], unless: { terms, documents } };
        const { hits } = await writer.search({
          ...everything,
          must: [[{ terms: ["name"] }, spare]],
        });
        return hits.map(({ id }) => id).sort();
      };
      expect(await found(3)).toEqual(["d0", "d1", "d2"]);
      expect(await found(4)).toEqual(["d0", "d1", "d2", "d3"]);
      // Each of the terms has to be held by so many.
      expect(await found(3, ["name", "other"])).toEqual(["d0", "d1", "d2", "d3"]);
      expect(await found(3, ["name", "list"])).toEqual(["d0", "d1", "d2"]);
      expect(await found(1, [])).toEqual(["d0", "d1", "d2", "d3"]);
    },
  );

  example("part hits name the parts that hold all words", async (writer) => {
    const parts = ["sex code", "age", "age group", "age class"].map((text, index) => ({
      key: `p${index}`,
      ...words(text),
    }));
    await writer.apply(
      batchOf(1, [documentOf("a", { texts: { title: [words("people")] }, parts })]),
    );
    const hit = async (query: Partial<SearchQuery>) =>
      (await writer.search({ ...everything, partsPerHit: 2, ...query })).hits[0];
    expect(await hit({ must: [[{ terms: ["age"] }]] })).toMatchObject({
      parts: ["p1", "p2"],
      partTotal: 3,
    });
    expect(await hit({ must: [[{ terms: ["age"] }], [{ phrase: "gr" }]] })).toMatchObject({
      parts: ["p2"],
      partTotal: 1,
    });
    // The word of another field hinders no part when its group is restricted to that field.
    const inTitle = [{ terms: ["people"], field: "title" }];
    expect(await hit({ must: [[{ terms: ["sex"] }], inTitle] })).toMatchObject({ parts: ["p0"] });
    expect(await hit({ must: [[{ terms: ["people"] }]] })).toMatchObject({ parts: [] });
    // Nothing is asked of parts: none is a hit.
    expect(await hit({})).toMatchObject({ parts: [], partTotal: 0 });
    const uncounted = { must: [[{ terms: ["age"] }]], partsPerHit: 0 };
    expect(await hit(uncounted)).toMatchObject({ parts: [], partTotal: 0 });
  });

  example("sorting puts missing values last in both directions, ties by id", async (writer) => {
    await writer.apply(
      batchOf(1, [
        documentOf("d", {}),
        documentOf("c", { numbers: { modified: 1 }, sortKeys: { title: "\uffee" } }),
        documentOf("b", { numbers: { modified: 1 }, sortKeys: { title: "𐀀" } }),
        documentOf("a", { numbers: { modified: 2 } }),
      ]),
    );
    const by = (descending: boolean) =>
      ids(writer, { sort: { by: "number", field: "modified", descending } });
    expect(await by(false)).toEqual(["b", "c", "a", "d"]);
    expect(await by(true)).toEqual(["a", "b", "c", "d"]);
    // By UTF-16 code units the surrogates of 𐀀 come before U+FFEE.
    expect(await ids(writer, { sort: { by: "key", field: "title", descending: false } })).toEqual([
      "b",
      "c",
      "a",
      "d",
    ]);
  });

  example("a match in a weightier field ranks first", async (writer) => {
    const filler = Array.from({ length: 20 }, (_, index) => documentOf(`z${index}`));
    await writer.apply(
      batchOf(1, [
        documentOf("a", { texts: { body: [words("water supply")] } }),
        documentOf("b", { texts: { title: [words("water supply")] } }),
        ...filler,
      ]),
    );
    expect(await ids(writer, { must: [[{ terms: ["water"] }]] })).toEqual(["b", "a"]);
    expect(await ids(writer, { must: [[{ phrase: "ter sup" }]] })).toEqual(["b", "a"]);
  });

  example("some of the groups are enough where the query says so", async (writer) => {
    const titled = (id: string, title: string) =>
      documentOf(id, { texts: { title: [words(title)] } });
    const filler = Array.from({ length: 20 }, (_, index) =>
      titled(`z${index}`, index < 5 ? "report" : "map"),
    );
    await writer.apply(
      batchOf(1, [
        titled("all", "water quality report"),
        titled("most", "water quality"),
        titled("one", "water"),
        ...filler,
      ]),
    );
    const must = ["water", "quality", "report"].map((word) => [{ terms: [word] }]);
    expect(await ids(writer, { must, mustAtLeast: 3 })).toEqual(["all"]);
    const { hits, total } = await writer.search({ ...everything, must, mustAtLeast: 2 });
    expect(total).toBe(2);
    expect(hits).toMatchObject([
      { id: "all", missed: [] },
      { id: "most", missed: [2] },
    ]);
    // A rare word tells more than a frequent one.
    expect((await ids(writer, { must, mustAtLeast: 1 })).slice(0, 3)).toEqual([
      "all",
      "most",
      "one",
    ]);
    expect(await ids(writer, { must: [[], ...must.slice(0, 2)], mustAtLeast: 2 })).toHaveLength(2);
  });

  example("what is pinned comes first, unless filters forbid it", async (writer) => {
    const titled = (id: string, title: string, theme: string) =>
      documentOf(id, { texts: { title: [words(title)] }, facets: { theme: [theme] } });
    await writer.apply(
      batchOf(1, [
        titled("a", "water water water", "x"),
        titled("b", "water", "x"),
        titled("c", "exactly", "x"),
        titled("d", "exactly secret", "x"),
        titled("e", "exactly", "y"),
      ]),
    );
    const answer = await writer.search({
      ...everything,
      must: [[{ terms: ["water"] }]],
      mustNot: [[{ terms: ["secret"] }]],
      filters: [{ field: "theme", in: ["x"] }],
      pinned: [{ terms: ["exactly"], field: "title" }],
    });
    expect(answer.hits.map(({ id }) => id)[0]).toBe("c");
    expect(answer.hits[0]?.missed).toEqual([0]);
    expect(answer.total).toBe(3);
  });

  example("optional groups and the prior change the order, never the hits", async (writer) => {
    const filler = Array.from({ length: 20 }, (_, index) => documentOf(`z${index}`));
    const titled = (id: string, title: string, worth: number) =>
      documentOf(id, { texts: { title: [words(title)] }, numbers: { worth } });
    await writer.apply(
      batchOf(1, [
        titled("a", "water old", 0),
        titled("b", "water new", 0),
        titled("c", "water mid", 1),
        ...filler,
      ]),
    );
    const must = [[{ terms: ["water"] }]];
    expect(await ids(writer, { must })).toEqual(["c", "a", "b"]);
    expect(await ids(writer, { must, should: [[{ terms: ["new"] }], [{ terms: ["z"] }]] })).toEqual(
      ["b", "c", "a"],
    );
  });

  example("an even group adds as much, wherever its terms occur", async (writer) => {
    const filler = Array.from({ length: 20 }, (_, index) => documentOf(`z${index}`));
    const texts = (title: string, body: string) => ({
      texts: { title: [words(title)], body: [words(body)] },
    });
    await writer.apply(
      batchOf(1, [
        documentOf("a", texts("water pipes", "here are pipes in leeds")),
        documentOf("b", texts("water leeds", "here are leeds in pipes")),
        documentOf("c", texts("water pipes", "here are pipes in york")),
        ...filler,
      ]),
    );
    const query = { must: [[{ terms: ["water"] }]], evenly: [[{ terms: ["leeds"] }]] };
    expect(await ids(writer, query)).toEqual(["a", "b", "c"]);
  });

  example("a cursor goes on where it stood although documents come and go", async (writer) => {
    const numbered = (number: number) =>
      documentOf(`d${number}`, { numbers: { modified: number } });
    await writer.apply(batchOf(1, [1, 2, 3, 4, 5].map(numbered)));
    const query: SearchQuery = {
      ...everything,
      limit: 2,
      sort: { by: "number", field: "modified", descending: false },
    };
    const first = await writer.search(query);
    expect(first.hits.map((hit) => hit.id)).toEqual(["d1", "d2"]);
    await writer.apply({
      checkpoint: { epoch: "e", seq: 2 },
      upserts: [numbered(0), numbered(3.5)],
      removals: ["d2", "d3", "unknown"],
    });
    const next = await writer.search({ ...query, cursor: first.cursor ?? "" });
    expect(next.hits.map((hit) => hit.id)).toEqual(["d3.5", "d4"]);
  });

  example("a cursor that is not of this query is refused", async (writer) => {
    await writer.apply(batchOf(1, [documentOf("a"), documentOf("b")]));
    const query = { ...everything, limit: 1 };
    const { cursor = "" } = await writer.search(query);
    expect(cursor).not.toBe("");
    const other = { ...query, must: [[{ terms: ["x"] }]] };
    const foreign = Buffer.from('[1,"x",null,"a"]').toString("base64url");
    for (const wrong of ["", "x", `${cursor}x`, "e30", foreign, "A".repeat(100_000)]) {
      await expect(writer.search({ ...query, cursor: wrong })).rejects.toThrow(SearchQueryError);
    }
    await expect(writer.search({ ...other, cursor })).rejects.toThrow(SearchQueryError);
    await expect(writer.search({ ...query, offset: 1, cursor })).rejects.toThrow(SearchQueryError);
  });

  example("a query of undeclared fields or senseless counts is refused", async (writer) => {
    const tree = { siblings: 1, siblingsOpen: 1, open: Array(facetPathsOpenMax).fill("cn") };
    const open = [{ field: "region", size: 1, excludeOwnFilter: false, tree }];
    await expect(writer.search({ ...everything, facets: open })).resolves.toBeDefined();
    const wrong: Partial<SearchQuery>[] = [
      { must: [[{ terms: ["a"], field: "theme" }]] },
      { mustNot: [[{ phrase: "a", field: "nothing" }]] },
      { filters: [{ field: "title", in: ["a"] }] },
      { filters: [{ field: "theme", under: ["a"] }] },
      { filters: [{ field: "theme", gte: 1 }] },
      { facets: [{ field: "modified", size: 1, excludeOwnFilter: false }] },
      { facets: [{ field: "theme", size: 1, excludeOwnFilter: false, under: "" }] },
      ...[
        { field: "theme", tree },
        { field: "region", tree, under: "" },
        { field: "region", tree: { ...tree, siblings: -1 } },
        { field: "region", tree: { ...tree, siblingsOpen: 0.5 } },
        { field: "region", tree: { ...tree, open: [""] } },
        { field: "region", tree: { ...tree, open: Array(facetPathsOpenMax + 1).fill("cn") } },
      ].map((facet) => ({ facets: [{ size: 1, excludeOwnFilter: false, ...facet }] })),
      { sort: { by: "key", field: "modified", descending: true } },
      { offset: -1 },
      { limit: 0.5 },
      { partsPerHit: Number.NaN },
      { mustAtLeast: 0 },
      { must: [[{ terms: ["a"] }]], mustAtLeast: 2 },
      { should: [[{ phrase: "a" }]] },
      { evenly: [[{ phrase: "a" }]] },
      { pinned: [{ phrase: "a" }] },
    ];
    for (const part of wrong) {
      await expect(writer.search({ ...everything, ...part })).rejects.toThrow(SearchQueryError);
    }
  });

  example("a document that breaks the contract is refused with its whole batch", async (writer) => {
    const wrong: Partial<IndexDocument>[] = [
      { texts: { nothing: [] } },
      { texts: { title: [{ terms: ["a b"], folded: "" }] } },
      { texts: { title: [{ terms: [""], folded: "" }] } },
      { texts: { title: [{ terms: ["x".repeat(termLengthMax + 1)], folded: "" }] } },
      { texts: { title: [{ terms: [], folded: "a\nb" }] } },
      { parts: [words("a"), words("b")].map((text) => ({ key: "same", ...text })) },
      { facets: { theme: ["x".repeat(facetValueLengthLimit)] } },
      { facets: { theme: [""] } },
      { numbers: { modified: Number.NaN } },
      { sortKeys: { modified: "a" } },
    ];
    for (const part of wrong) {
      const batch = batchOf(1, [documentOf("good"), documentOf("bad", part)]);
      await expect(writer.apply(batch)).rejects.toThrow(/^The document "bad" has /);
    }
    expect(await writer.checkpoint()).toBeNull();
    expect((await writer.search(everything)).total).toBe(0);
    const longest = documentOf("a", {
      texts: { title: [words("x".repeat(termLengthMax))] },
      facets: { theme: ["x".repeat(facetValueLengthLimit - 1)] },
    });
    await writer.apply(batchOf(1, [longest]));
    expect(await ids(writer, { must: [[{ terms: ["x".repeat(termLengthMax)] }]] })).toEqual(["a"]);
  });

  example("a rebuild that fails leaves the index as it was", async (writer) => {
    await writer.apply(batchOf(7, [documentOf("old")]));
    async function* failing(): AsyncGenerator<IndexBatch> {
      yield batchOf(8, [documentOf("new")]);
      expect(await ids(writer, {})).toEqual(["old"]);
      throw new Error("The source ended.");
    }
    await expect(writer.rebuild(failing())).rejects.toThrow("The source ended.");
    expect(await ids(writer, {})).toEqual(["old"]);
    expect(await writer.checkpoint()).toEqual({ epoch: "e", seq: 7 });
    await writer.apply(batchOf(9, [documentOf("more")]));
    expect((await ids(writer, {})).sort()).toEqual(["more", "old"]);
  });

  example("a rebuild from nothing leaves an empty index", async (writer) => {
    await writer.apply(batchOf(7, [documentOf("old")]));
    await writer.rebuild((async function* (): AsyncGenerator<IndexBatch> {})());
    expect(await ids(writer, {})).toEqual([]);
    expect(await writer.checkpoint()).toBeNull();
  });

  example(
    "a document with thousands of parts and a query with hundreds of words",
    async (writer) => {
      const parts = Array.from({ length: 5_000 }, (_, index) => ({
        key: `p${index}`,
        ...words(`column ${index}`),
      }));
      await writer.apply(batchOf(1, [documentOf("a", { parts })]));
      const must = Array.from({ length: 400 }, (_, index) => [{ terms: [`${index}`] }]);
      expect((await writer.search({ ...everything, must })).total).toBe(1);
      const any = [Array.from({ length: 400 }, (_, index) => ({ terms: [`${index}`] }))];
      const answer = await writer.search({ ...everything, must: any });
      expect(answer.hits).toMatchObject([{ parts: ["p0", "p1", "p2"], partTotal: 400 }]);
    },
  );
}
