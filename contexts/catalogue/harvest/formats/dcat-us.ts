import {
  dataThemeOfCode,
  dataThemesOfWord,
  isRepeatingInterval,
  languageTagOf,
  updateCycleOf,
} from "@tongshu/standards";
import type {
  Distribution,
  EntryRecord,
  ItemRecord,
  OrganisationReference,
} from "../../contract.ts";
import {
  byCodeUnit,
  type CatalogueFormat,
  describedIn,
  fragmentOf,
  listOf,
  localized,
  type MappedRecord,
  type MappingContext,
  objectOf,
  problem,
  refused,
  type StatedObject,
  stated,
  statedCountOf,
  statedDateOf,
  statedOrNone,
  temporalOf,
  textOf,
  wordSet,
} from "../model/index.ts";
import { distributionKey, formatsOf } from "./distributions.ts";

/**
 * DCAT-US 1.1 `data.json` (https://resources.data.gov/resources/dcat-us/) and the Argentine profile
 * of it (https://datosgobar.github.io/perfil-nacional-metadatos/), which adds `superTheme`, `source`
 * and the columns of each distribution as `field`.
 *
 * Texts are English by default. A record with `superTheme` follows the Argentine profile and is
 * Spanish. The mark is looked for in the record and not in the catalogue around it, because there
 * the marks may stand behind the records.
 */
export const dcatUs: CatalogueFormat = {
  name: "dcat-us-1.1",
  title: {
    zh: "DCAT-US 1.1 data.json（含阿根廷字段描述）",
    en: "DCAT-US 1.1 data.json, also with the Argentine fields",
  },
  shape: { kind: "json", recordsAt: "dataset" },
  detect: ({ startsLike, keys }) =>
    startsLike === "json-object" && keys?.includes("dataset") === true,
  map,
};

const profileLanguage = { us: "en", argentina: "es" } as const;

function map(raw: unknown, context: MappingContext): MappedRecord {
  const dataset = objectOf(raw);
  if (Object.keys(dataset).length === 0)
    return refused([problem("RECORD_NOT_AN_OBJECT", "dataset")]);
  const language =
    context.language ?? ("superTheme" in dataset ? profileLanguage.argentina : profileLanguage.us);
  const sourceId = textOf(dataset["identifier"]);
  const title = localized(language, dataset["title"]);
  const provider = publisherOf(dataset["publisher"], language) ?? providerOfPlan(context, language);
  const problems = [
    sourceId === undefined ? problem("RECORD_ID_MISSING", "identifier") : [],
    title === undefined ? problem("RECORD_TITLE_MISSING", "title") : [],
    provider === undefined ? problem("RECORD_PROVIDER_MISSING", "publisher.name") : [],
  ].flat();
  if (sourceId === undefined || title === undefined || provider === undefined) {
    return refused(problems, sourceId);
  }
  const sources = sortedSources(dataset["distribution"], language);
  const distributions = sources.map(({ distribution }) => distribution);
  const record: EntryRecord = {
    title,
    provider,
    ...stated({
      ...description(dataset, language),
      ...classification(dataset, distributions, language),
      ...openness(dataset, language),
      updateCycle: cycleOf(dataset),
      issued: statedDateOf(dataset["issued"]),
      modified: statedDateOf(dataset["modified"]),
      distributions: distributions.length === 0 ? undefined : distributions,
    }),
  };
  const items = sources.flatMap(({ raw, distribution }) => itemsOf(raw, distribution, language));
  return fragmentOf(sourceId, record, items);
}

function providerOfPlan(context: MappingContext, language: string) {
  const name = localized(language, context.providerName);
  return name === undefined ? undefined : { name };
}

/** The publisher, and above it the organisations of `subOrganizationOf`, nearest first. */
function publisherOf(value: unknown, language: string): OrganisationReference | undefined {
  const publisher = objectOf(value);
  const name = localized(language, publisher["name"]);
  if (name === undefined) return undefined;
  const parents: { name: Record<string, string> }[] = [];
  const seen = new Set([name[language]]);
  let above = objectOf(publisher["subOrganizationOf"]);
  // Some agencies name an organisation as its own parent; the first repetition ends the line.
  for (let parent = localized(language, above["name"]); parent !== undefined; ) {
    if (seen.has(parent[language]) || parents.length === parentsMax) break;
    seen.add(parent[language]);
    parents.push({ name: parent });
    above = objectOf(above["subOrganizationOf"]);
    parent = localized(language, above["name"]);
  }
  return parents.length === 0 ? { name } : { name, parents };
}

/** As many as the contract admits; deeper real lines are not known. */
const parentsMax = 8;

