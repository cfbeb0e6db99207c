import type { IndexSchema } from "@tongshu/search-index";
import { analyserVersion } from "@tongshu/text-analysis";
import { exactField } from "./exact-key.ts";
import { pairField } from "./word-pairs.ts";
import { treeFacets } from "./facet-paths.ts";

/** Raise it when `index-document.ts` changes: every index is then built anew from the register. */
const documentVersion = 5;

/**
 * How entries lie in the search index. Weights follow the measured prototype: title 4, keywords 3,
 * abstract 1, items 0.5; provider and codes in between. Exact keys are for `pinned` alone.
 */
export const catalogueIndexSchema: IndexSchema = {
  version: `entry-${documentVersion}/${analyserVersion}`,
  textFields: {
    title: 4,
    keywords: 3,
    code: 3,
    provider: 2,
    abstract: 1,
    [exactField]: 1,
    // So little, because a pair is rarer than its words, and rarity counts as well.
    [pairField]: 0.15,
  },
  partField: "items",
  partWeight: 0.5,
  // As measured over the real catalogues of five countries, where a field is not empty.
  typicalLengths: { title: 20, keywords: 14, code: 2, provider: 11, abstract: 80, items: 200 },
  facetFields: ["theme", "shareType", "openType", "format", "updateCycle", "language", "source"],
  hierarchicalFields: [...treeFacets],
  numberFields: ["modified", "worth"],
  sortFields: ["titleZh", "titleEn"],
  // Enough to order what answers alike, too little to lift what answers worse.
  prior: { field: "worth", weight: 0.1 },
};
