import type { Deadline } from "./deadline.ts";
import { raiseRows } from "./bits.ts";
import type { FacetCounter } from "./facet-counter.ts";
import { countSets } from "./count-sets.ts";
import { isLive, type LiveRows } from "./live-rows.ts";
import { bitmapWords } from "./posting-codec.ts";
import { listOthers, listRows, type Rows, type Scratch } from "./scratch.ts";
import type { Segment } from "./segment.ts";

/** When more than this share of all rows match, those that do not are counted instead. */
const complementShareMin = 0.6;

/** Who counts, and what that needs. */
export interface Counting {
  readonly counters: readonly FacetCounter[];
  readonly scratch: Scratch;
  readonly deadline: Deadline;
}

/** The live rows of a segment. */
export interface LiveSegment {
  readonly segment: Segment;
  readonly live: LiveRows;
  readonly liveRows: number;
}

/** Counts facets over the rows found in one segment. */
export function countFacets(counting: Counting, of: LiveSegment, found: Rows): void {
  const { counters, scratch } = counting;
  if (counters.length === 0 || found.count === 0) return;
  const { segment, live, liveRows } = of;
  if (found.count < liveRows * complementShareMin) {
    countListed(counting, segment, found);
    return;
  }
  const { other } = scratch;
  other.count = 0;
  if (found.count < liveRows) {
    const bits = scratch.bits.subarray(0, bitmapWords(segment.rows)).fill(0);
    raiseRows(found, bits);
    listOthers(bits, segment.rows, live, other);
  }
  countAllBut(counting, of, other);
}

/** Counts facets over the live rows whose bit is set, of which there are `total`. */
export function countAllowed(
  counting: Counting,
  of: LiveSegment,
  { allowed, total }: { readonly allowed: LiveRows; readonly total: number },
): void {
  const { counters, scratch } = counting;
  if (counters.length === 0 || total === 0) return;
  const { segment, live, liveRows } = of;
  const { other } = scratch;
  // What is not narrowed down leaves no others.
  other.count = 0;
  if (allowed !== undefined && total < liveRows * complementShareMin) {
    listRows(allowed, other);
    countListed(counting, segment, other);
    return;
  }
  if (allowed !== undefined && total < liveRows) {
    const bits = scratch.bits.subarray(0, allowed.length);
    bits.set(allowed);
    listOthers(bits, segment.rows, live, other);
  }
  countAllBut(counting, of, other);
}

/** Counts facets over the rows of a list. */
export function countListed(counting: Counting, segment: Segment, found: Rows): void {
  eachCount(counting, segment, found, (counter, counts) => {
    counter.add(segment, counts);
  });
}

/** Counts facets over all live rows but some. */
export function countAllBut(counting: Counting, { segment, live }: LiveSegment, rest: Rows): void {
  eachCount(counting, segment, rest, (counter, counts) => {
    const all = countsOfAll(segment, counter.index, live);
    for (let set = 0; set < counts.length; set += 1) {
      counts[set] = (all[set] as number) - (counts[set] as number);
    }
    counter.add(segment, counts);
  });
}

/** Counts facets over the rows of a term whose facets the segment holds, but for some removed ones. */
export function countTerm(
  counting: Counting,
  segment: Segment,
  ofTerm: readonly Uint32Array[],
  removed: Rows,
): void {
  eachCount(counting, segment, removed, (counter, counts) => {
    const held = ofTerm[counter.index];
    if (held === undefined) return;
    for (let set = 0; set < counts.length; set += 1) {
      counts[set] = (held[set] as number) - (counts[set] as number);
    }
    counter.add(segment, counts);
  });
}

/** Gives each counter the counts by set of some rows. */
function eachCount(
  { counters, scratch, deadline }: Counting,
  segment: Segment,
  found: Rows,
  give: (counter: FacetCounter, counts: Uint32Array) => void,
): void {
  deadline.check();
  const fields = counters.map(({ index }) => ({
    field: index,
    counts: scratch.memory.zeros(segment.facets[index]?.stated.count ?? 0),
  }));
  countSets(segment.groups, found, fields);
  // Each counter keeps and changes what it is given.
  for (const [at, { counts }] of fields.entries()) give(counters[at] as FacetCounter, counts);
}

/** The counts of all live rows are kept, as long as these stay the same. */
const ofAll = new WeakMap<Segment, { readonly live: LiveRows; readonly fields: Uint32Array[] }>();

function countsOfAll(segment: Segment, field: number, live: LiveRows): Uint32Array {
  let known = ofAll.get(segment);
  if (known === undefined || known.live !== live) {
    known = { live, fields: [] };
    ofAll.set(segment, known);
  }
  const counted = known.fields[field];
  if (counted !== undefined) return counted;
  const facet = segment.facets[field];
  const counts = new Uint32Array(facet?.stated.count ?? 0);
  if (facet !== undefined) {
    const { setOf } = facet;
    const { numbers, stride, at } = facet.cellOf;
    for (let row = 0; row < segment.rows; row += 1) {
      if (live !== undefined && !isLive(live, row)) continue;
      const set = setOf[numbers[row * stride + at] as number] as number;
      counts[set] = (counts[set] as number) + 1;
    }
  }
  known.fields[field] = counts;
  return counts;
}
