/**
 * How real catalogues are filled, measured by `npm run bench:sample-fit` over 55,470 entries that
 * harvesting made of 51 sources: all datasets of the United States' federal agencies, of 220 portals
 * of American states and cities, of Scotland, Taiwan and its cities, and of FirstData. Numbers alone;
 * no text of theirs. The tool prints the present ones (`--parameters`) and fails when the sample
 * differs from the real catalogues by more than a fifth.
 */

/** Shares at which a table gives its values, in between which they run straight. */
export const quantileShares = [
  0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1,
] as const;

/** Where something is stated, in which share of the entries, and the distribution of its size. */
export interface Sizes {
  readonly stated: number;
  /** One value for each of `quantileShares`. */
  readonly quantiles: readonly number[];
}

/** The texts of an entry in one language: characters, and for keywords their number. */
export interface TextSizes {
  readonly title: Sizes;
  readonly abstract: Sizes;
  readonly keywords: Sizes;
}

export const measuredFields = [
  "contact",
  "landingPage",
  "licence",
  "themes",
  "sourceThemes",
  "issued",
  "modified",
  "updateCycle",
  "temporal",
  "spatial",
  "languages",
] as const;
export type MeasuredField = (typeof measuredFields)[number];

/** Entries that their sources state in the same languages are filled alike. */
export interface EntryClass {
  readonly share: number;
  readonly zh?: TextSizes;
  readonly en?: TextSizes;
  readonly items: Sizes;
  /** Of the items, how many have a definition and a type. */
  readonly itemDefinition: number;
  readonly itemType: number;
  readonly distributions: Sizes;
  readonly fields: Readonly<Record<MeasuredField, number>>;
}

const none: Sizes = { stated: 0, quantiles: quantileShares.map(() => 0) };

export const entryClasses: readonly EntryClass[] = [
  {
    share: 0.7635,
    zh: {
      title: {
        stated: 1,
        quantiles: [2, 8, 9, 11, 13, 15, 17, 19, 21, 24, 28, 32, 37, 41, 46, 62, 130],
      },
      abstract: {
        stated: 0.0267,
        quantiles: [1, 8, 10, 14, 16, 18, 20, 21, 23, 29, 45, 83, 138, 190, 214, 271, 273],
      },
      keywords: {
        stated: 0.0255,
        quantiles: [1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 5, 5, 8, 12],
      },
    },
    items: {
      stated: 0.1078,
      quantiles: [1, 1, 2, 3, 4, 4, 5, 6, 8, 12, 16, 27, 62, 76, 146, 199, 222],
    },
    itemDefinition: 0,
    itemType: 0,
    distributions: none,
    fields: {
      contact: 0.027,
      landingPage: 0.027,
      licence: 0.027,
      themes: 0.008,
      sourceThemes: 0.027,
      issued: 0.832,
      modified: 0,
      updateCycle: 0.027,
      temporal: 0,
      spatial: 0.011,
      languages: 0.027,
    },
  },
  {
    share: 0.2226,
    en: {
      title: {
        stated: 1,
        quantiles: [3, 12, 15, 21, 26, 31, 36, 41, 48, 58, 76, 92, 112, 125, 144, 188, 255],
      },
      abstract: {
        stated: 0.856,
        quantiles: [
          3, 37, 59, 94, 132, 183, 257, 338, 462, 671, 1080, 1695, 2342, 3161, 3959, 5609, 9253,
        ],
      },
      keywords: {
        stated: 0.7838,
        quantiles: [1, 1, 1, 2, 2, 3, 4, 4, 5, 7, 9, 13, 21, 28, 33, 51, 144],
      },
    },
    items: {
      stated: 0.6227,
      quantiles: [1, 3, 3, 5, 6, 8, 11, 13, 18, 25, 44, 85, 201, 278, 350, 380, 669],
    },
    itemDefinition: 0.2536,
    itemType: 0.985,
    distributions: {
      stated: 0.2463,
      quantiles: [1, 1, 1, 1, 1, 1, 1, 2, 3, 6, 9, 13, 24, 40, 57, 343, 345],
    },
    fields: {
      contact: 0.3,
      landingPage: 0.841,
      licence: 0.581,
      themes: 0.454,
      sourceThemes: 0.574,
      issued: 0.773,
      modified: 0.98,
      updateCycle: 0.295,
      temporal: 0.048,
      spatial: 0.054,
      languages: 0.166,
    },
  },
  {
    share: 0.0139,
    zh: {
      title: {
        stated: 1,
        quantiles: [3, 5, 6, 6, 7, 8, 9, 10, 10, 12, 14, 16, 19, 23, 26, 35, 35],
      },
      abstract: {
        stated: 1,
        quantiles: [
          21, 45, 78, 99, 123, 139, 159, 180, 200, 229, 262, 291, 329, 364, 420, 465, 465,
        ],
      },
      keywords: none,
    },
    en: {
      title: {
        stated: 1,
        quantiles: [6, 18, 22, 27, 30, 34, 37, 41, 45, 49, 57, 63, 76, 83, 91, 100, 100],
      },
      abstract: {
        stated: 1,
        quantiles: [
          85, 179, 304, 386, 452, 526, 605, 678, 755, 862, 1010, 1093, 1186, 1257, 1313, 1692, 1692,
        ],
      },
      keywords: none,
    },
    items: {
      stated: 1,
      quantiles: [3, 5, 5, 6, 7, 8, 8, 9, 10, 10, 12, 14, 15, 16, 16, 16, 16],
    },
    itemDefinition: 0,
    itemType: 0,
    distributions: { stated: 0.2044, quantiles: quantileShares.map(() => 1) },
    fields: {
      contact: 1,
      landingPage: 1,
      licence: 0,
      themes: 0.944,
      sourceThemes: 1,
      issued: 0,
      modified: 0,
      updateCycle: 1,
      temporal: 0,
      spatial: 1,
      languages: 0,
    },
  },
];

/** Share of the entries whose title another one has too, by the language of the title. */
export const repeatedTitles = { zh: 0.2, en: 0.005 } as const;

/** Exponent of Zipf's law by which departments and kinds of datasets publish. */
export const providerExponent = 1.3;

/**
 * The tail of the vocabulary: names and numbers. How often the one of rank r stands in a text falls
 * as (r + offset)^-exponent, so that new ones come as they do in the real catalogues (Heaps' law).
 */
export const rareNames = {
  zh: { exponent: 6, offset: 21_000 },
  en: { exponent: 1.4, offset: 600 },
} as const;
/** Of the words of a long English text, those that are names. */
export const nameShare = { zh: 0.3, en: 0.5 } as const;
