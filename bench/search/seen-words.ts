import type { IndexDocument } from "@tongshu/search-index";

/** Words that are searched by themselves; the other fields hold keys and pairs, see the schema. */
const wordFields = ["title", "keywords", "code", "provider", "abstract"] as const;
const hanWord = /^\p{Script=Han}{2,}$/u;
const latinWord = /^[a-z]{4,}$/;

/** One character of Chinese is no word that anybody asks for. */
export const isChinese = (term: string): boolean => hanWord.test(term);
export const isEnglish = (term: string): boolean => latinWord.test(term);

/** A document that queries are drawn from. */
export interface DrawnDocument {
  readonly words: readonly string[];
  readonly titleWords: readonly string[];
  /** Folded titles, in which phrases stand. */
  readonly titles: readonly string[];
  readonly facets: Readonly<Record<string, readonly string[]>>;
  readonly modified: number | undefined;
}

export interface SeenWords {
  readonly documents: number;
  /** Word → documents that hold it. */
  readonly counts: ReadonlyMap<string, number>;
  readonly drawn: readonly DrawnDocument[];
}

/** Every so-manieth document is kept to draw from, at most this many. */
const drawnMax = 4_000;

/** Counts in how many documents each Chinese or English word stands. */
export async function seeWords(
  batches: AsyncIterable<readonly IndexDocument[]>,
  entries: number,
): Promise<SeenWords> {
  const counts = new Map<string, number>();
  const drawn: DrawnDocument[] = [];
  const every = Math.max(1, Math.floor(entries / drawnMax));
  let documents = 0;
  for await (const batch of batches) {
    for (const document of batch) {
      const words = wordsOf(document);
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
      if (documents % every === 0) drawn.push(drawnOf(document, [...words]));
      documents += 1;
    }
  }
  return { documents, counts, drawn };
}

function wordsOf({ texts, parts }: IndexDocument): Set<string> {
  const words = new Set<string>();
  const lists = wordFields.flatMap((field) => (texts[field] ?? []).map(({ terms }) => terms));
  for (const terms of [...lists, ...parts.map(({ terms }) => terms)]) {
    for (const term of terms) if (isChinese(term) || isEnglish(term)) words.add(term);
  }
  return words;
}

function drawnOf({ texts, facets, numbers }: IndexDocument, words: string[]): DrawnDocument {
  const titles = texts.title ?? [];
  const titleWords = titles.flatMap(({ terms }) => terms);
  return {
    words,
    titleWords: [...new Set(titleWords)].filter((term) => isChinese(term) || isEnglish(term)),
    titles: titles.map(({ folded }) => folded),
    facets,
    modified: numbers.modified,
  };
}
