import { fold } from "@tongshu/text-analysis";
import { queryCharactersMax, queryWordsMax } from "../../limits.ts";
import { type AskedWord, askedWords, type DateRange, readDateRange } from "./query-dates.ts";

/** The text fields that a searcher can restrict words to, by the name that the index has for them. */
export type QueryField = "title" | "items" | "provider" | "code";

/** Words or a phrase, in one field or anywhere. */
export interface QueryClause {
  readonly field: QueryField | undefined;
  /** All of them; empty when the clause is a phrase. */
  readonly words: readonly AskedWord[];
  /** Folded. */
  readonly phrase: string | undefined;
}

/** A query as the searcher meant it. */
export interface ParsedQuery {
  /** Each is required; of several in one list (OR) any is enough. */
  readonly required: readonly (readonly QueryClause[])[];
  readonly excluded: readonly QueryClause[];
  /** The stretches of time in which an entry was updated; all must hold. */
  readonly modified: readonly DateRange[];
  /** More than words and phrases was meant: fields, dates, exclusions, OR. */
  readonly usesSyntax: boolean;
}

/** Names of fields as people type them, folded: Traditional forms are covered. */
const fieldNames: Readonly<Record<string, QueryField | "modified">> = {
  title: "title",
  标题: "title",
  名称: "title",
  item: "items",
  items: "items",
  field: "items",
  信息项: "items",
  数据项: "items",
  字段: "items",
  org: "provider",
  organisation: "provider",
  organization: "provider",
  机构: "provider",
  部门: "provider",
  单位: "provider",
  code: "code",
  代码: "code",
  编码: "code",
  modified: "modified",
  updated: "modified",
  更新: "modified",
  更新时间: "modified",
};

/** Straight and typographic quotation marks, also those of Chinese keyboards. */
const quotes = /["“”„＂「」『』]/gu;
/** A minus, a field and its colon, then a phrase or a word. White space may follow the colon. */
const piece = /([-−])?(?:(\p{L}+):\s*)?(?:"([^"]*)"?|([^\s"]+))/gu;
const orWords: ReadonlySet<string> = new Set(["OR", "|", "||", "或", "或者"]);

type Piece = { readonly excluded: boolean } & (
  | { readonly kind: "clause"; readonly clause: QueryClause }
  | { readonly kind: "dates"; readonly range: DateRange }
  | { readonly kind: "or"; readonly word: string }
);

/**
 * Reads a query: words, "a phrase" in any quotation marks, `title:`, `item:`, `org:` and `code:`
 * before either (also 标题: 信息项: 机构: 代码:), `modified:2024..2026` (更新:), OR (或) between two,
 * and a minus to exclude. What makes no sense is read as words. Undefined when the query is longer
 * than the limits allow.
 */
export function parseQuery(query: string): ParsedQuery | undefined {
  if (query.length > queryCharactersMax) return undefined;
  // Full width becomes half width here; quotation marks are made one beforehand and afterwards.
  const straight = query.toWellFormed().replace(quotes, '"').normalize("NFKC").replace(quotes, '"');
  const pieces = [...straight.matchAll(piece)].map(readPiece);
  const parsed = assemble(pieces);
  return wordCount(parsed) > queryWordsMax ? undefined : parsed;
}

/** The same query with nothing in it understood but words: for a pasted title that looks odd. */
export function readAsWords(query: string): ParsedQuery | undefined {
  if (query.length > queryCharactersMax) return undefined;
  const words = clauseOf(query.toWellFormed().normalize("NFKC"), undefined);
  const parsed = { required: [[words]], excluded: [], modified: [], usesSyntax: false };
  return wordCount(parsed) > queryWordsMax ? undefined : parsed;
}

function readPiece(match: RegExpExecArray): Piece {
  const [whole, minus, name, phrase, word] = match;
  const excluded = minus !== undefined;
  if (orWords.has(whole)) return { kind: "or", excluded, word: whole };
  const stated = name === undefined ? undefined : fieldNames[fold(name)];
  if (stated === "modified") {
    const range = excluded ? undefined : readDateRange(phrase ?? word ?? "");
    if (range !== undefined) return { kind: "dates", excluded, range };
  }
  const isField = stated !== undefined && stated !== "modified";
  const field = isField ? stated : undefined;
  if (phrase !== undefined && (isField || name === undefined)) {
    return { kind: "clause", excluded, clause: { field, words: [], phrase: fold(phrase) } };
  }
  const text = isField ? (word ?? "") : whole.slice(minus?.length ?? 0);
  return { kind: "clause", excluded, clause: clauseOf(text, field) };
}

function clauseOf(text: string, field: QueryField | undefined): QueryClause {
  return { field, words: askedWords(text), phrase: undefined };
}

function assemble(pieces: readonly Piece[]): ParsedQuery {
  const required: QueryClause[][] = [];
  const excluded: QueryClause[] = [];
  const modified: DateRange[] = [];
  let usesSyntax = false;
  for (const [at, one] of pieces.entries()) {
    if (one.kind === "dates") modified.push(one.range);
    else if (one.kind === "or") {
      if (isAsked(pieces[at - 1]) && isAsked(pieces[at + 1])) usesSyntax = true;
      else required.push([clauseOf(one.word, undefined)]);
    } else if (isEmpty(one.clause)) continue;
    else if (one.excluded) excluded.push(one.clause);
    else if (pieces[at - 1]?.kind === "or" && isAsked(pieces[at - 2]) && isAsked(one)) {
      required.at(-1)?.push(one.clause);
    } else required.push([one.clause]);
    usesSyntax ||= one.kind === "dates" || (one.kind === "clause" && isSyntax(one));
  }
  const meant = required.map((group) => group.filter((clause) => !isEmpty(clause)));
  return { required: meant.filter((group) => group.length > 0), excluded, modified, usesSyntax };
}

function isAsked(one: Piece | undefined): boolean {
  return one?.kind === "clause" && !one.excluded && !isEmpty(one.clause);
}

function isSyntax(one: Extract<Piece, { kind: "clause" }>): boolean {
  return one.excluded || one.clause.field !== undefined;
}

function isEmpty(clause: QueryClause): boolean {
  return clause.words.length === 0 && (clause.phrase ?? "") === "";
}

function wordCount({ required, excluded }: ParsedQuery): number {
  return [...required.flat(), ...excluded].reduce(
    (count, clause) => count + (clause.phrase === undefined ? clause.words.length : 1),
    0,
  );
}
