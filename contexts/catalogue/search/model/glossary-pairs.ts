/** A thing and its name in both languages. */
export interface GlossaryPair {
  readonly zh: string;
  readonly en: string;
}

/** Reads a table of `zh|en` pairs that are separated by semicolons. Throws at a malformed pair. */
export function readPairs(table: string): GlossaryPair[] {
  return table
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair !== "")
    .map((pair) => {
      const [zh, en, ...more] = pair.split("|").map((side) => side.trim().replaceAll(/\s+/g, " "));
      if (zh === undefined || en === undefined || zh === "" || en === "" || more.length > 0) {
        throw new Error(`The glossary has a pair that is not "zh|en": ${JSON.stringify(pair)}.`);
      }
      return { zh, en };
    });
}

/** Reads a table of groups of words that mean the same, `a=b=c`, separated by semicolons. */
export function readSynonyms(table: string): string[][] {
  return table
    .split(";")
    .map((group) => group.trim())
    .filter((group) => group !== "")
    .map((group) => {
      const words = group.split("=").map((word) => word.trim().replaceAll(/\s+/g, " "));
      if (words.length < 2 || words.includes("")) {
        throw new Error(`The synonyms have a group that is not "a=b": ${JSON.stringify(group)}.`);
      }
      return words;
    });
}
