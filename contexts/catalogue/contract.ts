/**
 * What crosses the catalogue's border: the entry and its items (names after the national
 * compilation guide of 2017 and GB/T 21063.3, mapped to DCAT-AP 3), and the answers of the API.
 * Pages, API and CLI import only this.
 *
 * Long because: a context has one contract, and all of it is read together.
 */
import { localizedTextSchema } from "@tongshu/platform/i18n";
import { z } from "zod";
import {
  abstractCharactersMax,
  distributionsPerEntryMax,
  listValuesMax,
  shortTextCharactersMax,
  titleCharactersMax,
  urlCharactersMax,
} from "./limits.ts";

const text = (charactersMax: number) =>
  localizedTextSchema.refine((map) =>
    Object.values(map).every((value) => value.length <= charactersMax),
  );
const title = text(titleCharactersMax).refine((map) => Object.keys(map).length > 0);
const longText = text(abstractCharactersMax);
const word = z.string().min(1).max(shortTextCharactersMax);
const words = z.array(word).max(listValuesMax);
const link = z.string().min(1).max(urlCharactersMax);
/** A day or an instant as the source stated it, normalised to ISO 8601: 2024, 2024-05, 2024-05-01, or with a time in UTC. */
const statedDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{3})?Z)?)?)?$/);
const count = z.number().int().min(0);

export const shareTypes = ["UNCONDITIONAL", "CONDITIONAL", "WITHHELD"] as const;
export const openTypes = ["UNCONDITIONAL", "CONDITIONAL", "NOT_OPEN"] as const;
export const updateCycles = [
  "REAL_TIME",
  "DAILY",
  "WEEKLY",
  "MONTHLY",
  "QUARTERLY",
  "YEARLY",
  "IRREGULAR",
  "STATIC",
] as const;
export const adminLevels = ["NATIONAL", "PROVINCIAL", "CITY", "COUNTY", "TOWNSHIP"] as const;
export const grades = ["CORE", "IMPORTANT", "GENERAL"] as const;
export const personalDataClasses = ["NONE", "PERSONAL", "SENSITIVE", "MINOR"] as const;
export const acquisitions = ["ORIGINAL", "COLLECTED", "TRANSACTION", "OTHER"] as const;
export const resourceFormats = [
  "ELECTRONIC_FILE",
  "SPREADSHEET",
  "DATABASE",
  "IMAGE",
  "STREAM_MEDIA",
  "SELF_DESCRIBED",
] as const;
export const shareModes = ["API", "BULK_EXCHANGE", "FILE", "MAIL", "MEDIUM"] as const;
/** Character, number, money (yuan), date, date-time, logical, memo, general, double, integer, float. */
export const itemTypes = ["C", "N", "Y", "D", "T", "L", "M", "G", "B", "I", "F"] as const;

export const organisationReferenceSchema = z.strictObject({
  name: title,
  /** 18-character unified social credit code (GB 32100) or national organisation id. */
  code: word.optional(),
  /** The organisation above it, as the source states it; nearest first. */
  parents: z
    .array(z.strictObject({ name: title, code: word.optional() }))
    .max(8)
    .optional(),
});

export const distributionSchema = z.strictObject({
  /** The source's own identifier of the distribution, if it states one. */
  id: word.optional(),
  title: title.optional(),
  description: longText.optional(),
  accessUrl: link.optional(),
  downloadUrl: link.optional(),
  /** As the source wrote it: CSV, XLSX, API … */
  format: word.optional(),
  mediaType: word.optional(),
  byteSize: count.optional(),
  licence: word.optional(),
  issued: statedDate.optional(),
  modified: statedDate.optional(),
});

const sharing = {
  shareType: z.enum(shareTypes).optional(),
  shareCondition: longText.optional(),
  withholdBasis: longText.optional(),
  shareMode: z.array(z.enum(shareModes)).max(listValuesMax).optional(),
  openType: z.enum(openTypes).optional(),
  openCondition: longText.optional(),
  updateCycle: z.enum(updateCycles).optional(),
  grade: z.enum(grades).optional(),
};

