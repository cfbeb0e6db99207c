import type { DatabaseSync } from "node:sqlite";
import { allTextFields } from "../checks.ts";
import { evenShare } from "../limits.ts";
import type { Alternative, Group, IndexSchema, SearchQuery } from "../search-index.ts";
import { textColumns } from "./tables.ts";
import { encodeTerm } from "./tokens.ts";

/** Rows and how well they satisfy what was asked, in no order. */
interface Scored {
  readonly rows: Uint32Array;
  readonly scores: Float64Array;
}

/** Documents that satisfy the groups of a query, and how well the text does. */
export interface Matches extends Scored {
  /** Rows that come before all others. */
  readonly pinned: ReadonlySet<number>;
  /** Positions of the groups that a row does not satisfy. */
  readonly missed: (row: number) => readonly number[];
}

/** Which rows phrases must be looked up in; only these can end up in an answer. */
export type RowTest = (row: number) => boolean;

type TermsAlternative = Extract<Alternative, { terms: readonly string[] }>;
type PhraseAlternative = Extract<Alternative, { phrase: string }>;

/** More candidates than this share of all documents: a scan of all texts is faster. */
const scanShare = 0.25;

const noneSatisfying: Scored = { rows: new Uint32Array(0), scores: new Float64Array(0) };
const missesNothing = (): readonly number[] => [];

