import type { Alternative, Group } from "@tongshu/search-index";
import { analyseForQuery, type QueryWord } from "@tongshu/text-analysis";
import { isFunctionWord } from "./function-words.ts";
import { placesPreferredMax, translationsByCharactersMax } from "../../limits.ts";
import { type Lexicon, type Translation, translationsOf } from "./glossary.ts";
import { phraseGroup } from "./phrase-group.ts";
import { pairGroups } from "./word-pairs.ts";
import type { ParsedQuery, QueryClause, QueryField } from "./parse-query.ts";
import type { AskedWord, DateRange } from "./query-dates.ts";

/** A word of a query, and how it can be said otherwise, alone or with the words beside it. */
interface SaidWord {
  readonly word: AskedWord;
  readonly field: QueryField | undefined;
  readonly translations: readonly Translation[];
  /** At the first word of a place's name: all its words, or one of their translations. */
  readonly place: Group | undefined;
}

/** One requirement of a query: a word, or what was joined by OR or put in quotation marks. */
type Meaning =
  | { readonly kind: "word"; readonly said: SaidWord }
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
  /** How each requirement is called, in their order: for saying what an entry misses. */
  readonly names: readonly string[];
  readonly lexicon: Lexicon;
}

/** A longer run of characters is a phrase, not a word. */
const wordCharactersMax = 6;
/** So many entries that hold a word are enough without those that hold its characters apart. */
const wordEntriesEnough = 1_000;
/** The same of a translation, which only may be what the searcher meant, and is one of several. */
const translationEntriesEnough = 100;

/** Looks up the words of a query in the glossary, longest match first. */
export function understand(query: ParsedQuery, lexicon: Lexicon): MeantQuery {
  const meanings: Meaning[] = [];
  let run: AskedWord[] = [];
  let field: QueryField | undefined;
  const endRun = () => {
    const said = saidWords(lexicon, run, field);
    meanings.push(...said.map((one) => ({ kind: "word" as const, said: one })));
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
      meaning.kind === "word" ? meaning.said.translations.flatMap(({ words }) => words) : [],
    ),
    names: needed.map(nameOf),
    lexicon,
  };
}

/**
 * What adjacent words mean together satisfies each of them: 应急避难场所 for "emergency shelter", but
 * 紧急 and 收容 as well, each in its place. So a text in either language has as many words to hold.
 */
function saidWords(
  lexicon: Lexicon,
  words: readonly AskedWord[],
  field: QueryField | undefined,
): SaidWord[] {
  const said: SaidWord[] = [];
  for (let at = 0; at < words.length; ) {
    const found = translationsOf(lexicon, words.slice(at));
    const own = words.slice(at, at + (found?.length ?? 1));
    const place = found?.isPlace === true ? placeGroup(own, found.translations) : undefined;
    for (const [index, word] of own.entries()) {
      const alone = own.length === 1 ? undefined : translationsOf(lexicon, [word]);
      const translations = [...(found?.translations ?? []), ...(alone?.translations ?? [])];
      said.push({ word, field, translations, place: index === 0 ? place : undefined });
    }
    at += own.length;
  }
  return said;
}

function placeGroup(words: readonly AskedWord[], translations: readonly Translation[]): Group {
  const own = { terms: words.flatMap(({ terms }) => terms) };
  return [own, ...translations.map(({ terms }) => ({ terms }))];
}

/** "the", "of", 的 need not occur, unless nothing else was asked for. */
function withoutFunctionWords(meanings: readonly Meaning[]): readonly Meaning[] {
  const needed = meanings.filter(
    (meaning) => meaning.kind === "clauses" || !isFunctionWord(meaning.said.word),
  );
  return needed.length === 0 ? meanings : needed;
}

function nameOf(meaning: Meaning): string {
  if (meaning.kind === "word") return meaning.said.word.text;
  const texts = meaning.clauses.map(
    ({ words, phrase }) => phrase ?? words.map(({ text }) => text).join(" "),
  );
  return texts.join(" | ");
}

function ownWords(meaning: Meaning): readonly QueryWord[] {
  if (meaning.kind === "word") return [meaning.said.word];
  return meaning.clauses.flatMap(({ words, phrase }) => [
    ...words,
    ...(phrase === undefined ? [] : analyseForQuery(phrase)),
  ]);
}

/** All are required, each in the searcher's words or in those of the glossary. */
export function strictGroups({ meanings, lexicon }: MeantQuery): readonly Group[] {
  return meanings.map((meaning) =>
    meaning.kind === "word"
      ? wordGroup(meaning.said)
      : meaning.clauses.flatMap((clause) => clauseGroup(lexicon, clause)),
  );
}

