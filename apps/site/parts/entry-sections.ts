import type { Entry, EntryRecord, OrganisationReference } from "@tongshu/catalogue/contract";
import type { LocalizedText } from "@tongshu/platform/i18n";
import { messagesOf, type PageContext } from "../context.ts";
import { formatCount } from "../format.ts";
import { type Html, html } from "../html.ts";
import { organisationPath, pageLink } from "../links.ts";
import { codeLabel } from "../messages/index.ts";
import type { Field } from "./fields.ts";
import {
  allTexts,
  langOf,
  nameOfLanguage,
  otherTexts,
  primaryText,
  statedLink,
  time,
  wordList,
} from "./text.ts";

/** Words of one list that a page shows; the JSON holds all. */
const wordsShownMax = 60;
/** Characters of one text of an abstract that a page shows. */
export const abstractShownCharactersMax = 12_000;

/** The ways in which a record's field is written; each gives null for a field that is not stated. */
function writers(context: PageContext) {
  const text = messagesOf(context);
  const { language } = context;
  return {
    word: (word: string | undefined) =>
      word === undefined ? null : html`<span dir="auto">${word}</span>`,
    words: (words: readonly string[] | undefined) =>
      words === undefined || words.length === 0
        ? null
        : wordList(words, wordsShownMax, text.entry.more),
    text: (map: LocalizedText | undefined) =>
      map === undefined || Object.keys(map).length === 0 ? null : allTexts(context, map),
    code: (labels: Readonly<Record<string, string>>, code: string | undefined) =>
      code === undefined ? null : html`${codeLabel(labels, code)}`,
    codes: (labels: Readonly<Record<string, string>>, codes: readonly string[] | undefined) =>
      codes === undefined || codes.length === 0
        ? null
        : html`${codes.map((code) => codeLabel(labels, code)).join(text.listSeparator)}`,
    count: (count: number | undefined) =>
      count === undefined ? null : html`${formatCount(count, language)}`,
    date: (date: string | undefined) => (date === undefined ? null : time(date, language)),
    link: (address: string | undefined) => (address === undefined ? null : statedLink(address)),
    organisation: (of: OrganisationReference | undefined, id?: string) =>
      of === undefined ? null : organisationName(context, of.name, id),
  };
}

export function organisationName(context: PageContext, name: LocalizedText, id?: string): Html {
  const shown = primaryText(name, context.language);
  const linked =
    id === undefined
      ? shown
      : html`<a href="${pageLink(context, organisationPath(id))}">${shown}</a>`;
  const others = otherTexts(name, context.language);
  return html`${linked}${others.map(
    (other) =>
      html`<br><span class="muted" lang="${langOf(other.tag)}" dir="auto">${other.text}</span>`,
  )}`;
}

/** The abstract in all its languages; a very long one is cut with a word about it. */
function abstractOf(context: PageContext, abstract: LocalizedText | undefined): Html | null {
  if (abstract === undefined || Object.keys(abstract).length === 0) return null;
  const text = messagesOf(context).entry;
  let cut = false;
  const shown = Object.fromEntries(
    Object.entries(abstract).map(([tag, value]) => {
      if (value.length > abstractShownCharactersMax) cut = true;
      return [tag, value.slice(0, abstractShownCharactersMax).toWellFormed()];
    }),
  );
  return html`<div class="prose">${allTexts(context, shown)}${cut && html`<p class="muted">${text.abstractCut(abstractShownCharactersMax)}</p>`}</div>`;
}

function keywordsOf(context: PageContext, keywords: EntryRecord["keywords"]): Html | null {
  const groups = Object.entries(keywords ?? {}).filter(([, words]) => words.length > 0);
  if (groups.length === 0) return null;
  const { more } = messagesOf(context).entry;
  return html`${groups.map(([tag, words]) => wordList(words, wordsShownMax, more, langOf(tag)))}`;
}

export function whatFields(context: PageContext, { record }: Entry): readonly Field[] {
  const { fields, codes, listSeparator } = messagesOf(context);
  const write = writers(context);
  const languages = record.languages ?? [];
  return [
    { label: fields.abstract, value: abstractOf(context, record.abstract) },
    { label: fields.themes, value: write.codes(codes.theme, record.themes) },
    { label: fields.sourceThemes, value: write.words(record.sourceThemes) },
    { label: fields.keywords, value: keywordsOf(context, record.keywords) },
    {
      label: fields.languages,
      value:
        languages.length === 0
          ? null
          : html`${languages
              .slice(0, wordsShownMax)
              .map((tag) => nameOfLanguage(context, tag))
              .join(listSeparator)}`,
    },
    { label: fields.records, value: write.count(record.records) },
    { label: fields.volume, value: write.count(record.volume) },
    { label: fields.landingPage, value: write.link(record.landingPage) },
  ];
}

function contactFields(context: PageContext, contact: EntryRecord["contact"]): readonly Field[] {
  const { fields } = messagesOf(context);
  const write = writers(context);
  if (contact === undefined || Object.keys(contact).length === 0) {
    return [{ label: fields.contact, value: null }];
  }
  const email = contact.email?.replace(/^mailto:/i, "");
  const all: readonly Field[] = [
    { label: fields["contact.name"], value: write.word(contact.name) },
    {
      label: fields["contact.email"],
      value: email === undefined ? null : statedLink(`mailto:${email}`, html`<bdi>${email}</bdi>`),
    },
    { label: fields["contact.phone"], value: write.word(contact.phone) },
    { label: fields["contact.url"], value: write.link(contact.url) },
  ];
  return all.filter((field) => field.value !== null);
}

