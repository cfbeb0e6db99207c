import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { catalogueIndexSchema } from "@tongshu/catalogue";
import { type IndexDocument, openColumnarIndexWriter } from "@tongshu/search-index";
import { describe, expect, it } from "vitest";
import { researchDocuments, researchGeneratorPath } from "./research-documents.ts";

const isThere = existsSync(researchGeneratorPath);
if (!isThere) {
  console.warn(
    `SKIPPED: there is no generator at ${researchGeneratorPath}; the corpus of the targets is not drawn.`,
  );
}

const drawn = 2_000;

async function draw(): Promise<readonly IndexDocument[]> {
  return Array.from(await researchDocuments(drawn), (documentAt) => documentAt());
}

describe.skipIf(!isThere)("the corpus of the targets", () => {
  it("is the same each time, with as many items an entry as all of it has", async () => {
    const documents = await draw();
    expect(await draw()).toEqual(documents);
    const items = documents.reduce((sum, { parts }) => sum + parts.length, 0);
    // 19,989,542 items of three million entries.
    expect(items / drawn).toBeGreaterThan(6.4);
    expect(items / drawn).toBeLessThan(6.9);
    expect(new Set(documents.map(({ id }) => id)).size).toBe(drawn);
  });

  it("is taken in by the index of the catalogue, and found by words and phrases", async () => {
    const documents = await draw();
    const folder = await mkdtemp(join(tmpdir(), "research-"));
    const writer = await openColumnarIndexWriter({ folder, schema: catalogueIndexSchema });
    try {
      const checkpoint = { epoch: "e", seq: 1 };
      await writer.apply({ checkpoint, upserts: documents, removals: [] });
      const [word = "", other = ""] = documents[0]?.texts["title"]?.[0]?.terms ?? [];
      const query = {
        must: [[{ terms: [word, other] }]],
        mustNot: [],
        filters: [],
        facets: [{ field: "region", size: 5, excludeOwnFilter: true }],
        sort: { by: "relevance" } as const,
        offset: 0,
        limit: 1_000,
        partsPerHit: 0,
      };
      const found = await writer.search(query);
      const holding = documents.filter(({ texts, parts }) => {
        const all = [...Object.values(texts).flat(), ...parts].flatMap(({ terms }) => terms);
        return all.includes(word) && all.includes(other);
      });
      expect(found.total).toBe(holding.length);
      expect(found.total).toBeGreaterThan(0);
      expect(found.facets[0]?.values.length).toBeGreaterThan(0);
      const phrase = documents[0]?.texts["title"]?.[0]?.folded ?? "";
      const named = await writer.search({
        ...query,
        must: [[{ phrase, among: [word, other], field: "title" }]],
      });
      expect(named.hits.map(({ id }) => id)).toContain(documents[0]?.id);
    } finally {
      await writer.close();
      await rm(folder, { recursive: true });
    }
  });
});
