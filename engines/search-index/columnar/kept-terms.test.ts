import { join } from "node:path";
import { expect, it } from "vitest";
import { documentOf, schema, words } from "../conformance/sample.ts";
import { keptTermsMax } from "../limits.ts";
import { openFolderForTests } from "./folder-for-tests.ts";
import { parseManifest, readManifestText } from "./manifest.ts";
import { loadResident, Segment } from "./segment.ts";

it("what the dictionary says of a term is the same again, also after more terms than are kept", async () => {
  const folder = await openFolderForTests(schema);
  const terms = Array.from({ length: keptTermsMax + 1 }, (_, at) => `term${at}`);
  const half = terms.slice(0, keptTermsMax / 2);
  folder.apply([
    documentOf("a", { texts: { body: [words(terms.join(" "))] } }),
    documentOf("b", { texts: { body: [words(half.join(" "))] } }),
  ]);
  const [first] = parseManifest(readManifestText(folder.folder), schema)?.segments ?? [];
  const segment = new Segment(schema, loadResident(join(folder.folder, first?.file ?? "")));
  for (let round = 0; round < 2; round += 1) {
    for (const [at, term] of terms.entries()) {
      const ordinal = segment.findTerm(term);
      expect(ordinal, term).toBeGreaterThanOrEqual(0);
      expect(segment.findTerm(term)).toBe(ordinal);
      expect(segment.documentsWith(ordinal), term).toBe(at < half.length ? 2 : 1);
      expect(segment.findTerm(`${term}!`)).toBe(-1);
    }
    expect(segment.findTerm("\ud800")).toBe(-1);
  }
  expect(new Set(terms.map((term) => segment.findTerm(term))).size).toBe(terms.length);
  segment.close();
  await folder.close();
});