export function whoFields(context: PageContext, { record, providerId }: Entry): readonly Field[] {
  const { fields } = messagesOf(context);
  const write = writers(context);
  const { provider } = record;
  const parents = provider.parents ?? [];
  const above: Field[] =
    parents.length === 0
      ? []
      : [
          {
            label: fields.providerParents,
            value: html`<ul class="path">${parents
              .toReversed()
              .map((parent) => html`<li>${primaryText(parent.name, context.language)}</li>`)}</ul>`,
          },
        ];
  return [
    { label: fields.providerName, value: write.organisation(provider, providerId) },
    { label: fields.providerCode, value: write.word(provider.code) },
    ...above,
    { label: fields.sourceDepartment, value: write.organisation(record.sourceDepartment) },
    ...contactFields(context, record.contact),
    { label: fields.system, value: write.word(record.system) },
    { label: fields.businessMatter, value: write.word(record.businessMatter) },
  ];
}

/** A condition or basis is missed only where the type calls for it. */
function due(field: Field, isDue: boolean): readonly Field[] {
  return field.value !== null || isDue ? [field] : [];
}

export function sharingFields(context: PageContext, { record }: Entry): readonly Field[] {
  const { fields, codes } = messagesOf(context);
  const write = writers(context);
  const { shareType, openType } = record;
  return [
    { label: fields.shareType, value: write.code(codes.shareType, shareType) },
    ...due(
      { label: fields.shareCondition, value: write.text(record.shareCondition) },
      shareType === "CONDITIONAL",
    ),
    ...due(
      { label: fields.withholdBasis, value: write.text(record.withholdBasis) },
      shareType === "WITHHELD",
    ),
    { label: fields.shareMode, value: write.codes(codes.shareMode, record.shareMode) },
    { label: fields.openType, value: write.code(codes.openType, openType) },
    ...due(
      { label: fields.openCondition, value: write.text(record.openCondition) },
      openType === "CONDITIONAL",
    ),
    {
      label: fields.licence,
      value: record.licence === undefined ? null : statedLink(record.licence),
    },
    { label: fields.sharedRecords, value: write.count(record.sharedRecords) },
    { label: fields.openRecords, value: write.count(record.openRecords) },
  ];
}

function temporalOf(context: PageContext, temporal: EntryRecord["temporal"]): Html | null {
  if (temporal === undefined) return null;
  const { start, end, text } = temporal;
  if (start === undefined && end === undefined) {
    return text === undefined ? null : html`<span dir="auto">${text}</span>`;
  }
  const { openPeriod } = messagesOf(context);
  const [from, to] = [start, end].map((one) => one !== undefined && time(one, context.language));
  const period =
    end === undefined
      ? html`${openPeriod.from.before}${from}${openPeriod.from.after}`
      : start === undefined
        ? html`${openPeriod.until.before}${to}${openPeriod.until.after}`
        : html`${from} – ${to}`;
  return html`${period}${text !== undefined && html`<br><span class="muted" dir="auto">${text}</span>`}`;
}

export function timeSpaceFields(context: PageContext, { record }: Entry): readonly Field[] {
  const { fields, codes } = messagesOf(context);
  const write = writers(context);
  const { region } = record;
  return [
    { label: fields.updateCycle, value: write.code(codes.updateCycle, record.updateCycle) },
    { label: fields.modified, value: write.date(record.modified) },
    { label: fields.issued, value: write.date(record.issued) },
    { label: fields.temporal, value: temporalOf(context, record.temporal) },
    {
      label: fields.region,
      value:
        region === undefined
          ? null
          : html`${primaryText(region.name, context.language)} <span class="muted">${region.code}</span>`,
    },
    { label: fields.spatial, value: write.word(record.spatial) },
  ];
}

export function classificationFields(context: PageContext, { record }: Entry): readonly Field[] {
  const { fields, codes } = messagesOf(context);
  const write = writers(context);
  return [
    { label: fields.code, value: write.word(record.code) },
    { label: fields.resourceClass, value: write.code(codes.resourceClass, record.resourceClass) },
    { label: fields.adminLevel, value: write.code(codes.adminLevel, record.adminLevel) },
    { label: fields.format, value: write.codes(codes.resourceFormat, record.format) },
    { label: fields.grade, value: write.code(codes.grade, record.grade) },
    { label: fields.personalData, value: write.code(codes.personalData, record.personalData) },
    { label: fields.acquisition, value: write.code(codes.acquisition, record.acquisition) },
    { label: fields.registrationCode, value: write.word(record.registrationCode) },
    { label: fields.relatedCodes, value: write.words(record.relatedCodes) },
  ];
}

export function provenanceFields(
  context: PageContext,
  entry: Entry,
  runId: string | undefined,
): readonly Field[] {
  const { fields } = messagesOf(context);
  const write = writers(context);
  return [
    { label: fields.source, value: write.word(entry.source) },
    { label: fields.sourceId, value: html`<code>${entry.sourceId}</code>` },
    { label: fields.id, value: html`<code>${entry.id}</code>` },
    { label: fields.createdAt, value: write.date(entry.createdAt) },
    { label: fields.changedAt, value: write.date(entry.changedAt) },
    { label: fields.version, value: write.count(entry.version) },
    ...(runId === undefined ? [] : [{ label: fields.run, value: html`<code>${runId}</code>` }]),
  ];
}
