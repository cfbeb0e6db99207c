import { dataThemesOfWord, languageTagOf, updateCycleOf } from "@tongshu/standards";
import type { ItemRecord } from "../../contract.ts";
import {
  type CatalogueFormat,
  fragmentOf,
  listOf,
  type MappedRecord,
  type MappingContext,
  objectOf,
  problem,
  refused,
  stated,
  textOf,
  wordSet,
} from "../model/index.ts";

/**
 * FirstData's bilingual list of authoritative data sources (schema firstdata-v2). A record describes
 * a source and its organisation as one thing (`website` is "the organisation's homepage",
 * `authority_level` that "of the data source organization"), so its name is the provider's name too
 * unless the plan names another. `zh` is Simplified Chinese; tags come in mixed languages and are
 * kept as undetermined (`und`). The category of contents (`data_content`) become items.
 */
export const firstdata: CatalogueFormat = {
  name: "firstdata",
  title: { zh: "FirstData 双语数据源清单（JSON）", en: "FirstData's bilingual source list (JSON)" },
  shape: { kind: "json", recordsAt: "sources" },
  detect: ({ startsLike, keys, text }) =>
    startsLike === "json-object" &&
    keys?.includes("sources") === true &&
    text.includes('"authority_level"'),
  map,
};

function map(raw: unknown, context: MappingContext): MappedRecord {
  const source = objectOf(raw);
  if (Object.keys(source).length === 0)
    return refused([problem("RECORD_NOT_AN_OBJECT", "sources")]);
  const sourceId = textOf(source["id"]);
  const title = textsOf(source["name"]);
  if (sourceId === undefined || title === undefined) {
    return refused(
      [
        sourceId === undefined ? problem("RECORD_ID_MISSING", "id") : [],
        title === undefined ? problem("RECORD_TITLE_MISSING", "name") : [],
      ].flat(),
      sourceId,
    );
  }
  const planned = textOf(context.providerName);
  const sourceThemes = wordSet(listOf(source["domains"]));
  const keywords = wordSet(listOf(source["tags"]));
  const apiUrl = textOf(source["api_url"]);
  const record = {
    title,
    provider: { name: planned === undefined ? title : { [context.language ?? "und"]: planned } },
    ...stated({
      abstract: textsOf(source["description"]),
      contact:
        textOf(source["website"]) === undefined
          ? undefined
          : { url: String(textOf(source["website"])) },
      sourceThemes,
      themes: wordSet((sourceThemes ?? []).flatMap(dataThemesOfWord)),
      keywords: keywords === undefined ? undefined : { und: keywords },
      updateCycle: updateCycleOf(textOf(source["update_frequency"]) ?? ""),
      spatial: textOf(source["country"]) ?? textOf(source["geographic_scope"]),
      landingPage: textOf(source["data_url"]),
      distributions: apiUrl === undefined ? undefined : [{ accessUrl: apiUrl, format: "API" }],
    }),
  };
  return fragmentOf(sourceId, record, itemsOf(source["data_content"]));
}

/** `zh` is Simplified, `native` says no language; other keys are language tags. */
function tagOf(key: string): string {
  return key === "zh" ? "zh-Hans" : (languageTagOf(key) ?? "und");
}

/** A text by language, tags in a fixed order. */
function textsOf(value: unknown): Record<string, string> | undefined {
  const texts: Record<string, string> = {};
  for (const [key, raw] of Object.entries(objectOf(value))) {
    const text = textOf(raw);
    if (text !== undefined) texts[tagOf(key)] ??= text;
  }
  return Object.keys(texts).length === 0 ? undefined : texts;
}

/**
 * One item for each content line. The lines of two languages are the same content when both lists
 * are equally long; otherwise each language's lines are items of their own.
 */
function itemsOf(value: unknown): ItemRecord[] {
  const lists = Object.entries(objectOf(value))
    .map(([key, lines]) => ({
      tag: tagOf(key),
      lines: listOf(lines).flatMap((line) => textOf(line) ?? []),
    }))
    .filter(({ lines }) => lines.length > 0)
    // English first: it is the language that the schema requires, and codes should not move.
    .sort((left, right) => Number(right.tag === "en") - Number(left.tag === "en"));
  const [first] = lists;
  if (first === undefined) return [];
  const parallel = lists.every(({ lines }) => lines.length === first.lines.length);
  if (!parallel)
    return lists.flatMap(({ tag, lines }) =>
      lines.map((code) => ({ code, name: { [tag]: code } })),
    );
  return first.lines.map((code, index) => ({
    code,
    name: Object.fromEntries(lists.flatMap(({ tag, lines }) => [[tag, lines[index] ?? code]])),
  }));
}