/** §3.2 of the mission: an information item (a column, a field). */
export const itemRecordSchema = z.strictObject({
  /** The column's own name in the data; with the distribution and an ordinal it is the item's key. */
  code: word,
  name: title.optional(),
  /** Which distribution holds it: its id, else its title as the source wrote it. */
  distribution: word.optional(),
  type: z.enum(itemTypes).optional(),
  /** The source's own word for the type. */
  sourceType: word.optional(),
  length: count.optional(),
  scale: count.optional(),
  definition: longText.optional(),
  caliber: longText.optional(),
  dataElement: link.optional(),
  domain: z.string().max(abstractCharactersMax).optional(),
  key: z.boolean().optional(),
  required: z.boolean().optional(),
  sourceDepartment: organisationReferenceSchema.optional(),
  authoritative: z.boolean().optional(),
  personalClass: z.enum(personalDataClasses).optional(),
  mask: word.optional(),
  ...sharing,
});

/**
 * §3.1 of the mission: a catalogue entry as it was harvested. Only title and provider are needed;
 * every other field may be unstated (absent), and nothing is guessed.
 */
export const entryRecordSchema = z.strictObject({
  title,
  abstract: longText.optional(),
  code: word.optional(),
  provider: organisationReferenceSchema,
  sourceDepartment: organisationReferenceSchema.optional(),
  contact: z
    .strictObject({
      name: word.optional(),
      email: word.optional(),
      phone: word.optional(),
      url: link.optional(),
    })
    .optional(),
  /** BASIC, THEME or DEPARTMENT with its sub-class, as in the compilation guide. */
  resourceClass: word.optional(),
  adminLevel: z.enum(adminLevels).optional(),
  /** GB/T 2260 six-digit code or ISO 3166-2 code, with its name. */
  region: z.strictObject({ code: word, name: title }).optional(),
  format: z.array(z.enum(resourceFormats)).max(listValuesMax).optional(),
  /** EU data-theme codes (dcat:theme), see standards/. */
  themes: words.optional(),
  /** The source's own words for its themes or categories. */
  sourceThemes: words.optional(),
  keywords: z.record(z.string(), words).optional(),
  ...sharing,
  issued: statedDate.optional(),
  modified: statedDate.optional(),
  relatedCodes: words.optional(),
  system: word.optional(),
  businessMatter: word.optional(),
  personalData: z.enum(personalDataClasses).optional(),
  acquisition: z.enum(acquisitions).optional(),
  volume: count.optional(),
  records: count.optional(),
  sharedRecords: count.optional(),
  openRecords: count.optional(),
  temporal: z
    .strictObject({
      start: statedDate.optional(),
      end: statedDate.optional(),
      text: word.optional(),
    })
    .optional(),
  spatial: z.string().min(1).max(abstractCharactersMax).optional(),
  registrationCode: word.optional(),
  licence: z.string().min(1).max(urlCharactersMax).optional(),
  landingPage: link.optional(),
  /** BCP 47 tags of the languages of the data itself. */
  languages: words.optional(),
  distributions: z.array(distributionSchema).max(distributionsPerEntryMax).optional(),
});

export type OrganisationReference = z.infer<typeof organisationReferenceSchema>;
export type Distribution = z.infer<typeof distributionSchema>;
export type ItemRecord = z.infer<typeof itemRecordSchema>;
export type EntryRecord = z.infer<typeof entryRecordSchema>;

/** A record of a source, mapped and valid, on its way into the register. */
export interface HarvestedEntry {
  /** The source's stable id, or a digest of provider and title where it has none. */
  readonly sourceId: string;
  readonly record: EntryRecord;
  readonly items: readonly ItemRecord[];
}

// ---- Answers -------------------------------------------------------------------------------

