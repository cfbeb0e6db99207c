import { allTextFields } from "../checks.ts";
import type { Alternative, Group, IndexSchema, SearchQuery } from "../search-index.ts";
import { alternativeWeight, groupWeight, impactMax } from "../impact.ts";
import { evenShare } from "../limits.ts";
import type { Segment } from "./segment.ts";

/** A term of a query, looked up in every segment. */
export interface PlannedTerm {
  readonly term: string;
  /** Segment → its place in the dictionary, −1 for none. */
  readonly ordinals: Int32Array;
  /** Segment → how many rows hold it, removed ones included. */
  readonly counts: Uint32Array;
  /** The same in all segments. */
  readonly holding: number;
}

export type PlannedAlternative =
  | {
      readonly kind: "terms";
      readonly terms: readonly PlannedTerm[];
      /** The bit of the field asked for, 0 for any. */
      readonly field: number;
      /** What each of its terms weighs: together as much as the alternative. */
      weight: number;
    }
  | {
      readonly kind: "phrase";
      readonly phrase: Buffer;
      /** What documents hold in which it is looked up; none: it is looked up in all. */
      readonly among: readonly PlannedTerm[];
      /** The bits of the fields that may hold it; 0 when nothing can. */
      readonly fields: number;
    };

export type TermsAlternative = Extract<PlannedAlternative, { kind: "terms" }>;

export interface PlannedGroup {
  readonly alternatives: readonly PlannedAlternative[];
  /** Satisfied by every document. */
  readonly isAll: boolean;
  readonly hasPhrase: boolean;
  /** Of a group with phrases the documents that may satisfy it; undefined when these are all. */
  readonly candidates: PlannedGroup | undefined;
  /** What satisfying the group adds, wherever its terms occur; 0 when that matters. */
  evenScore: number;
}

/** A term, and what it weighs. */
export interface OneTerm {
  readonly term: PlannedTerm;
  readonly weight: number;
}

/** The term of a group that asks for nothing else, in any field. */
export function onlyTerm({ alternatives, isAll }: PlannedGroup): OneTerm | undefined {
  const [one, ...others] = alternatives;
  return isAll || one === undefined || others.length > 0 ? undefined : onlyTermOfAlternative(one);
}

/** The same of an alternative. */
export function onlyTermOfAlternative(one: PlannedAlternative): OneTerm | undefined {
  if (one.kind !== "terms" || one.field !== 0) return undefined;
  const [term, ...more] = one.terms;
  return term === undefined || more.length > 0 ? undefined : { term, weight: one.weight };
}

export interface QueryPlan {
  readonly must: readonly PlannedGroup[];
  readonly atLeast: number;
  readonly should: readonly PlannedGroup[];
  readonly pinned: PlannedGroup | undefined;
  readonly mustNot: readonly PlannedGroup[];
  /**
   * Of the alternatives of all groups that are scored and of the groups that are scored evenly, in
   * the order of the query: what a cursor carries.
   */
  readonly weights: readonly number[];
}

/** Looks up the terms of a query. Given weights, of a cursor, stand for those of today. */
export function planQuery(
  schema: IndexSchema,
  segments: readonly Segment[],
  query: SearchQuery,
  given?: readonly number[],
): QueryPlan {
  const terms = new Map<string, PlannedTerm>();
  const fields = allTextFields(schema).map(({ name }) => name);
  const rows = segments.reduce((sum, segment) => sum + segment.rows, 0);
  const planTerm = (term: string): PlannedTerm => {
    let planned = terms.get(term);
    if (planned === undefined) {
      planned = lookUp(term, segments);
      terms.set(term, planned);
    }
    return planned;
  };
  const planAlternative = (one: Alternative): PlannedAlternative => {
    const field = one.field === undefined ? 0 : 1 << fields.indexOf(one.field);
    if ("terms" in one) {
      return { kind: "terms", terms: [...new Set(one.terms)].map(planTerm), field, weight: 1 };
    }
    const canBe = !one.phrase.includes("\n") && one.phrase.isWellFormed();
    return {
      kind: "phrase",
      phrase: Buffer.from(one.phrase, "utf8"),
      among: [...new Set(one.among)].map(planTerm),
      fields: canBe ? field || (1 << fields.length) - 1 : 0,
    };
  };
  const planGroup = (group: Group): PlannedGroup => {
    const alternatives = group.map(planAlternative);
    const isAll = group.some((one) =>
      "terms" in one ? one.terms.length === 0 : one.phrase === "",
    );
    const hasPhrase = group.some((one) => "phrase" in one);
    const candidates = hasPhrase && !isAll ? candidatesOf(alternatives) : undefined;
    return { alternatives, isAll, hasPhrase, candidates, evenScore: 0 };
  };
  const { must, should = [], evenly = [], pinned, mustNot } = query;
  const even = evenly.map(planGroup);
  const plan: Omit<QueryPlan, "weights"> = {
    must: must.map(planGroup),
    atLeast: query.mustAtLeast ?? must.length,
    should: [...should.map(planGroup), ...even],
    pinned: pinned === undefined ? undefined : unlessHopeless(planGroup(pinned)),
    mustNot: mustNot.map(planGroup),
  };
  const weights = [...plan.must, ...plan.should].flatMap((group) =>
    even.includes(group) ? [weightOf(group, rows)] : weightsOf(group, rows),
  );
  const kept = given?.length === weights.length ? given : weights;
  weigh([...plan.must, ...plan.should], even, kept);
  return { ...plan, weights: kept };
}

