import { expect } from "vitest";
import { SearchQueryError } from "../errors.ts";
import { similarTermsMax } from "../limits.ts";
import type { IndexDocument, SearchIndexWriter, SimilarRequest } from "../search-index.ts";
import type { OpenIndex } from "./against-oracle.ts";
import { batchOf, exampleOf } from "./example-of.ts";
import { documentOf, words } from "./sample.ts";

const titled = (id: string, title: string, given: Partial<IndexDocument> = {}): IndexDocument =>
  documentOf(id, { texts: { title: [words(title)] }, ...given });

/** What is like a document, in plain examples. */
export function describeSimilarExamples(open: OpenIndex): void {
  const example = exampleOf(open);
  const like = async (
    writer: SearchIndexWriter,
    document: IndexDocument,
    asked: Partial<SimilarRequest> = {},
  ): Promise<string[]> => {
    const hits = await writer.similar({ document, filters: [], limit: 10, ...asked });
    return hits.map(({ id }) => id);
  };
  const apply = (writer: SearchIndexWriter, seq: number, upserts: readonly IndexDocument[]) =>
    writer.apply(batchOf(seq, upserts));

  example("documents are alike by what they share and others lack", async (writer) => {
    const given = titled("a", "red river water gauge", { facets: { theme: ["w"] } });
    await apply(writer, 1, [
      given,
      titled("b", "red river water level", { facets: { theme: ["w"] } }),
      titled("c", "water", { facets: { theme: ["x"] } }),
      titled("d", "tax"),
      documentOf("e", { parts: [{ key: "p", ...words("gauge river red") }] }),
    ]);
    await apply(writer, 2, [titled("f", "red"), titled("g", "nothing of it")]);
    // Four of its words are in other documents: two of them must be shared.
    expect((await like(writer, given)).sort()).toEqual(["b", "e"]);
    expect(await like(writer, given, { filters: [{ field: "theme", in: ["w"] }] })).toEqual(["b"]);
    expect(await like(writer, given, { filters: [{ field: "theme", in: ["x"] }] })).toEqual([]);
    expect(await like(writer, given, { limit: 1 })).toHaveLength(1);
    expect(await like(writer, given, { limit: 0 })).toEqual([]);
    expect(await like(writer, titled("d", "tax"))).toEqual([]);
    expect(await like(writer, documentOf("a"))).toEqual([]);
  });

  example("the document need not be in the index, or as it is there", async (writer) => {
    await apply(writer, 1, [titled("a", "tax"), titled("b", "river water"), titled("c", "river")]);
    expect((await like(writer, titled("new", "river"))).sort()).toEqual(["b", "c"]);
    expect(await like(writer, titled("b", "river"))).toEqual(["c"]);
  });

  example("what was removed or changed is like nothing", async (writer) => {
    const given = titled("a", "river water");
    await apply(writer, 1, [given, titled("b", "river water"), titled("c", "river water")]);
    await writer.apply({
      checkpoint: { epoch: "e", seq: 2 },
      upserts: [titled("c", "tax")],
      removals: ["b"],
    });
    expect(await like(writer, given)).toEqual([]);
  });

  example("the weightiest terms decide, and no more of them", async (writer) => {
    const rare = Array.from({ length: similarTermsMax }, (_, at) => `rare${at}`);
    const given = titled("a", [...rare, "often"].join(" "));
    const others = Array.from({ length: 9 }, (_, at) => titled(`o${at}`, `often x${at}`));
    await apply(writer, 1, [given, titled("b", rare.join(" ")), ...others]);
    expect(await like(writer, given)).toEqual(["b"]);
  });

  example("a request that does not fit the schema is refused", async (writer) => {
    const document = documentOf("a");
    for (const asked of [{ limit: -1 }, { filters: [{ field: "nowhere", in: ["x"] }] }]) {
      await expect(like(writer, document, asked)).rejects.toThrow(SearchQueryError);
    }
  });
}
