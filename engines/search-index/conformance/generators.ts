import fc from "fast-check";
import type {
  Alternative,
  FacetRequest,
  Filter,
  Group,
  IndexBatch,
  IndexDocument,
  IndexedText,
  SearchQuery,
  SortOrder,
} from "../search-index.ts";

/** Few and nasty words, so that documents and queries meet often. */
export const vocabulary: readonly string[] = [
  "人口",
  "人",
  "口",
  "数据",
  "population",
  "popul",
  "data",
  "a",
  "A",
  "a_b",
  "_41_",
  "AND",
  "NEAR",
  '"',
  "'",
  "*",
  "(",
  "%",
  "t0:",
  "covid-19",
  "é",
  "😀",
  "\0x",
  "𠮷",
];
const word = fc.constantFrom(...vocabulary);
const textArbitrary: fc.Arbitrary<IndexedText> = fc
  .array(word, { maxLength: 6 })
  .map((terms) => ({ terms, folded: terms.join(" ") }));

const ids = fc.constantFrom(
  ...Array.from("0123456789abcdefghij", (end) => `d${end}`),
  "𐀀",
  "\uffee",
);
const theme = fc.constantFrom("health", "Health", "经济", "a/b", "x".repeat(255));
const format = fc.constantFrom("csv", "xlsx", "pdf");
const region = fc.constantFrom("cn", "cn/33", "cn/33/3301", "cn/33/3302", "cn/3", "us", "us/ny");
const number = fc.constantFrom(-1, 0, 0.5, 1, 1e15);
const key = fc.constantFrom("", "a", "b", "B", "口", "𐀀", "\uffee");

export const documentArbitrary: fc.Arbitrary<IndexDocument> = fc.record({
  id: ids,
  texts: fc.record(
    {
      title: fc.array(textArbitrary, { maxLength: 2 }),
      body: fc.array(textArbitrary, { maxLength: 3 }),
    },
    { requiredKeys: [] },
  ),
  parts: fc
    .array(textArbitrary, { maxLength: 5 })
    .map((texts) => texts.map((text, ordinal) => ({ key: `p${ordinal}`, ...text }))),
  facets: fc.record(
    {
      theme: fc.array(theme, { maxLength: 3 }),
      format: fc.array(format, { maxLength: 1 }),
      region: fc.array(region, { maxLength: 2 }),
    },
    { requiredKeys: [] },
  ),
  numbers: fc.record({ modified: number, worth: number }, { requiredKeys: [] }),
  sortKeys: fc.record({ title: key }, { requiredKeys: [] }),
  suggestions: fc.array(
    fc.record({
      key: fc.constantFrom("pop", "population", "人口", "人"),
      text: fc.constantFrom("Population", "人口", "POP"),
    }),
    { maxLength: 2 },
  ),
});

export const batchArbitrary: fc.Arbitrary<Omit<IndexBatch, "checkpoint">> = fc.record({
  upserts: fc.uniqueArray(documentArbitrary, { maxLength: 12, selector: ({ id }) => id }),
  removals: fc.uniqueArray(ids, { maxLength: 3 }),
});

const field = fc.constantFrom(undefined, undefined, "title", "body", "item");
const phrase = fc.oneof(
  word,
  fc.constantFrom("", "口 数", "opul", "人口 数据", "n d", "a b", "\n", "%", "_", "data\ndata"),
);
/** Removed documents may count: so many that hold a term, or more than there ever are. */
const unless = fc.option(
  fc.record({
    terms: fc.array(word, { maxLength: 2 }),
    documents: fc.constantFrom(0, 100_000),
  }),
  { nil: undefined, freq: 3 },
);
const alternative: fc.Arbitrary<Alternative> = fc
  .oneof(
    {
      weight: 3,
      arbitrary: fc.record({ terms: fc.array(word, { maxLength: 3 }), field, unless }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ phrase, among: fc.array(word, { maxLength: 2 }), field }),
    },
  )
  .map((one): Alternative => {
    const at = one.field === undefined ? {} : { field: one.field };
    if ("terms" in one) {
      return {
        terms: one.terms,
        ...at,
        ...(one.unless === undefined ? {} : { unless: one.unless }),
      };
    }
    return { phrase: one.phrase, ...(one.among.length === 0 ? {} : { among: one.among }), ...at };
  });
const group: fc.Arbitrary<Group> = fc.array(alternative, { minLength: 0, maxLength: 3 });

const filter: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({
    field: fc.constant("theme"),
    in: fc.array(fc.option(theme, { nil: null }), { maxLength: 2 }),
  }),
  fc.record({
    field: fc.constant("region"),
    in: fc.array(fc.option(region, { nil: null }), { maxLength: 2 }),
  }),
  fc.record({
    field: fc.constant("region"),
    under: fc.array(fc.option(region, { nil: null }), { maxLength: 2 }),
  }),
  fc.record(
    { field: fc.constant("modified"), gte: number, lt: number },
    { requiredKeys: ["field"] },
  ),
);

const size = fc.constantFrom(0, 1, 2, 10);
const facet: fc.Arbitrary<FacetRequest> = fc.oneof(
  fc.record({ field: fc.constantFrom("theme", "format"), size, excludeOwnFilter: fc.boolean() }),
  fc.record(
    {
      field: fc.constant("region"),
      size,
      excludeOwnFilter: fc.boolean(),
      under: fc.constantFrom("", "cn", "cn/33", "none"),
    },
    { requiredKeys: ["field", "size", "excludeOwnFilter"] },
  ),
  fc.record({
    field: fc.constant("region"),
    size,
    excludeOwnFilter: fc.boolean(),
    tree: fc.record({
      siblings: fc.constantFrom(0, 1, 2),
      siblingsOpen: fc.constantFrom(0, 1, 3),
      open: fc.array(fc.oneof(region, fc.constantFrom("none", "cn/none")), { maxLength: 2 }),
    }),
  }),
);

const sort: fc.Arbitrary<SortOrder> = fc.oneof(
  fc.constant({ by: "relevance" } as const),
  fc.record({
    by: fc.constant("number" as const),
    field: fc.constant("modified"),
    descending: fc.boolean(),
  }),
  fc.record({
    by: fc.constant("key" as const),
    field: fc.constant("title"),
    descending: fc.boolean(),
  }),
);

/** Groups that may hold terms only. */
const termsGroup: fc.Arbitrary<Group> = group.map((alternatives) =>
  alternatives.filter((one) => "terms" in one),
);

const required = fc.array(group, { maxLength: 3 }).chain((must) => {
  const mustAtLeast = fc.integer({ min: 1, max: Math.max(must.length, 1) });
  const someOf = { must: fc.constant(must), mustAtLeast };
  return must.length === 0 ? fc.constant({ must }) : fc.record(someOf, { requiredKeys: ["must"] });
});

export const queryArbitrary: fc.Arbitrary<SearchQuery> = fc
  .tuple(
    required,
    fc.record(
      {
        should: fc.array(termsGroup, { maxLength: 2 }),
        evenly: fc.array(termsGroup, { maxLength: 2 }),
        pinned: termsGroup,
      },
      { requiredKeys: [] },
    ),
    fc.record({
      mustNot: fc.array(group, { maxLength: 1 }),
      filters: fc.array(filter, { maxLength: 3 }),
      facets: fc.array(facet, { maxLength: 3 }),
      sort,
      offset: fc.constantFrom(0, 0, 1, 5),
      limit: fc.constantFrom(0, 1, 3, 30),
      partsPerHit: fc.constantFrom(0, 1, 3),
    }),
  )
  .map(([must, further, rest]) => ({ ...must, ...further, ...rest }));
