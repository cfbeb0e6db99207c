/**
 * Draws the load from a corpus by seed: the 360 queries of the mixed load in ten classes, and further
 * classes that are stated apart. Words come from documents, so that words asked together do occur
 * together; how frequent they are is counted, not guessed.
 */
import { type LoadLine, loadLineSchema } from "./load.ts";
import { isChinese, isEnglish, type DrawnDocument, type SeenWords } from "./seen-words.ts";

type Line = Omit<Partial<LoadLine>, "facets"> & { readonly facets?: readonly { field: string }[] };
type Terms = readonly { readonly terms: readonly string[] }[];

const seed = 2_026;
/** A word this rare is a street, a number or a name. */
const rareCounts = { least: 2, most: 6 };
/** Shares of all documents. */
const frequentShare = 0.1;
const commonShare = { least: 0.001, most: 0.3 };
const englishShare = 0.01;
const recentMilliseconds = 300 * 86_400_000;
const drawsMax = 100_000;

/** A repeatable sequence in [0, 1), by xorshift of 32 bits. */
function sequence(start: number): () => number {
  let state = start;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
}

class Drawer {
  readonly #random = sequence(seed);
  readonly #seen: SeenWords;
  readonly rare: readonly string[];
  readonly frequent: readonly string[];
  readonly english: readonly string[];

  constructor(seen: SeenWords) {
    this.#seen = seen;
    const all = [...seen.counts].sort(([one], [other]) => (one < other ? -1 : 1));
    const having = (holds: (word: string, share: number, count: number) => boolean) =>
      all
        .filter(([word, count]) => holds(word, count / seen.documents, count))
        .map(([word]) => word);
    this.rare = having(
      (word, _, count) => isChinese(word) && count >= rareCounts.least && count <= rareCounts.most,
    );
    this.frequent = having((_, share) => share > frequentShare);
    this.english = having((word, share) => isEnglish(word) && share > englishShare);
  }

  pick<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(this.#random() * values.length)];
    if (value === undefined) throw new Error("The corpus is too small to draw a load from.");
    return value;
  }

  /** Different values, as many as asked for. */
  some<Value>(values: readonly Value[], count: number): readonly Value[] {
    const left = [...values];
    return Array.from({ length: Math.min(count, left.length) }, () => {
      const value = this.pick(left);
      left.splice(left.indexOf(value), 1);
      return value;
    });
  }

