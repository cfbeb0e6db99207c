import type { Distribution, Entry, EntryRecord } from "@tongshu/catalogue/contract";
import type { LocalizedText } from "@tongshu/platform/i18n";
import { messagesOf, type PageContext } from "../context.ts";
import { dataBlock, type Html, isFollowable } from "../html.ts";
import { entryPath, languageLink, organisationPath } from "../links.ts";
import { codeLabel } from "../messages/index.ts";
import { primaryString } from "./text.ts";

/** Longest description that search engines for datasets read, in characters. */
const descriptionCharactersMax = 5_000;
/** Distributions, items and keywords that the description names; the JSON holds all. */
const distributionsMax = 20;
const variablesMax = 50;
const keywordsMax = 50;

type Json = Readonly<Record<string, unknown>>;

function webLink(address: string | undefined): string | undefined {
  const trimmed = address?.trim();
  const absolute = trimmed !== undefined && /^https?:/i.test(trimmed) && isFollowable(trimmed);
  return absolute ? trimmed : undefined;
}

/** A text in the reader's language, and in the others as schema.org's alternate names. */
function othersOf(context: PageContext, text: LocalizedText): readonly string[] | undefined {
  const primary = primaryString(text, context.language);
  const others = [...new Set(Object.values(text))].filter((value) => value !== primary);
  return others.length === 0 ? undefined : others;
}

function download(context: PageContext, one: Distribution): Json | null {
  const contentUrl = webLink(one.downloadUrl);
  const url = webLink(one.accessUrl);
  if (contentUrl === undefined && url === undefined) return null;
  return {
    "@type": "DataDownload",
    name: one.title && primaryString(one.title, context.language),
    contentUrl,
    url,
    encodingFormat: one.mediaType ?? one.format,
    contentSize: one.byteSize === undefined ? undefined : `${one.byteSize} B`,
    dateModified: one.modified,
    license: webLink(one.licence),
  };
}

/** An interval of ISO 8601, as schema.org's temporalCoverage has it; ".." is an open end. */
function coverage({ temporal }: EntryRecord): string | undefined {
  if (temporal === undefined) return undefined;
  const { start, end, text } = temporal;
  if (start === undefined && end === undefined) return text;
  return `${start ?? ".."}/${end ?? ".."}`;
}

function keywordsOf(context: PageContext, record: EntryRecord): readonly string[] | undefined {
  const { codes } = messagesOf(context);
  const words = [
    ...(record.themes ?? []).map((theme) => codeLabel(codes.theme, theme)),
    ...Object.values(record.keywords ?? {}).flat(),
  ];
  return words.length === 0 ? undefined : [...new Set(words)].slice(0, keywordsMax);
}

/**
 * The entry as a schema.org `Dataset` (https://schema.org/Dataset). Only what the source states is
 * said; a sample entry says that it is one.
 */
export function datasetDescription(context: PageContext, entry: Entry): Html {
  const { language } = context;
  const text = messagesOf(context);
  const { record } = entry;
  const address = (path: string) => languageLink({ ...context, path }, language, true);
  const abstract = record.abstract && primaryString(record.abstract, language);
  const downloads = (record.distributions ?? [])
    .slice(0, distributionsMax)
    .map((one) => download(context, one))
    .filter((one) => one !== null);
  const variables = entry.items
    .slice(0, variablesMax)
    .map((item) => (item.name && primaryString(item.name, language)) || item.code);
  return dataBlock("application/ld+json", {
    "@context": "https://schema.org",
    "@type": "Dataset",
    "@id": address(entryPath(entry.id)),
    name: primaryString(record.title, language),
    alternateName: othersOf(context, record.title),
    description: abstract?.slice(0, descriptionCharactersMax).toWellFormed(),
    url: address(entryPath(entry.id)),
    sameAs: webLink(record.landingPage),
    identifier: [entry.id, record.code, entry.sourceId].filter((id) => id !== undefined),
    version: String(entry.version),
    creativeWorkStatus: entry.sample ? text.sample.mark : undefined,
    creator: {
      "@type": "Organization",
      name: primaryString(record.provider.name, language),
      identifier: record.provider.code,
      url: address(organisationPath(entry.providerId)),
    },
    keywords: keywordsOf(context, record),
    license: webLink(record.licence),
    datePublished: record.issued,
    dateModified: record.modified,
    temporalCoverage: coverage(record),
    spatialCoverage:
      record.spatial ?? (record.region && primaryString(record.region.name, language)),
    inLanguage: record.languages,
    variableMeasured: variables.length === 0 ? undefined : variables,
    distribution: downloads.length === 0 ? undefined : downloads,
    includedInDataCatalog: {
      "@type": "DataCatalog",
      name: `${text.siteName} · ${text.catalogue}`,
      url: address(""),
    },
  });
}