/** A change of one field between two versions. `field` is a field of the entry, or `items/<key>`. */
export const fieldChangeSchema = z.strictObject({
  field: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
export type FieldChange = z.infer<typeof fieldChangeSchema>;

export const entryVersionSchema = z.strictObject({
  version: z.number().int(),
  at: z.string(),
  /** The harvest run that brought it. */
  runId: z.string(),
  /** Empty for the first version. */
  changes: z.array(fieldChangeSchema),
});
export type EntryVersion = z.infer<typeof entryVersionSchema>;

/** An item with its key, unique within its entry. */
export const itemSchema = itemRecordSchema.extend({ itemKey: z.string() });
export type Item = z.infer<typeof itemSchema>;

export const entrySchema = z.strictObject({
  id: z.string(),
  source: z.string(),
  sourceId: z.string(),
  version: z.number().int(),
  sample: z.boolean(),
  /** When it was first harvested, and last changed here. */
  createdAt: z.string(),
  changedAt: z.string(),
  /** Since when the source no longer lists it; null while it does. */
  missingSince: z.string().nullable(),
  providerId: z.string(),
  record: entryRecordSchema,
  items: z.array(itemSchema),
});
export type Entry = z.infer<typeof entrySchema>;

/** A whole entry page: the entry as it is (or was at `at`) and its history, newest first. */
export const entryAnswerSchema = z.strictObject({
  entry: entrySchema,
  history: z.array(entryVersionSchema),
  at: z.string().nullable(),
});
export type EntryAnswer = z.infer<typeof entryAnswerSchema>;

/** The facets of the search, in the order in which they are shown. */
export const facetNames = [
  "provider",
  "region",
  "theme",
  "shareType",
  "openType",
  "format",
  "updateCycle",
  "language",
  "source",
] as const;
export type FacetName = (typeof facetNames)[number];

export const searchSorts = ["relevance", "modified", "title"] as const;
export type SearchSort = (typeof searchSorts)[number];

/** What a searcher asks. Facet filters are multi-select: any of the values; `""` = not stated. */
export interface SearchRequest {
  readonly q: string;
  readonly page: number;
  readonly size: number;
  readonly cursor?: string | undefined;
  readonly sort: SearchSort;
  readonly lang: "zh" | "en";
  readonly filters: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  /** Whose values are counted; all when nothing is said. */
  readonly facets?: readonly FacetName[] | undefined;
}

/** A text with the parts that matched: [start, end) in UTF-16 code units, rising, apart. */
export const highlightedSchema = z.strictObject({
  text: z.string(),
  /** BCP 47 tag of the text. */
  tag: z.string(),
  ranges: z.array(z.tuple([z.number().int(), z.number().int()])),
});
export type Highlighted = z.infer<typeof highlightedSchema>;

export const searchHitSchema = z.strictObject({
  id: z.string(),
  title: highlightedSchema,
  /** The passage of the abstract around the first match; null when there is no abstract. */
  abstract: highlightedSchema.nullable(),
  provider: z.strictObject({ id: z.string(), name: z.string(), tag: z.string() }),
  openType: z.enum(openTypes).nullable(),
  shareType: z.enum(shareTypes).nullable(),
  updateCycle: z.enum(updateCycles).nullable(),
  formats: z.array(z.string()),
  themes: z.array(z.string()),
  modified: z.string().nullable(),
  itemCount: z.number().int(),
  /** Items that alone contain all the words. */
  items: z.array(z.strictObject({ key: z.string(), name: highlightedSchema })),
  itemTotal: z.number().int(),
  source: z.string(),
  sample: z.boolean(),
  missingSince: z.string().nullable(),
  score: z.number(),
  /** Words of the query that the entry does not hold, as the searcher wrote them. */
  missing: z.array(z.string()),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

/** Values by falling count; those of a tree (provider, region) each before those below it. */
export const facetAnswerSchema = z.strictObject({
  name: z.enum(facetNames),
  values: z.array(
    z.strictObject({
      value: z.string(),
      label: z.string(),
      count: z.number().int(),
      selected: z.boolean(),
      /** Of provider and region: the values from the root down to this one, itself included. */
      path: z.array(z.string()).optional(),
      /** Of provider and region: values directly below that match and are not listed. */
      more: z.number().int().optional(),
    }),
  ),
  /** Matching entries that do not state it. */
  unstated: z.strictObject({ count: z.number().int(), selected: z.boolean() }),
  /** Distinct values, also those not listed. */
  distinct: z.number().int(),
});
export type FacetAnswer = z.infer<typeof facetAnswerSchema>;

export const searchAnswerSchema = z.strictObject({
  /** Entries that hold all the words. */
  total: z.number().int(),
  exact: z.boolean(),
  /**
   * Not null when few or no entries hold all the words: then the hits, of whom `total` counts all,
   * are also those that hold some of them, and each says what it misses.
   */
  relaxed: z.strictObject({ total: z.number().int() }).nullable(),
  hits: z.array(searchHitSchema),
  facets: z.array(facetAnswerSchema),
  /** A query that finds something, when this one found nothing or only some of its words. */
  didYouMean: z.string().nullable(),
  /** Continue after the last hit; null at the end. */
  cursor: z.string().nullable(),
  /** How long it took; not part of the entity tag. */
  tookMs: z.number(),
});
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;

export const catalogueStatusSchema = z.strictObject({
  entries: z.number().int(),
  items: z.number().int(),
  organisations: z.number().int(),
  sources: z.number().int(),
  /** The sample, counted apart: it is not in the numbers above. */
  sample: z.strictObject({
    entries: z.number().int(),
    items: z.number().int(),
    organisations: z.number().int(),
  }),
  feedSeq: z.number().int(),
  /** How far the search index has followed; null before it was first built. */
  indexedSeq: z.number().int().nullable(),
});
export type CatalogueStatus = z.infer<typeof catalogueStatusSchema>;

export const changeSchema = z.strictObject({
  epoch: z.string(),
  seq: z.number().int(),
  kind: z.string(),
  id: z.string(),
  version: z.number().int(),
});

export const changesAnswerSchema = z.strictObject({
  epoch: z.string(),
  changes: z.array(changeSchema),
  /** Ask with `after=next`. */
  next: z.number().int(),
  /** True when the caller's epoch is not the present one: forget everything and start at 0. */
  restart: z.boolean(),
});
export type ChangesAnswer = z.infer<typeof changesAnswerSchema>;

/** A change as the page of newest changes shows it. */
export const recentChangeSchema = z.strictObject({
  entryId: z.string(),
  title: z.string(),
  tag: z.string(),
  provider: z.string(),
  version: z.number().int(),
  at: z.string(),
  kind: z.enum(["added", "changed", "missing", "returned"]),
  fields: z.array(z.string()),
  sample: z.boolean(),
});
export type RecentChange = z.infer<typeof recentChangeSchema>;

export const sourceSchema = z.strictObject({
  name: z.string(),
  format: z.string(),
  entries: z.number().int(),
  items: z.number().int(),
  missing: z.number().int(),
  sample: z.boolean(),
  lastRun: z
    .strictObject({
      id: z.string(),
      state: z.enum(["RUNNING", "COMPLETED", "INCOMPLETE", "FAILED", "CANCELLED"]),
      startedAt: z.string(),
      finishedAt: z.string().nullable(),
      added: z.number().int(),
      changed: z.number().int(),
      unchanged: z.number().int(),
      refused: z.number().int(),
      duplicates: z.number().int(),
      missing: z.number().int(),
    })
    .nullable(),
});
export type SourceSummary = z.infer<typeof sourceSchema>;

// ---- Items, related entries, statistics, exports -------------------------------------------

/** Fields of which the statistics say how many entries state them. */
export const coverageFields = [
  "abstract",
  "licence",
  "updateCycle",
  "modified",
  "distributions",
  "items",
  "theme",
  "region",
  "shareType",
  "openType",
] as const;
export type CoverageField = (typeof coverageFields)[number];

/** Time since the stated day of modification: each bucket up to its length, the last unstated. */
export const freshnessBuckets = [
  "MONTH",
  "QUARTER",
  "YEAR",
  "THREE_YEARS",
  "OLDER",
  "UNSTATED",
] as const;
export type FreshnessBucket = (typeof freshnessBuckets)[number];

/** The entries of an authority and of those below it over time, as far as they are here today. */
export const providerTrendSchema = z.strictObject({
  /** Entries there are, and how many of them were counted: a sample of many. */
  entries: z.number().int(),
  counted: z.number().int(),
  /** What a point stands for: the end of a day or of a month (UTC); the last one is now. */
  step: z.enum(["DAY", "MONTH"]),
  points: z.array(
    z.strictObject({
      /** 2026-11-22, or 2026-11. */
      on: z.string(),
      /** Entries registered by then. */
      entries: z.number().int(),
      /** The part of the fields of the statistics that they stated then, on average: 0 to 1. */
      completeness: z.number(),
      /** Entries whose stated modification was not older than a year then. */
      fresh: z.number().int(),
    }),
  ),
});
export type ProviderTrend = z.infer<typeof providerTrendSchema>;

/** A result set as a file. */
export const exportFormats = ["csv", "xlsx", "ndjson"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Which entries hold an item, asked in words: "date of birth". */
export interface ItemSearchRequest {
  readonly q: string;
  /** From 1; a page holds `size` authorities. */
  readonly page: number;
  readonly size: number;
  /** Go on after the entries that an earlier answer grouped; with it, pages count anew. */
  readonly cursor?: string | undefined;
  readonly lang: "zh" | "en";
}

/** An authority with the entries of it that hold a matching item, best match first. */
export const itemGroupSchema = z.strictObject({
  provider: z.strictObject({ id: z.string(), name: z.string(), tag: z.string() }),
  /** Entries of this authority among the grouped ones; `entries` holds the first of them. */
  count: z.number().int(),
  entries: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      tag: z.string(),
      sample: z.boolean(),
      /** The first matching items, and how many there are. */
      items: z.array(z.strictObject({ key: z.string(), name: highlightedSchema })),
      itemTotal: z.number().int(),
    }),
  ),
});
export type ItemGroup = z.infer<typeof itemGroupSchema>;

/** Authorities by falling number of entries that hold one item with all the words. */
export const itemSearchAnswerSchema = z.strictObject({
  /** Entries with a matching item; a lower bound when `exact` is false. */
  total: z.number().int(),
  exact: z.boolean(),
  /** How many of them, the best matches, were grouped by authority in this answer. */
  grouped: z.number().int(),
  /** Authorities that they belong to: what `page` and `size` go through. */
  groupTotal: z.number().int(),
  groups: z.array(itemGroupSchema),
  /** Not null when further entries match than were grouped here. */
  cursor: z.string().nullable(),
  tookMs: z.number(),
});
export type ItemSearchAnswer = z.infer<typeof itemSearchAnswerSchema>;

/** An entry that is like another one, and what they share. */
export const relatedEntrySchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  tag: z.string(),
  provider: z.strictObject({ id: z.string(), name: z.string(), tag: z.string() }),
  sameProvider: z.boolean(),
  sharedThemes: z.array(z.string()),
  modified: z.string().nullable(),
  openType: z.enum(openTypes).nullable(),
  sample: z.boolean(),
});
export type RelatedEntry = z.infer<typeof relatedEntrySchema>;

