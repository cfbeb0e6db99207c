import type { DatabaseSync } from "node:sqlite";
import { allTextFields } from "../checks.ts";
import type { Alternative, Group, IndexSchema, SearchQuery } from "../search-index.ts";
import { textColumns } from "./tables.ts";
import { encodeTerm } from "./tokens.ts";

/**
 * Documents that satisfy the groups of a query, and how well, in no order.
 */
export interface Matches {
  readonly rows: Uint32Array;
  readonly scores: Float64Array;
}

/** Which rows phrases must be looked up in; only these can end up in an answer. */
export type RowTest = (row: number) => boolean;

type TermsAlternative = Extract<Alternative, { terms: readonly string[] }>;
type PhraseAlternative = Extract<Alternative, { phrase: string }>;

/** More candidates than this share of all documents: a scan of all texts is faster. */
const scanShare = 0.25;

const noMatches: Matches = { rows: new Uint32Array(0), scores: new Float64Array(0) };

function liveMatches(live: readonly number[]): Matches {
  return { rows: Uint32Array.from(live), scores: new Float64Array(live.length) };
}

/** Finds the rows that satisfy `must` and none of `mustNot`. */
export class Matcher {
  readonly #database: DatabaseSync;
  readonly #columns: readonly string[];
  readonly #fieldNames: readonly string[];
  readonly #weights: readonly number[];

  constructor(database: DatabaseSync, schema: IndexSchema) {
    this.#database = database;
    this.#columns = textColumns(schema);
    this.#fieldNames = allTextFields(schema).map((field) => field.name);
    this.#weights = allTextFields(schema).map((field) => field.weight);
  }

  /**
   * Groups of terms alone are one expression for the inverted index. Groups with a phrase are
   * looked at afterwards, in what is left.
   */
  match(query: SearchQuery, live: readonly number[], test: RowTest, scored: boolean): Matches {
    if (query.must.some((group) => group.length === 0)) return noMatches;
    const pure = query.must.filter(isTermsOnly);
    const expression = pure
      .filter((group) => !asksNothing(group))
      .map((group) => this.#groupExpression(group))
      .join(" AND ");
    const isSimple = pure.length === query.must.length && query.mustNot.length === 0;
    if (isSimple && expression !== "" && !scored) return this.#lookUpRows(expression);
    const looked = expression === "" ? liveMatches(live) : this.#lookUp(expression, scored);
    if (isSimple) return looked;
    const found = new Map<number, number>();
    for (const [at, row] of looked.rows.entries()) {
      if (test(row)) found.set(row, looked.scores[at] ?? 0);
    }
    for (const group of query.must) {
      if (!isTermsOnly(group)) this.#keepSatisfied(found, group, live.length);
    }
    for (const group of query.mustNot) {
      const satisfying = this.#satisfying(group, found, live.length, false);
      for (const row of satisfying.keys()) found.delete(row);
    }
    return { rows: Uint32Array.from(found.keys()), scores: Float64Array.from(found.values()) };
  }

  #keepSatisfied(found: Map<number, number>, group: Group, documents: number): void {
    const satisfying = this.#satisfying(group, found, documents, true);
    for (const [row, score] of found) {
      const gained = satisfying.get(row);
      if (gained === undefined) found.delete(row);
      else found.set(row, score + gained);
    }
  }

