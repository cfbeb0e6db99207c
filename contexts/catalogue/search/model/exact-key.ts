import { createHash } from "node:crypto";
import type { Group } from "@tongshu/search-index";
import { fold } from "@tongshu/text-analysis";

/** The text field of the index that holds the exact keys of an entry. */
export const exactField = "exact";

const keyCharacters = 24;
const notCompared = /[^\p{L}\p{M}\p{N}]+/gu;

/**
 * One term that stands for a whole title or code, however it is cased, spaced and punctuated: 24
 * hexadecimal digits of its SHA-256. Undefined when the text has no letter and no digit.
 */
export function exactKey(text: string): string | undefined {
  const compared = fold(text).replaceAll(notCompared, " ").trim();
  if (compared === "") return undefined;
  return createHash("sha256").update(compared).digest("hex").slice(0, keyCharacters);
}

/**
 * Lets an entry with this key satisfy every group, and lets it come first: a key is at least as
 * rare as any word of the title, its field has by far the greatest weight, and in each group it is
 * counted as often as all the terms of the group together. So one search does it, and the order is
 * the same on every page.
 */
export function withExact(groups: readonly Group[], key: string): readonly Group[] {
  return groups.map((group) => {
    const terms = group.flatMap((one) => ("terms" in one ? one.terms : [one.phrase])).length;
    return [...group, ...Array.from({ length: Math.max(terms, 1) }, () => exactly(key))];
  });
}

export function exactly(key: string) {
  return { terms: [key], field: exactField };
}
