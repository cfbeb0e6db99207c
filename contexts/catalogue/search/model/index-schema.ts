import type { IndexSchema } from "@tongshu/search-index";
import { analyserVersion } from "@tongshu/text-analysis";
import { exactField } from "./exact-key.ts";
import { treeFacets } from "./facet-paths.ts";

/** Raise it when `index-document.ts` changes: every index is then built anew from the register. */
const documentVersion = 3;

/**
 * How entries lie in the search index. Weights follow the measured prototype: title 4, keywords 3,
 * abstract 1, items 0.5; provider and codes in between. The exact key outweighs everything, so that
 * the length of the rest of an entry does not matter to it.
 */
export const catalogueIndexSchema: IndexSchema = {
  version: `entry-${documentVersion}/${analyserVersion}`,
  textFields: { title: 4, keywords: 3, code: 3, provider: 2, abstract: 1, [exactField]: 1_000 },
  partField: "items",
  partWeight: 0.5,
  facetFields: ["theme", "shareType", "openType", "format", "updateCycle", "language", "source"],
  hierarchicalFields: [...treeFacets],
  numberFields: ["modified"],
  sortFields: ["titleZh", "titleEn"],
};
