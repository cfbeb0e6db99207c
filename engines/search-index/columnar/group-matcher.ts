import type { Deadline } from "./deadline.ts";
import { leastOfGreatest } from "./least-of-greatest.ts";
import { type PhraseChecker, unchecked } from "./phrase-check.ts";
import { decodeAll, decodeAllowed, decodeBoth, raiseAll } from "./decode-postings.ts";
import { countRows } from "./live-rows.ts";
import { keepAllowed, keepScored, sweepUnion } from "./kept-rows.ts";
import { intersect, keepField, postingsPerRowMax, probe, raise } from "./look-up-postings.ts";
import { bitmapWords } from "./posting-codec.ts";
import type { PostingList } from "./posting-list.ts";
import {
  onlyTerm,
  onlyTermOfAlternative,
  type PlannedAlternative,
  type PlannedGroup,
  type PlannedTerm,
  type TermsAlternative,
} from "./query-plan.ts";
import type { Rows, Scratch } from "./scratch.ts";
import type { Segment } from "./segment.ts";

/** With fewer allowed rows than one in so many, alternatives are cut down to these one by one. */
const narrowRowsPerRow = 4;

/** To look fewer rows up than one in so many, nothing is gathered by row. */
const rowsPerLookUpMax = 64;

/** Evaluates groups of a query in one segment. */
export class GroupMatcher {
  readonly #segment: Segment;
  readonly #index: number;
  readonly #scratch: Scratch;
  readonly #phrases: PhraseChecker;
  readonly #deadline: Deadline;
  readonly #lists = new Map<PlannedTerm, PostingList>();

  constructor(
    segment: Segment,
    index: number,
    scratch: Scratch,
    phrases: PhraseChecker,
    deadline: Deadline,
  ) {
    this.#segment = segment;
    this.#index = index;
    this.#scratch = scratch;
    this.#phrases = phrases;
    this.#deadline = deadline;
  }

  /** About how many rows may satisfy a group, by its terms; of a phrase without, nobody knows. */
  costOf(group: PlannedGroup): number {
    if (group.isAll) return this.#segment.rows;
    if (group.hasPhrase && group.candidates === undefined) return Number.POSITIVE_INFINITY;
    let cost = 0;
    for (const one of group.alternatives) cost += this.#rarest(one);
    return cost;
  }