  /** The first drawn document of which something can be made. */
  of<Value>(make: (document: DrawnDocument) => Value | undefined): Value {
    for (let draw = 0; draw < drawsMax; draw += 1) {
      const made = make(this.pick(this.#seen.drawn));
      if (made !== undefined) return made;
    }
    throw new Error("The corpus is too small to draw a load from.");
  }

  common(words: readonly string[], isOne: (word: string) => boolean): readonly string[] {
    return words.filter((word) => {
      const share = (this.#seen.counts.get(word) ?? 0) / this.#seen.documents;
      return isOne(word) && share >= commonShare.least && share <= commonShare.most;
    });
  }

  /** Words that stand together in a document, and that document. */
  together(isOne: (word: string) => boolean, count: number) {
    return this.of((document) => {
      const words = this.some(this.common(document.words, isOne), count);
      return words.length === count ? { words, document } : undefined;
    });
  }

  /** Filters that the document passes: one on any field, or two on different ones of the first five. */
  filters(document: DrawnDocument, count: number): LoadLine["filters"] | undefined {
    const { facets, modified } = document;
    const flat = ["theme", "shareType", "format"].flatMap((field) => {
      const stated = facets[field] ?? [];
      return stated.length === 0 ? [] : [{ field, in: [this.pick(stated)] }];
    });
    const path = facets.region?.[0];
    const province =
      path === undefined ? [] : [{ field: "region", under: [path.split("/")[0] ?? path] }];
    const recent =
      modified === undefined ? [] : [{ field: "modified", gte: modified - recentMilliseconds }];
    const department = facets.provider?.[0];
    const narrow = [
      ...(department === undefined ? [] : [{ field: "provider", under: [department] }]),
      ...(path === undefined ? [] : [{ field: "region", under: [path] }]),
    ];
    const choices = [...flat, ...province, ...recent, ...(count === 1 ? narrow : [])];
    const chosen = this.some(choices, count);
    return chosen.length === count ? (chosen as LoadLine["filters"]) : undefined;
  }
}

const all = (words: readonly string[]): readonly Terms[] =>
  words.map((word) => [{ terms: [word] }]);

export function drawLoad(seen: SeenWords): readonly LoadLine[] {
  const drawer = new Drawer(seen);
  const lines = [...mixed(drawer), ...further(drawer).map((line) => ({ ...line, apart: true }))];
  return lines.map((line) => loadLineSchema.parse(line));
}

function repeat(count: number, name: string, make: () => Line): readonly Line[] {
  return Array.from({ length: count }, () => ({ class: name, ...make() }));
}

function mixed(drawer: Drawer): readonly Line[] {
  const must = (words: readonly string[]): Line => ({ must: all(words) as LoadLine["must"] });
  return [
    ...repeat(40, "rare term", () => must([drawer.pick(drawer.rare)])),
    ...repeat(40, "frequent term", () => must([drawer.pick(drawer.frequent)])),
    ...repeat(40, "zh AND2", () => must(drawer.together(isChinese, 2).words)),
    ...repeat(40, "zh AND3", () => must(drawer.together(isChinese, 3).words)),
    ...repeat(30, "en", () => must([drawer.pick(drawer.english)])),
    ...repeat(30, "en AND2", () => must(drawer.together(isEnglish, 2).words)),
    ...repeat(40, "zh+en", () =>
      drawer.of(({ words }) => {
        const [chinese] = drawer.some(drawer.common(words, isChinese), 1);
        const [english] = drawer.some(drawer.common(words, isEnglish), 1);
        return chinese === undefined || english === undefined
          ? undefined
          : must([chinese, english]);
      }),
    ),
    ...repeat(40, "AND2 + 1 filter", () => {
      const { words, document } = drawer.together(isChinese, 2);
      return { ...must(words), filters: drawer.filters(document, 1) ?? [] };
    }),
    ...repeat(40, "frequent + 2 filters", () => ({
      ...must([drawer.pick(drawer.frequent)]),
      filters: drawer.of((document) => drawer.filters(document, 2)),
    })),
    ...Array.from({ length: 20 }, (_, at) => ({
      class: "browse",
      filters: drawer.of((document) => drawer.filters(document, 1 + (at % 2))),
      sort: "newest" as const,
    })),
  ];
}

const nineFacets = [
  "theme",
  "shareType",
  "openType",
  "format",
  "updateCycle",
  "language",
  "source",
  "provider",
  "region",
];

function further(drawer: Drawer): readonly Line[] {
  const facets = (fields: readonly string[], excludeOwnFilter: boolean) =>
    fields.map((field) => ({ field, size: 20, excludeOwnFilter }));
  const chinese = (count: number) =>
    all(drawer.together(isChinese, count).words) as LoadLine["must"];
  const severalThemes = (): LoadLine["filters"] => {
    const themes = Array.from({ length: 40 }, () =>
      drawer.of(({ facets: { theme } }) => theme?.[0]),
    );
    return [{ field: "theme", in: drawer.some([...new Set(themes)], 3) as string[] }];
  };
  return [
    ...repeat(20, "all nine facets", () => ({
      must: chinese(1),
      facets: facets(nineFacets, false),
    })),
    ...repeat(20, "multi-valued facets", () => ({
      must: chinese(1),
      facets: facets(["theme", "format", "language"], false),
    })),
    ...repeat(20, "multi-select facets", () => ({
      must: chinese(1),
      filters: severalThemes(),
      facets: facets(nineFacets, true),
    })),
    ...repeat(20, "several filter values", () => ({ must: chinese(1), filters: severalThemes() })),
    ...repeat(20, "field", () =>
      drawer.of(({ titleWords }) => {
        const [word] = drawer.some(
          drawer.common(titleWords, () => true),
          1,
        );
        return word === undefined ? undefined : { must: [[{ terms: [word], field: "title" }]] };
      }),
    ),
    ...repeat(20, "OR groups", () => ({
      must: [0, 1].map(() =>
        drawer.together(isChinese, 3).words.map((word) => ({ terms: [word] })),
      ),
    })),
    ...repeat(20, "phrase", () => drawer.of(phraseOf)),
  ];
}

/** What a person would put in quotation marks: the beginning of a title. */
function phraseOf({ titles }: DrawnDocument): Line | undefined {
  const chinese = titles.find((title) => /^\p{Script=Han}{6,}/u.test(title));
  if (chinese === undefined) return undefined;
  const phrase = chinese.slice(0, 6);
  return { must: [[{ phrase, among: [...new Set(phrase)] }]] };
}
