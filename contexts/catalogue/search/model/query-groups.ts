import type { Alternative, Group } from "@tongshu/search-index";
import { analyseForQuery, type QueryWord } from "@tongshu/text-analysis";
import { translatedSpansMax } from "../../limits.ts";
import { isFunctionWord } from "./function-words.ts";
import { type Translation, translationsOf } from "./glossary.ts";
import type { ParsedQuery, QueryClause, QueryField } from "./parse-query.ts";
import type { AskedWord, DateRange } from "./query-dates.ts";

/** Adjacent words of a query that mean one thing, and how the other language says it. */
interface Span {
  readonly words: readonly AskedWord[];
  readonly field: QueryField | undefined;
  readonly translations: readonly Translation[];
}

/** One requirement of a query: what was meant, in one or several ways. */
type Meaning =
  | { readonly kind: "span"; readonly span: Span }
  | { readonly kind: "clauses"; readonly clauses: readonly QueryClause[] };

/** A query with its words joined to what the glossary knows, ready to be asked in several ways. */
export interface MeantQuery {
  readonly meanings: readonly Meaning[];
  readonly excluded: readonly QueryClause[];
  readonly modified: readonly DateRange[];
  readonly usesSyntax: boolean;
  /** What is marked in an answer: the searcher's own words first, then those of the glossary. */
  readonly words: readonly QueryWord[];
  readonly translatedWords: readonly QueryWord[];
}

/** Looks up the words of a query in the glossary, longest match first. */
export function understand(query: ParsedQuery): MeantQuery {
  const meanings: Meaning[] = [];
  let spansLeft = translatedSpansMax;
  let run: AskedWord[] = [];
  let field: QueryField | undefined;
  const endRun = () => {
    const spans = spansOf(run, field, spansLeft);
    spansLeft -= spans.filter(({ translations }) => translations.length > 0).length;
    meanings.push(...spans.map((span) => ({ kind: "span" as const, span })));
    run = [];
  };
  for (const clauses of query.required) {
    const only = clauses.length === 1 ? clauses[0] : undefined;
    const continues = only !== undefined && only.phrase === undefined && only.field === field;
    if (!continues) endRun();
    if (only !== undefined && only.phrase === undefined) {
      field = only.field;
      run.push(...only.words);
    } else meanings.push({ kind: "clauses", clauses });
  }
  endRun();
  const needed = withoutFunctionWords(meanings);
  return {
    meanings: needed,
    excluded: query.excluded,
    modified: query.modified,
    usesSyntax: query.usesSyntax,
    words: needed.flatMap(ownWords),
    translatedWords: needed.flatMap((meaning) =>
      meaning.kind === "span" ? meaning.span.translations.flatMap(({ words }) => words) : [],
    ),
  };
}

function spansOf(
  words: readonly AskedWord[],
  field: QueryField | undefined,
  translatedMax: number,
): Span[] {
  const spans: Span[] = [];
  let translated = 0;
  for (let at = 0; at < words.length; ) {
    const found = translated < translatedMax ? translationsOf(words.slice(at)) : undefined;
    if (found !== undefined) translated += 1;
    const length = found?.length ?? 1;
    const own = words.slice(at, at + length);
    spans.push({ words: own, field, translations: found?.translations ?? [] });
    at += length;
  }
  return spans;
}

/** "the", "of", 的 need not occur, unless nothing else was asked for. */
function withoutFunctionWords(meanings: readonly Meaning[]): readonly Meaning[] {
  const needed = meanings.filter(
    (meaning) => meaning.kind === "clauses" || !meaning.span.words.every(isFunctionWord),
  );
  return needed.length === 0 ? meanings : needed;
}

function ownWords(meaning: Meaning): readonly QueryWord[] {
  if (meaning.kind === "span") return meaning.span.words;
  return meaning.clauses.flatMap(({ words, phrase }) => [
    ...words,
    ...(phrase === undefined ? [] : analyseForQuery(phrase)),
  ]);
}

/** All are required, each in the searcher's words or in those of the glossary. */
export function strictGroups({ meanings }: MeantQuery): readonly Group[] {
  return meanings.map((meaning) =>
    meaning.kind === "span" ? spanGroup(meaning.span) : meaning.clauses.flatMap(clauseGroup),
  );
}

function spanGroup(span: Span): Group {
  const { words, field, translations } = span;
  const own = inField({ terms: words.flatMap(({ terms }) => terms) }, field);
  if (translations.length > 0) {
    // Asked for twice, the searcher's own words weigh twice as much as the glossary's.
    return [own, own, ...translations.map(({ terms }) => inField({ terms }, field))];
  }
  return [own, ...words.flatMap(({ also }) => also).map((terms) => inField({ terms }, field))];
}

function clauseGroup({ words, phrase, field }: QueryClause): Group {
  if (phrase !== undefined) return [inField({ phrase }, field)];
  const own = inField({ terms: words.flatMap(({ terms }) => terms) }, field);
  const only = words.length === 1 ? words[0] : undefined;
  const found = translationsOf(words);
  const others = [
    ...(only?.also ?? []),
    ...(found?.length === words.length ? found.translations.map(({ terms }) => terms) : []),
  ];
  return [own, ...others.map((terms) => inField({ terms }, field))];
}

function inField(alternative: Alternative, field: QueryField | undefined): Alternative {
  return field === undefined ? alternative : { ...alternative, field };
}

/**
 * Still all words, but a Chinese word is also found inside longer words: segmentation may have cut
 * the text otherwise than the query. Undefined when that changes nothing.
 */
export function substringGroups({ meanings }: MeantQuery): readonly Group[] | undefined {
  let changed = false;
  const groups = meanings.map((meaning) => {
    if (meaning.kind === "clauses") return meaning.clauses.flatMap(clauseGroup);
    const group = spanGroup(meaning.span);
    const { words, field } = meaning.span;
    const phrase = words.map(({ text }) => text).join("");
    if (phrase.length < 2 || !words.every((word) => word.characters.length > 0)) return group;
    changed = true;
    return [...group, inField({ phrase }, field)];
  });
  return changed ? groups : undefined;
}

/**
 * Any of the words: what is shown, labelled, when nothing holds them all. A single Chinese word is
 * relaxed to all of its characters. Undefined when there is nothing to relax.
 */
export function relaxedGroups(query: MeantQuery): readonly Group[] | undefined {
  const groups = strictGroups(query);
  if (groups.length > 1) return [groups.flat()];
  const words = groups.flat().some((one) => "phrase" in one) ? [] : query.words;
  if (words.length > 1) return [words.map(({ terms }) => ({ terms }))];
  const only = words[0];
  if (only === undefined || only.characters.length < 2) return undefined;
  return only.characters.map((character) => [{ terms: [character] }]);
}

export function excludedGroups({ excluded }: MeantQuery): readonly Group[] {
  return excluded.map(({ words, phrase, field }) => [
    phrase === undefined
      ? inField({ terms: words.flatMap(({ terms }) => terms) }, field)
      : inField({ phrase }, field),
  ]);
}