  #rarest(alternative: PlannedAlternative): number {
    const terms = alternative.kind === "phrase" ? alternative.among : alternative.terms;
    let rarest = this.#segment.rows;
    for (const { counts } of terms) {
      rarest = Math.min(rarest, counts[this.#index] ?? 0);
    }
    return rarest;
  }

  #list(term: PlannedTerm, withMasks: boolean): PostingList {
    const known = this.#lists.get(term);
    if (known !== undefined && (!withMasks || known.hasMasks)) return known;
    this.#deadline.check();
    const ordinal = term.ordinals[this.#index] ?? -1;
    const list = this.#segment.postings(ordinal, withMasks, this.#scratch.memory);
    this.#lists.set(term, list);
    return list;
  }

  /** The postings of a term that is looked up in no field; undefined when no row holds it. */
  wholeList(term: PlannedTerm): PostingList | undefined {
    return (term.ordinals[this.#index] ?? -1) < 0 ? undefined : this.#list(term, false);
  }

  /** The postings of the terms of an alternative, the rarest first; none when no row holds them all. */
  listsOf(alternative: TermsAlternative): readonly PostingList[] {
    if (this.#rarest(alternative) === 0) return [];
    return this.#rarestFirst(alternative.terms).map((term) =>
      this.#list(term, alternative.field !== 0),
    );
  }

  /** Whether any row can satisfy an alternative. */
  mayHold(alternative: PlannedAlternative): boolean {
    return this.#rarest(alternative) > 0;
  }

  /** The postings of all terms of an alternative, when all are dense: the rarest says. */
  denseLists(alternative: TermsAlternative): readonly PostingList[] | undefined {
    const [first, ...others] = this.#rarestFirst(alternative.terms);
    const withMasks = alternative.field !== 0;
    if (first === undefined || !this.#list(first, withMasks).isDense) return undefined;
    return [first, ...others].map((term) => this.#list(term, withMasks));
  }

  /** The rows that hold all terms of an alternative, in whatever field. */
  seedTerms({ terms }: TermsAlternative, into: Rows): void {
    this.#seedAlternative({ kind: "terms", terms, field: 0, weight: 1 }, undefined, into);
  }

  /** The facets of a term, where the segment holds them. */
  facetsOf(term: PlannedTerm): readonly Uint32Array[] | undefined {
    const ordinal = term.ordinals[this.#index] ?? -1;
    return ordinal < 0 ? undefined : this.#segment.termFacets(ordinal, this.#scratch.memory);
  }

  /** Keeps the rows that hold a term, in whatever field. */
  keepTerm(term: PlannedTerm, into: Rows): void {
    into.scores.fill(0, 0, into.count);
    this.#keepTerm(term, 0, 0, into);
  }

  /** Ends the search when it takes too long: to be asked before every pass over rows. */
  checkTime(): void {
    this.#deadline.check();
  }

  /** All allowed rows that satisfy a group of terms, which not every row does. */
  seed(group: PlannedGroup, allowed: Uint32Array | undefined, into: Rows): void {
    const possible = group.alternatives.filter(
      (one): one is TermsAlternative => one.kind === "terms" && this.#rarest(one) > 0,
    );
    const [first] = possible;
    if (first === undefined) into.count = 0;
    else if (possible.length === 1) this.#seedAlternative(first, allowed, into);
    else this.#seedUnion(possible, allowed, into);
  }

  /**
   * The allowed rows that satisfy two groups of one frequent term each; false, and nothing done, when
   * they are others.
   */
  seedPair(
    one: PlannedGroup,
    other: PlannedGroup,
    allowed: Uint32Array | undefined,
    into: Rows,
  ): boolean {
    const first = onlyTerm(one);
    const second = onlyTerm(other);
    if (first === undefined || second === undefined) return false;
    const list = this.wholeList(first.term);
    const otherList = this.wholeList(second.term);
    if (list?.isDense !== true || otherList?.isDense !== true) return false;
    this.checkTime();
    const weights = [first.weight, second.weight] as const;
    into.count = decodeBoth([list, otherList], weights, allowed, into.rows, into.scores);
    return true;
  }

  #seedUnion(
    alternatives: readonly TermsAlternative[],
    allowed: Uint32Array | undefined,
    into: Rows,
  ): void {
    const { unionScores, unionBits } = this.#scratch;
    // What few rows pass is looked at first; else when all is gathered.
    const isNarrow =
      allowed !== undefined && countRows(allowed) * narrowRowsPerRow < this.#segment.rows;
    for (const one of alternatives) {
      const [term, ...others] = one.terms;
      if (!isNarrow && term !== undefined && others.length === 0 && one.field === 0) {
        this.checkTime();
        raiseAll(this.#list(term, false), one.weight, unionScores, unionBits);
        continue;
      }
      this.#seedAlternative(one, allowed, into);
      const { rows, scores, count } = into;
      for (let at = 0; at < count; at += 1) {
        const row = rows[at] as number;
        const score = scores[at] as number;
        if ((unionScores[row] as number) >= score) continue;
        unionScores[row] = score;
        unionBits[row >> 5] = (unionBits[row >> 5] as number) | (1 << (row & 31));
      }
    }
    into.count = sweepUnion(unionBits, unionScores, this.#segment.rows, allowed, into);
  }

  #seedAlternative(
    { terms, field, weight }: TermsAlternative,
    allowed: Uint32Array | undefined,
    into: Rows,
  ): void {
    const [first, second, ...others] = this.#rarestFirst(terms);
    into.count = 0;
    if (first === undefined) return;
    this.checkTime();
    const { rows, scores } = into;
    if (field !== 0 && second === undefined) {
      const list = this.#list(first, true);
      decodeAll(list, weight, rows, scores);
      into.count = keepField(list, field, rows, scores);
      keepAllowed(into, allowed);
      return;
    }
    // Which field holds a term is looked up last: few rows are left by then.
    const list = this.#list(first, field !== 0);
    const next = second === undefined ? undefined : this.#list(second, field !== 0);
    const isPair = list.isDense && next?.isDense === true;
    if (isPair) {
      into.count = decodeBoth([list, next], [weight, weight], allowed, rows, scores);
    } else if (list.isDense && allowed !== undefined) {
      into.count = decodeAllowed(list, weight, allowed, rows, scores);
    } else {
      into.count = decodeAll(list, weight, rows, scores);
      keepAllowed(into, allowed);
    }
    const rest = second === undefined || isPair ? others : [second, ...others];
    for (const term of rest) {
      if (into.count === 0) return;
      this.#keepTerm(term, weight, 0, into);
    }
    if (field !== 0) this.keepInField({ terms, field }, into);
  }

  /** Of rows that hold all of some terms, keeps those that hold each in the field. */
  keepInField({ terms, field }: Pick<TermsAlternative, "terms" | "field">, into: Rows): void {
    for (const term of terms) {
      if (into.count === 0) return;
      this.checkTime();
      probe(this.#list(term, true), 0, field, into.rows, into.scores, into.count);
      keepScored(into);
    }
  }

  #keepTerm(term: PlannedTerm, weight: number, field: number, into: Rows): void {
    this.checkTime();
    const list = this.#list(term, field !== 0);
    const { rows, scores } = into;
    if (field === 0) {
      into.count = intersect(list, weight, rows, scores, into.count, this.#scratch.byRow);
      return;
    }
    probe(list, weight, field, rows, scores, into.count);
    keepScored(into);
  }

  /** Keeps the rows that satisfy a group, adding its score. */
  keep(group: PlannedGroup, into: Rows): void {
    if (group.isAll || into.count === 0) return;
    const [only] = group.alternatives;
    const isPlain = group.alternatives.length === 1 && only?.kind === "terms" && only.field === 0;
    if (isPlain && this.#rarest(only) > 0) {
      for (const term of only.terms) this.#keepTerm(term, only.weight, 0, into);
      return;
    }
    const best = this.score(group, into.rows, into.count);
    const { rows, scores } = into;
    let kept = 0;
    for (let at = 0; at < into.count; at += 1) {
      const gained = best[at] as number;
      if (gained < 0) continue;
      rows[kept] = rows[at] as number;
      scores[kept] = (scores[at] as number) + gained;
      kept += 1;
    }
    into.count = kept;
  }

  /** Drops the rows that satisfy a group, and those of which that could not be found out. */
  drop(group: PlannedGroup, into: Rows): void {
    if (into.count === 0) return;
    if (group.isAll) {
      into.count = 0;
      return;
    }
    const best = this.score(group, into.rows, into.count);
    const { rows, scores } = into;
    let kept = 0;
    for (let at = 0; at < into.count; at += 1) {
      if (best[at] !== -1) continue;
      rows[kept] = rows[at] as number;
      scores[kept] = scores[at] as number;
      kept += 1;
    }
    into.count = kept;
  }

  /**
   * Row by row the score of a group's best alternative: −1 where none is satisfied, `unchecked`
   * where a phrase could not be looked up. Phrases are looked up where no terms satisfy. The array
   * is used again.
   */
  score(group: PlannedGroup, rows: Uint32Array, count: number): Int32Array {
    const { best, sums } = this.#scratch;
    best.fill(group.isAll ? 0 : -1, 0, count);
    const together = group.alternatives.filter((one) => this.#paysToGather(one, count));
    if (together.length > 1) this.#raiseTogether(together, rows, count, best);
    for (const one of group.alternatives) {
      if (one.kind === "phrase" || one.terms.length === 0 || this.#rarest(one) === 0) continue;
      if (together.length > 1 && together.includes(one)) continue;
      const [term, ...others] = one.terms;
      if (term !== undefined && others.length === 0) {
        this.checkTime();
        const list = this.#list(term, one.field !== 0);
        raise(list, one.weight, one.field, rows, best, count, this.#scratch.byRow);
        continue;
      }
      this.#raiseToAll(one, rows, count, best);
    }
    if (group.evenScore > 0) {
      for (let at = 0; at < count; at += 1) {
        if ((best[at] as number) > 0) best[at] = group.evenScore;
      }
    }
    for (const one of group.alternatives) {
      if (one.kind === "terms" || group.isAll || this.#rarest(one) === 0) continue;
      sums.fill(-1, 0, count);
      this.#raiseToAll({ kind: "terms", terms: one.among, field: 0, weight: 1 }, rows, count, sums);
      for (let at = 0; at < count; at += 1) if ((best[at] as number) >= 0) sums[at] = -1;
      // Of more than can be looked at, those come first in which the words of the phrase count most.
      const least = leastOfGreatest(sums, count, this.#phrases.left);
      for (let at = 0; at < count; at += 1) {
        const among = sums[at] as number;
        if (among < 0) continue;
        if (among < least) {
          best[at] = unchecked;
          this.#phrases.isExact = false;
          continue;
        }
        const row = rows[at] as number;
        const score = this.#phrases.score(this.#segment, row, one.phrase, one.fields);
        if (score >= 0 || score === unchecked) best[at] = score;
      }
    }
    return best;
  }

  /** Whether an alternative is one term with not many more postings than rows are looked up. */
  #paysToGather(one: PlannedAlternative, count: number): boolean {
    const only = onlyTermOfAlternative(one);
    const postings = only?.term.counts[this.#index] ?? 0;
    if (count * rowsPerLookUpMax < this.#segment.rows) return false;
    return postings > 0 && postings <= count * postingsPerRowMax;
  }

  /** Raises the scores to those of the best of several terms, which are gathered by row first. */
  #raiseTogether(
    alternatives: readonly PlannedAlternative[],
    rows: Uint32Array,
    count: number,
    scores: Int32Array,
  ): void {
    const { unionScores, unionBits } = this.#scratch;
    for (const one of alternatives) {
      const only = onlyTermOfAlternative(one);
      if (only === undefined) continue;
      this.checkTime();
      raiseAll(this.#list(only.term, false), only.weight, unionScores, unionBits);
    }
    for (let at = 0; at < count; at += 1) {
      const score = unionScores[rows[at] as number] as number;
      scores[at] = Math.max(scores[at] as number, score);
    }
    unionScores.fill(-1, 0, this.#segment.rows);
    unionBits.fill(0, 0, bitmapWords(this.#segment.rows));
  }

  /** For each row that holds all the terms: raises the score to their sum where that is greater. */
  #raiseToAll(
    { terms, field, weight }: TermsAlternative,
    rows: Uint32Array,
    count: number,
    scores: Int32Array,
  ): void {
    const { third } = this.#scratch;
    third.rows.set(rows.subarray(0, count));
    third.scores.fill(0, 0, count);
    third.count = count;
    for (const term of this.#rarestFirst(terms)) {
      if (third.count === 0) return;
      this.#keepTerm(term, weight, field, third);
    }
    let at = 0;
    for (let index = 0; index < third.count; index += 1) {
      const row = third.rows[index] as number;
      while (rows[at] !== row) at += 1;
      scores[at] = Math.max(scores[at] as number, third.scores[index] as number);
    }
  }

  #rarestFirst(terms: readonly PlannedTerm[]): readonly PlannedTerm[] {
    const count = (term: PlannedTerm): number => term.counts[this.#index] ?? 0;
    return terms.toSorted((a, b) => count(a) - count(b));
  }
}
