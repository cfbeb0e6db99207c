import { hash } from "node:crypto";
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
  return hash("sha256", compared, "hex").slice(0, keyCharacters);
}

/** What an entry with this title or code satisfies: it comes before all others. */
export function exactly(key: string) {
  return { terms: [key], field: exactField };
}