/** A group, or undefined when there is no document that may satisfy it. */
function unlessHopeless(group: PlannedGroup): PlannedGroup | undefined {
  const mayBe = (one: PlannedAlternative): boolean => {
    const terms = one.kind === "phrase" ? one.among : one.terms;
    return terms.every(({ holding }) => holding > 0);
  };
  return group.isAll || group.alternatives.some(mayBe) ? group : undefined;
}

/** The terms of a group, and those among which its phrases are. */
function candidatesOf(alternatives: readonly PlannedAlternative[]): PlannedGroup | undefined {
  const all = alternatives.map((one): PlannedAlternative => {
    return one.kind === "terms" ? one : { kind: "terms", terms: one.among, field: 0, weight: 1 };
  });
  if (all.some((one) => one.kind === "terms" && one.terms.length === 0)) return undefined;
  return {
    alternatives: all,
    isAll: false,
    hasPhrase: false,
    candidates: undefined,
    evenScore: 0,
  };
}

/**
 * How rare a group is. What satisfies any alternative is counted as if no document satisfied two:
 * a rare word keeps its weight beside rare renderings, and a frequent rendering takes it away.
 */
function weightOf({ alternatives }: PlannedGroup, rows: number): number {
  let satisfying = 0;
  for (const one of alternatives) {
    if (one.kind === "phrase" || one.terms.length === 0) continue;
    satisfying += Math.min(...one.terms.map(({ holding }) => holding));
  }
  return groupWeight(rows, Math.min(satisfying, rows));
}

/** What each alternative of terms weighs within its group. */
function weightsOf(group: PlannedGroup, rows: number): readonly number[] {
  const weight = weightOf(group, rows);
  return group.alternatives.flatMap((one) => {
    if (one.kind === "phrase") return [];
    const holding = Math.min(rows, ...one.terms.map((term) => term.holding));
    return [alternativeWeight(weight, groupWeight(rows, holding))];
  });
}

/** The terms of an alternative share its weight: many words are not worth more. */
function weigh(
  groups: readonly PlannedGroup[],
  even: readonly PlannedGroup[],
  weights: readonly number[],
): void {
  let at = 0;
  for (const group of groups) {
    if (even.includes(group)) {
      group.evenScore = Math.max(1, Math.round((weights[at] ?? 1) * impactMax * evenShare));
      at += 1;
      continue;
    }
    for (const one of group.alternatives) {
      if (one.kind === "phrase") continue;
      one.weight = Math.max(1, Math.round((weights[at] ?? 1) / one.terms.length));
      at += 1;
    }
  }
}

export function lookUp(term: string, segments: readonly Segment[]): PlannedTerm {
  const ordinals = new Int32Array(segments.length).fill(-1);
  const counts = new Uint32Array(segments.length);
  let holding = 0;
  for (const [index, segment] of segments.entries()) {
    const ordinal = segment.findTerm(term);
    if (ordinal < 0) continue;
    ordinals[index] = ordinal;
    counts[index] = segment.documentsWith(ordinal);
    holding += counts[index] ?? 0;
  }
  return { term, ordinals, counts, holding };
}