function wordGroup({ word, field, translations }: SaidWord): Group {
  const ways = [word.terms, ...word.also, ...translations.map(({ terms }) => terms)];
  const distinct = new Map(ways.map((terms) => [terms.join(" "), terms]));
  const group = [...distinct.values()].map((terms) => inField({ terms }, field));
  const isInTitle = field === undefined || field === "title";
  if (!isInTitle) return group;
  const surest = translations.slice(0, translationsByCharactersMax);
  return [
    ...group,
    ...byCharacters(word, wordEntriesEnough),
    ...surest.flatMap(translatedByCharacters),
  ];
}

/**
 * Titles are cut into words as their sentence suggests, a query otherwise: 哺乳室 lies in 哺(集)乳室
 * and 台中市 in 台中. All characters of a word in a title are as good as the word; they are not needed
 * where many entries hold the word itself.
 */
function byCharacters({ text, characters, terms }: QueryWord, entriesEnough: number): Group {
  const length = [...text].length;
  const isWord = characters.length >= 2 && length <= wordCharactersMax;
  const unless = { terms, documents: entriesEnough };
  return isWord ? [{ terms: characters, field: "title", unless }] : [];
}

/** The same of a translation, which was cut into words without the sentence of any title. */
function translatedByCharacters({ words, terms }: Translation): Group {
  if (words.some(({ characters }) => characters.length === 0)) return [];
  const characters = [...new Set(words.flatMap((word) => word.characters))];
  const text = words.map((word) => word.text).join("");
  return byCharacters({ text, characters, terms }, translationEntriesEnough);
}

function clauseGroup(lexicon: Lexicon, { words, phrase, field }: QueryClause): Group {
  if (phrase !== undefined) return phraseGroup(phrase).map((one) => inField(one, field));
  const own = inField({ terms: words.flatMap(({ terms }) => terms) }, field);
  const only = words.length === 1 ? words[0] : undefined;
  const found = translationsOf(lexicon, words);
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
export function substringGroups({ meanings, lexicon }: MeantQuery): readonly Group[] | undefined {
  let changed = false;
  const groups = meanings.map((meaning) => {
    if (meaning.kind === "clauses") {
      return meaning.clauses.flatMap((clause) => clauseGroup(lexicon, clause));
    }
    const group = wordGroup(meaning.said);
    const { word, field } = meaning.said;
    if (word.characters.length < 2) return group;
    changed = true;
    // The word itself is in the group already.
    const looked = phraseGroup(word.text).filter((one) => "phrase" in one);
    return [...group, ...looked.map((one) => inField(one, field))];
  });
  return changed ? groups : undefined;
}

/**
 * More than a third of the words: what is shown, labelled, when few entries hold them all.
 * Undefined when there is but one word, and when the searcher said exactly what is meant: by a
 * field, a phrase, OR or a minus.
 */
export function enoughGroups({ meanings, usesSyntax }: MeantQuery): number | undefined {
  const isPlain = !usesSyntax && meanings.every(({ kind }) => kind === "word");
  return isPlain && meanings.length > 1 ? Math.floor(meanings.length / 3) + 1 : undefined;
}

/**
 * A Chinese word that nothing holds as such: all of its characters, wherever they stand. Undefined
 * for other queries.
 */
export function characterGroups({ words, meanings }: MeantQuery): readonly Group[] | undefined {
  const only = words.length === 1 && meanings[0]?.kind === "word" ? words[0] : undefined;
  if (only === undefined || only.characters.length < 2) return undefined;
  return only.characters.map((character) => [{ terms: [character] }]);
}

/** Neighbouring words of the query, which a title may hold side by side. */
export function nearGroups({ meanings }: MeantQuery): readonly Group[] {
  return pairGroups(meanings.flatMap((one) => (one.kind === "word" ? [one.said.word] : [])));
}

/**
 * The places that a query names. What holds some of its words is shown as well, but data of another
 * place answers nothing: one that is known of the place goes first, wherever it is named.
 */
export function placeGroups({ meanings }: MeantQuery): readonly Group[] {
  const places = meanings.flatMap((one) => {
    const place = one.kind === "word" ? one.said.place : undefined;
    return place === undefined ? [] : [place];
  });
  return places.slice(0, placesPreferredMax);
}

export function excludedGroups({ excluded }: MeantQuery): readonly Group[] {
  return excluded.map(({ words, phrase, field }) => {
    const own = { terms: words.flatMap(({ terms }) => terms) };
    const group = phrase === undefined ? [own] : phraseGroup(phrase);
    return group.map((one) => inField(one, field));
  });
}