function description(dataset: StatedObject, language: string) {
  const contact = objectOf(dataset["contactPoint"]);
  const department = localized(language, dataset["source"]);
  const spatial = dataset["spatial"];
  return {
    abstract: describedIn(language, dataset["description"]),
    sourceDepartment: department === undefined ? undefined : { name: department },
    contact: statedOrNone({
      name: textOf(contact["fn"]),
      email: textOf(contact["hasEmail"])?.replace(/^mailto:/i, "") || undefined,
    }),
    temporal: temporalOf(dataset["temporal"]),
    spatial: textOf(Array.isArray(spatial) ? wordSet(spatial)?.join("; ") : spatial),
    licence: textOf(dataset["license"]),
    landingPage: textOf(dataset["landingPage"]),
  };
}

function classification(
  dataset: StatedObject,
  distributions: readonly Distribution[],
  language: string,
) {
  const sourceThemes = wordsIn(dataset["theme"]);
  const superThemes = wordsIn(dataset["superTheme"]) ?? [];
  const keywords = wordsIn(dataset["keyword"]);
  return {
    sourceThemes,
    themes: wordSet([
      ...superThemes.flatMap((code) => dataThemeOfCode(code) ?? []),
      ...(sourceThemes ?? []).flatMap(dataThemesOfWord),
    ]),
    keywords: keywords === undefined ? undefined : { [language]: keywords },
    languages: wordSet((wordsIn(dataset["language"]) ?? []).map(languageTagOf)),
    relatedCodes: wordsIn(dataset["isPartOf"]),
    format: formatsOf(distributions),
  };
}

/** A list of words, or the one word that careless catalogues write in place of a list. */
function wordsIn(value: unknown): string[] | undefined {
  return wordSet(Array.isArray(value) ? value : [value]);
}

/** accessLevel says who may see the data: it maps to openness only, never to sharing. */
function openness(dataset: StatedObject, language: string) {
  switch (textOf(dataset["accessLevel"])?.toLowerCase()) {
    case "public":
      return { openType: "UNCONDITIONAL" as const };
    case "restricted public":
      return {
        openType: "CONDITIONAL" as const,
        openCondition: localized(language, dataset["rights"]),
      };
    case "non-public":
      return { openType: "NOT_OPEN" as const };
    default:
      return {};
  }
}

/** DCAT-US lets `modified` hold a repeating interval in place of a date for live data. */
function cycleOf(dataset: StatedObject) {
  const modified = textOf(dataset["modified"]) ?? "";
  return (
    updateCycleOf(textOf(dataset["accrualPeriodicity"]) ?? "") ??
    (isRepeatingInterval(modified) ? updateCycleOf(modified) : undefined)
  );
}

/** The distributions with their source objects, in an order that does not depend on the file's. */
function sortedSources(value: unknown, language: string) {
  return listOf(value)
    .map((raw) => ({ raw: objectOf(raw), distribution: distributionOf(objectOf(raw), language) }))
    .filter(({ distribution }) => Object.keys(distribution).length > 0)
    .map((source) => ({ ...source, key: distributionKey(source.distribution) }))
    .sort((left, right) => byCodeUnit(left.key, right.key));
}

function distributionOf(raw: StatedObject, language: string): Distribution {
  return stated({
    id: textOf(raw["identifier"]),
    title: localized(language, raw["title"]),
    description: describedIn(language, raw["description"]),
    accessUrl: textOf(raw["accessURL"]),
    downloadUrl: textOf(raw["downloadURL"]),
    format: textOf(raw["format"]),
    mediaType: textOf(raw["mediaType"]),
    byteSize: statedCountOf(raw["byteSize"]),
    licence: textOf(raw["license"]),
    issued: statedDateOf(raw["issued"]),
    modified: statedDateOf(raw["modified"]),
  });
}

/** Field types of the Argentine profile, and the database words that real files hold besides. */
const itemTypeOfField: ReadonlyMap<string, NonNullable<ItemRecord["type"]>> = new Map([
  ["string", "C"],
  ["text", "C"],
  ["texto", "C"],
  ["char", "C"],
  ["number", "N"],
  ["integer", "I"],
  ["float", "F"],
  ["date", "D"],
  ["datetime", "T"],
  ["date-time", "T"],
  ["timestamp", "T"],
  ["boolean", "L"],
]);

/** The columns of one distribution. The unit of a column is part of its caliber. */
function itemsOf(raw: StatedObject, distribution: Distribution, language: string): ItemRecord[] {
  const holder = distribution.id ?? distribution.title?.[language];
  return listOf(raw["field"]).flatMap((value) => {
    const field = objectOf(value);
    const code = textOf(field["title"]) ?? textOf(field["id"]);
    if (code === undefined) return [];
    const sourceType = textOf(field["type"]);
    return {
      code,
      ...stated({
        distribution: holder,
        type: itemTypeOfField.get(sourceType?.toLowerCase() ?? ""),
        sourceType,
        definition: describedIn(language, field["description"]),
        caliber: localized(language, field["units"]),
      }),
    };
  });
}