function liveRowsUnscored(live: readonly number[]): Scored {
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

  match(query: SearchQuery, live: readonly number[], test: RowTest, scored: boolean): Matches {
    const { must, mustAtLeast = must.length, mustNot, should = [], evenly = [], pinned } = query;
    const isSome = mustAtLeast < must.length;
    const optional = should.length + evenly.length;
    const looksFurther = isSome || mustNot.length > 0 || optional > 0 || pinned !== undefined;
    const all = isSome ? undefined : this.#matchAll(must, live, test, scored, !looksFurther);
    if (all !== undefined && !looksFurther) {
      return { ...all, pinned: new Set(), missed: missesNothing };
    }
    const found = all === undefined ? new Map<number, number>() : mapOf(all, test);
    if (all === undefined) this.#addSome(found, must, mustAtLeast, live, test, scored);
    for (const group of scored ? should : []) this.#addScores(found, group);
    for (const group of scored ? evenly : []) this.#addEvenly(found, group, live.length);
    const first = new Set(pinned === undefined ? [] : this.#pinnedRows(pinned, live, test));
    for (const row of first) if (!found.has(row)) found.set(row, 0);
    for (const group of mustNot) {
      for (const row of this.#satisfying(group, found, live.length, false).keys()) {
        found.delete(row);
      }
    }
    const isComplete = !isSome && first.size === 0;
    return {
      rows: Uint32Array.from(found.keys()),
      scores: Float64Array.from(found.values()),
      pinned: first,
      missed: isComplete ? missesNothing : this.#missedBy(must, live.length),
    };
  }

  /**
   * Groups of terms alone are one expression for the inverted index. Groups with a phrase are
   * looked at afterwards, in what is left.
   */
  #matchAll(
    must: readonly Group[],
    live: readonly number[],
    test: RowTest,
    scored: boolean,
    isLast: boolean,
  ): Scored {
    if (must.some((group) => group.length === 0)) return noneSatisfying;
    const pure = must.filter(isTermsOnly);
    const expression = pure
      .filter((group) => !asksNothing(group))
      .map((group) => this.#groupExpression(group))
      .join(" AND ");
    const isPure = pure.length === must.length;
    if (isPure && isLast && expression !== "" && !scored) return this.#lookUpRows(expression);
    const looked = expression === "" ? liveRowsUnscored(live) : this.#lookUp(expression, scored);
    if (isPure) return looked;
    const found = mapOf(looked, test);
    for (const group of must) {
      if (!isTermsOnly(group)) this.#keepSatisfied(found, group, live.length);
    }
    return { rows: Uint32Array.from(found.keys()), scores: Float64Array.from(found.values()) };
  }

  /** Finds the rows that satisfy at least so many of the groups, by counting. */
  #addSome(
    found: Map<number, number>,
    must: readonly Group[],
    atLeast: number,
    live: readonly number[],
    test: RowTest,
    scored: boolean,
  ): void {
    const everything = new Map(live.filter(test).map((row) => [row, 0]));
    const counts = new Map<number, number>();
    for (const group of must) {
      for (const [row, gained] of this.#satisfying(group, everything, live.length, scored)) {
        if (!everything.has(row)) continue;
        counts.set(row, (counts.get(row) ?? 0) + 1);
        found.set(row, (found.get(row) ?? 0) + gained);
      }
    }
    for (const row of found.keys()) {
      if ((counts.get(row) ?? 0) < atLeast) found.delete(row);
    }
  }

  #addScores(found: Map<number, number>, group: Group): void {
    if (found.size === 0 || group.length === 0 || asksNothing(group)) return;
    const { rows, scores } = this.#lookUp(this.#groupExpression(group), true);
    for (const [at, row] of rows.entries()) {
      const score = found.get(row);
      if (score !== undefined) found.set(row, score + (scores[at] ?? 0));
    }
  }

  /** Rarity as FTS5 weighs it, of the whole group. */
  #addEvenly(found: Map<number, number>, group: Group, documents: number): void {
    if (found.size === 0 || group.length === 0 || asksNothing(group)) return;
    const { rows } = this.#lookUpRows(this.#groupExpression(group));
    const rarity = Math.log(1 + (documents - rows.length + 0.5) / (rows.length + 0.5));
    for (const row of rows) {
      const score = found.get(row);
      if (score !== undefined) found.set(row, score + evenShare * Math.max(0, rarity));
    }
  }

  #pinnedRows(group: Group, live: readonly number[], test: RowTest): readonly number[] {
    if (group.length === 0) return [];
    if (asksNothing(group)) return live.filter(test);
    return [...this.#lookUpRows(this.#groupExpression(group)).rows].filter(test);
  }

  /** Each group is looked up once, and only when a row is asked about that may miss it. */
  #missedBy(must: readonly Group[], documents: number): (row: number) => readonly number[] {
    const rowsOf = new Map<Group, ReadonlySet<number>>();
    const satisfies = (row: number, group: Group): boolean => {
      if (!isTermsOnly(group)) {
        return this.#satisfying(group, new Map([[row, 0]]), documents, false).has(row);
      }
      if (group.length === 0) return false;
      if (asksNothing(group)) return true;
      let rows = rowsOf.get(group);
      if (rows === undefined) {
        rows = new Set(this.#lookUpRows(this.#groupExpression(group)).rows);
        rowsOf.set(group, rows);
      }
      return rows.has(row);
    };
    return (row) => [...must.keys()].filter((at) => !satisfies(row, must[at] ?? []));
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
    if (asksNothing(group)) return unscored(candidates);
    const satisfying = new Map<number, number>();
    if (asked.length > 0) {
      const { rows, scores } = this.#lookUp(this.#groupExpression(asked), scored);
      for (const [at, row] of rows.entries()) satisfying.set(row, scores[at] ?? 0);
    }
    for (const alternative of group) {
      if (isTerms(alternative)) continue;
      if (alternative.phrase === "") return unscored(candidates);
      this.#findPhrase(alternative, candidates, documents, satisfying);
    }
    return satisfying;
  }

  /** FTS5 gives smaller numbers to better matches; here a greater score is better. */
  #lookUp(expression: string, scored: boolean): Scored {
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
  #lookUpRows(expression: string): Scored {
    const found = this.#database
      .prepare("SELECT json_group_array(rowid) AS rows FROM posting WHERE posting MATCH ?")
      .get(expression);
    const rows = Uint32Array.from(JSON.parse(String(found?.["rows"] ?? "[]")) as number[]);
    return { rows, scores: new Float64Array(rows.length) };
  }

  #findPhrase(
    { phrase, among = [], field }: PhraseAlternative,
    given: ReadonlyMap<number, number>,
    documents: number,
    satisfying: Map<number, number>,
  ): void {
    // A phrase lies within one text, and texts are joined by line breaks.
    if (phrase.includes("\n")) return;
    const candidates = among.length === 0 ? given : this.#holding(among, given);
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
    for (const [row, score] of found) {
      if (candidates.has(row)) satisfying.set(row, (satisfying.get(row) ?? 0) + score);
    }
  }

  #holding(
    terms: readonly string[],
    among: ReadonlyMap<number, number>,
  ): ReadonlyMap<number, number> {
    const { rows } = this.#lookUpRows(this.#groupExpression([{ terms }]));
    return new Map([...rows].flatMap((row) => (among.has(row) ? [[row, 0] as const] : [])));
  }

  /** How many documents hold a term. */
  documentsWith(term: string): number {
    return this.#lookUpRows(this.#groupExpression([{ terms: [term] }])).rows.length;
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

/** The rows that can end up in an answer, with their scores. */
function mapOf({ rows, scores }: Scored, test: RowTest): Map<number, number> {
  const found = new Map<number, number>();
  for (const [at, row] of rows.entries()) if (test(row)) found.set(row, scores[at] ?? 0);
  return found;
}

function unscored(candidates: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  return new Map([...candidates.keys()].map((row) => [row, 0]));
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
