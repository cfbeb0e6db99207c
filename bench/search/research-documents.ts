/**
 * The corpus on which the targets of the search index were set: the generator of the measurements
 * beside the repository (shared/spikes/search), with the same words. Titles, keywords, abstract and
 * items of an entry, five facets and a date; no codes, exact keys or pairs of words.
 */
import { copyFile, mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { IndexDocument, IndexedText } from "@tongshu/search-index";

const root = resolve(import.meta.dirname, "../..");
export const researchGeneratorPath = resolve(root, "../shared/spikes/search/gen.mjs");

/** An item: name, name in English, type, definition. */
type Item = readonly [string, string, string, string];

interface ResearchEntry {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly desc: string;
  readonly descEn: string;
  readonly kw: readonly string[];
  readonly items: readonly Item[];
  readonly dept: number;
  readonly region: number;
  readonly prov: number;
  readonly theme: number;
  readonly share: number;
  readonly format: number;
  /** Since any day. */
  readonly day: number;
}

interface Generator {
  readonly entry: (position: number) => ResearchEntry;
  /** Words of a text, between blanks; the second keeps what it was asked before. */
  readonly seg: (text: string) => string;
  readonly segC: (text: string) => string;
}

/**
 * The documents from the first to before `end`.
 * @throws Error when the generator is not there
 */
export async function researchDocuments(end: number): Promise<Iterable<() => IndexDocument>> {
  const generator = await loadGenerator();
  function* documents(): Iterable<() => IndexDocument> {
    for (let position = 0; position < end; position += 1) {
      yield () => documentOf(generator, position);
    }
  }
  return documents();
}

/** From a copy within the repository, where the packages lie that it needs. */
async function loadGenerator(): Promise<Generator> {
  const folder = join(root, ".tongshu", "bench", "research");
  await mkdir(folder, { recursive: true });
  // A copy for each process: writers of a corpus start beside each other.
  const copy = join(folder, `gen-${process.pid}.mjs`);
  await copyFile(researchGeneratorPath, copy);
  try {
    // Its exports are those of the file named above.
    return (await import(pathToFileURL(copy).href)) as Generator;
  } finally {
    await rm(copy);
  }
}

function documentOf({ entry, seg, segC }: Generator, position: number): IndexDocument {
  const made = entry(position);
  const { titleZh, titleEn, desc, descEn, kw, items } = made;
  return {
    id: `research/${position}`,
    texts: {
      title: [textOf(titleZh, segC(titleZh)), textOf(titleEn)],
      keywords: kw.map((word) => textOf(word, segC(word))),
      abstract: [textOf(desc, seg(desc)), ...(descEn === "" ? [] : [textOf(descEn)])],
    },
    parts: items.map(([name, english, , definition], at) => ({
      key: `${at}`,
      ...textOf(
        [name, english, definition].join(" "),
        [segC(name), english, segC(definition)].join(" "),
      ),
    })),
    facets: {
      region: [`${made.prov}/${made.region}`],
      provider: [`${made.dept}`],
      theme: [`${made.theme}`],
      shareType: [`${made.share}`],
      format: [`${made.format}`],
    },
    numbers: { modified: made.day * 86_400_000 },
    sortKeys: {},
    suggestions: [],
  };
}

function textOf(text: string, words: string = text): IndexedText {
  const terms = words.toLowerCase().replace(/[,.]/g, "").replaceAll("-", " ").split(" ");
  return { terms: terms.filter((term) => term !== ""), folded: text.toLowerCase() };
}
