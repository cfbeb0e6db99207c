import { dataThemesOfWord, languageTagOf, updateCycleOf } from "@tongshu/standards";
import type { EntryRecord, ItemRecord } from "../../contract.ts";
import {
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
  splitWords,
  stated,
  statedDateOf,
  statedOrNone,
  textOf,
  wordSet,
} from "../model/index.ts";

/**
 * Answers of the Socrata Discovery API (https://dev.socrata.com/docs/other/discovery), one object a
 * line. The identity is the resource id ("four by four"), unique over all Socrata portals. The
 * columns stand in parallel lists and become items. Texts are English by default.
 *
 * The provider is who the data is attributed to ("data provided by"), else the publisher that the
 * portal's DCAT section names, else the portal itself, which is its domain.
 */
export const socrataDiscovery: CatalogueFormat = {
  name: "socrata-discovery",
  title: { zh: "Socrata 目录查询结果（JSONL）", en: "Socrata Discovery API answers (JSONL)" },
  shape: { kind: "json-lines" },
  detect: ({ startsLike, keys }) =>
    (startsLike === "json-lines" || startsLike === "json-object") &&
    keys?.includes("resource") === true &&
    keys.includes("classification"),
  map,
};

function map(raw: unknown, context: MappingContext): MappedRecord {
  const { resource: rawResource, classification, metadata, permalink } = objectOf(raw);
  const resource = objectOf(rawResource);
  if (Object.keys(resource).length === 0) {
    return refused([problem("RECORD_NOT_AN_OBJECT", "resource")]);
  }
  const language = context.language ?? "en";
  const own = ownFields(objectOf(classification));
  const domain = textOf(objectOf(metadata)["domain"]);
  const sourceId = textOf(resource["id"]);
  const title = localized(language, resource["name"]);
  const providerName =
    textOf(resource["attribution"]) ??
    own.get("Common-Core_Publisher") ??
    textOf(context.providerName) ??
    domain;
  if (sourceId === undefined || title === undefined || providerName === undefined) {
    return refused(
      [
        sourceId === undefined ? problem("RECORD_ID_MISSING", "resource.id") : [],
        title === undefined ? problem("RECORD_TITLE_MISSING", "resource.name") : [],
        providerName === undefined ? problem("RECORD_PROVIDER_MISSING", "metadata.domain") : [],
      ].flat(),
      sourceId,
    );
  }
  const record: EntryRecord = {
    title,
    provider: { name: { [language]: providerName } },
    ...stated({
      abstract: describedIn(language, resource["description"]),
      contact: statedOrNone({
        name: own.get("Common-Core_Contact-Name"),
        email: textOf(resource["contact_email"]) ?? own.get("Common-Core_Contact-Email"),
      }),
      ...themesOf(objectOf(classification), language),
      openType: openTypeOfLevel.get(
        own.get("Common-Core_Public-Access-Level")?.toLowerCase() ?? "",
      ),
      updateCycle: cycleOf(own),
      issued: statedDateOf(resource["publication_date"]),
      modified: statedDateOf(resource["updatedAt"]),
      relatedCodes: wordSet(listOf(resource["parent_fxf"])),
      licence: textOf(objectOf(metadata)["license"]),
      landingPage: textOf(permalink),
      languages: wordSet(splitWords(own.get("Common-Core_Language"), /[,;]/).map(languageTagOf)),
    }),
  };
  return fragmentOf(sourceId, record, itemsOf(resource, language));
}

/** The portal's own metadata fields, "Section_Field" to value; the first of a name counts. */
function ownFields(classification: StatedObject): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const value of listOf(classification["domain_metadata"])) {
    const { key, value: text } = objectOf(value);
    const name = textOf(key);
    const stated = textOf(text);
    if (name !== undefined && stated !== undefined && !fields.has(name)) fields.set(name, stated);
  }
  return fields;
}

/** The category of the portal and those of the Socrata network are both the source's words. */
function themesOf(classification: StatedObject, language: string) {
  const sourceThemes = wordSet([
    classification["domain_category"],
    ...listOf(classification["categories"]),
  ]);
  const keywords = wordSet([
    ...listOf(classification["tags"]),
    ...listOf(classification["domain_tags"]),
  ]);
  return {
    sourceThemes,
    themes: wordSet((sourceThemes ?? []).flatMap(dataThemesOfWord)),
    keywords: keywords === undefined ? undefined : { [language]: keywords },
  };
}

/** The DCAT-US access level that the section Common Core repeats; "Public Domain" is a licence. */
const openTypeOfLevel: ReadonlyMap<string, NonNullable<EntryRecord["openType"]>> = new Map([
  ["public", "UNCONDITIONAL"],
  ["restricted public", "CONDITIONAL"],
  ["non-public", "NOT_OPEN"],
  ["non public", "NOT_OPEN"],
]);

/** How portals name the field that says how often the published data is updated. */
const frequencyFields: ReadonlySet<string> = new Set([
  "frequency",
  "update-frequency",
  "update-frequency-",
  "updatefrequency",
  "expected-update-frequency",
  "estimated-update-frequency",
  "dataset-update-frequency",
  "posting-frequency",
  "publishing-frequency",
  "data-publishing-frequency",
  "frequency-of-publishing",
  "update-period",
  "update-rate",
  "update-schedule",
]);

/** The one cycle that the portal's fields state; none where two of them disagree. */
function cycleOf(own: ReadonlyMap<string, string>): EntryRecord["updateCycle"] {
  const cycles = new Set<NonNullable<EntryRecord["updateCycle"]>>();
  for (const [key, text] of own) {
    const field = key.slice(key.indexOf("_") + 1).toLowerCase();
    const cycle = frequencyFields.has(field) ? updateCycleOf(text) : undefined;
    if (cycle !== undefined) cycles.add(cycle);
  }
  return cycles.size === 1 ? [...cycles][0] : undefined;
}

/**
 * Column types with one plain counterpart. "Calendar date" is a date with a time
 * (floating_timestamp). Links and geometries have no counterpart and keep only the source's word.
 */
const itemTypeOfColumn: ReadonlyMap<string, NonNullable<ItemRecord["type"]>> = new Map([
  ["Text", "C"],
  ["Number", "N"],
  ["Calendar date", "T"],
  ["Date", "T"],
  ["Checkbox", "L"],
  ["Photo", "G"],
  ["Document", "G"],
]);

function itemsOf(resource: StatedObject, language: string): ItemRecord[] {
  const names = listOf(resource["columns_name"]);
  const types = listOf(resource["columns_datatype"]);
  const definitions = listOf(resource["columns_description"]);
  return listOf(resource["columns_field_name"]).flatMap((fieldName, column) => {
    const code = textOf(fieldName) ?? textOf(names[column]);
    if (code === undefined) return [];
    const sourceType = textOf(types[column]);
    return {
      code,
      ...stated({
        name: localized(language, names[column]),
        type: itemTypeOfColumn.get(sourceType ?? ""),
        sourceType,
        definition: describedIn(language, definitions[column]),
      }),
    };
  });
}