  /** Those of the candidates (perhaps with others) that satisfy a group, with a score. */
  #satisfying(
    group: Group,
    candidates: ReadonlyMap<number, number>,
    documents: number,
    scored: boolean,
  ): ReadonlyMap<number, number> {
    if (candidates.size === 0) return new Map();
    const asked = group.filter(isTerms);
    if (asksNothing(group)) return candidates;
    const satisfying = new Map<number, number>();
    if (asked.length > 0) {
      const { rows, scores } = this.#lookUp(this.#groupExpression(asked), scored);
      for (const [at, row] of rows.entries()) satisfying.set(row, scores[at] ?? 0);
    }
    for (const alternative of group) {
      if (isTerms(alternative)) continue;
      if (alternative.phrase === "") return candidates;
      this.#findPhrase(alternative, candidates, documents, satisfying);
    }
    return satisfying;
  }

  /** FTS5 gives smaller numbers to better matches; here a greater score is better. */
  #lookUp(expression: string, scored: boolean): Matches {
    if (!scored) return this.#lookUpRows(expression);
    const statement = this.#database.prepare(
      `SELECT rowid, -bm25(posting, ${this.#weights.join(", ")}) FROM posting WHERE posting MATCH ?`,
    );
    statement.setReturnArrays(true);
    // With `setReturnArrays` a row is the array of its columns.
    const found = statement.all(expression) as unknown as [number, number][];
    const rows = new Uint32Array(found.length);
    const scores = new Float64Array(found.length);
    for (const [at, [row, score]] of found.entries()) {
      rows[at] = row;
      scores[at] = score;
    }
    return { rows, scores };
  }

  /** One long string crosses from SQLite far faster than tens of thousands of rows. */
  #lookUpRows(expression: string): Matches {
    const found = this.#database
      .prepare("SELECT json_group_array(rowid) AS rows FROM posting WHERE posting MATCH ?")
      .get(expression);
    const rows = Uint32Array.from(JSON.parse(String(found?.["rows"] ?? "[]")) as number[]);
    return { rows, scores: new Float64Array(rows.length) };
  }

  #findPhrase(
    { phrase, field }: PhraseAlternative,
    candidates: ReadonlyMap<number, number>,
    documents: number,
    satisfying: Map<number, number>,
  ): void {
    // A phrase lies within one text, and texts are joined by line breaks.
    if (phrase.includes("\n")) return;
    const columns = field === undefined ? this.#columns : [this.#columnOf(field)];
    const cases = columns.map(
      (column) => `WHEN instr(${column}, :phrase) > 0 THEN ${this.#weightOf(column)}`,
    );
    const isFew = candidates.size < documents * scanShare;
    const statement = this.#database.prepare(`
      SELECT row, score FROM (
        SELECT row, CASE ${cases.join(" ")} END AS score FROM folded
        ${isFew ? "WHERE row IN (SELECT value FROM json_each(:rows))" : ""}
      ) WHERE score IS NOT NULL`);
    statement.setReturnArrays(true);
    const rows = isFew ? { ":rows": JSON.stringify([...candidates.keys()]) } : {};
    // With `setReturnArrays` a row is the array of its columns.
    const found = statement.all({ ":phrase": phrase, ...rows }) as unknown as [number, number][];
    for (const [row, score] of found) satisfying.set(row, (satisfying.get(row) ?? 0) + score);
  }

  #columnOf(field: string): string {
    return this.#columns[this.#fieldNames.indexOf(field)] ?? "t0";
  }

  #weightOf(column: string): number {
    return this.#weights[this.#columns.indexOf(column)] ?? 0;
  }

  #groupExpression(group: Group): string {
    return `(${group
      .filter(isTerms)
      .map((alternative) => this.#alternativeExpression(alternative))
      .join(" OR ")})`;
  }

  #alternativeExpression({ terms, field }: TermsAlternative): string {
    const asked = [...new Set(terms)].map((term) => `"${encodeTerm(term)}"`).join(" AND ");
    return field === undefined ? `(${asked})` : `(${this.#columnOf(field)} : (${asked}))`;
  }
}

function isTerms(alternative: Alternative): alternative is TermsAlternative {
  return "terms" in alternative;
}

/** An alternative without terms is satisfied by every document. */
function asksNothing(group: Group): boolean {
  return group.some((alternative) => isTerms(alternative) && alternative.terms.length === 0);
}

function isTermsOnly(group: Group): boolean {
  return group.every(isTerms);
}