export const relatedAnswerSchema = z.strictObject({ entries: z.array(relatedEntrySchema) });
export type RelatedAnswer = z.infer<typeof relatedAnswerSchema>;

const countedValues = z.array(
  /** `value` is null for entries that do not state it; those come last. */
  z.strictObject({ value: z.string().nullable(), label: z.string(), count: z.number().int() }),
);

/** Numbers of the whole catalogue without the sample, or of the sample while there is no more. */
export const catalogueStatisticsSchema = z.strictObject({
  /** When they were counted: they are kept for up to a minute. */
  at: z.string(),
  /** True when only the sample is loaded, and counted. */
  sample: z.boolean(),
  entries: z.number().int(),
  items: z.number().int(),
  /** What was added and changed since the day began, in UTC. */
  today: z.strictObject({ added: z.number().int(), changed: z.number().int() }),
  /** Calendar months in UTC, oldest first, without gaps, the present one last. */
  months: z.array(
    z.strictObject({
      month: z.string().regex(/^\d{4}-\d{2}$/),
      added: z.number().int(),
      changed: z.number().int(),
    }),
  ),
  /** Of `of` entries, `stated` state the field; a sample of the entries when `exact` is false. */
  coverage: z.array(
    z.strictObject({
      field: z.enum(coverageFields),
      stated: z.number().int(),
      of: z.number().int(),
      exact: z.boolean(),
    }),
  ),
  shareTypes: countedValues,
  openTypes: countedValues,
  updateCycles: countedValues,
  themes: countedValues,
  freshness: z.array(z.strictObject({ bucket: z.enum(freshnessBuckets), count: z.number().int() })),
  /** Organisations with the most entries; an entry also counts for those above its provider. */
  providers: z.array(
    z.strictObject({ id: z.string(), name: z.string(), tag: z.string(), count: z.number().int() }),
  ),
});
export type CatalogueStatistics = z.infer<typeof catalogueStatisticsSchema>;

/** A result set on its way out. `body` is read once; ending it early ends the work. */
export interface ResultExport {
  readonly contentType: string;
  /** ASCII letters, digits, dots and hyphens. */
  readonly fileName: string;
  /** Entries that match, and how many of them the body holds. */
  readonly total: number;
  readonly exported: number;
  /** True when there are more matches than one export may hold. */
  readonly limited: boolean;
  readonly body: AsyncIterable<string | Uint8Array>;
}

// ---- Mined pairs -----------------------------------------------------------------------------

/** What was decided about a pair of terms that was mined from bilingual titles. */
export const minedPairStates = ["PROPOSED", "ACCEPTED", "REJECTED"] as const;
export type MinedPairState = (typeof minedPairStates)[number];

/** A pair of terms of the review list. */
export interface ReviewedPair {
  readonly zh: string;
  readonly en: string;
  /** Distinct bilingual texts that hold both. */
  readonly support: number;
  /** Log-likelihood ratio: how far their standing together is from chance. */
  readonly score: number;
  readonly state: MinedPairState;
  /** Whether searches use it: accepted, or a proposal far above chance. */
  readonly used: boolean;
  readonly reviewedAt: string | null;
}
