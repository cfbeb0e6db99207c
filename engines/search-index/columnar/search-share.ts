import type { SetCounts } from "./facet-counter.ts";
import type { RankedRow } from "./ranking.ts";
import type { Search } from "./segment-search.ts";
import type { Snapshot } from "./snapshot.ts";

/** What one thread found in its segments of a search, for the thread that makes the answer. */
export interface SearchShare {
  readonly total: number;
  /** False when more documents might hold a phrase than could be looked through. */
  readonly exact: boolean;
  readonly ranked: readonly RankedRow[];
  /** In the order of the counters: counts by set, segment by segment. */
  readonly counts: readonly (readonly ShareCounts[])[];
}

interface ShareCounts {
  readonly segment: number;
  /** In memory that threads share, so that it is copied once. */
  readonly perSet: Uint32Array;
}

export function shareOf({ total, phrases, ranked, counters, snapshot }: Search): SearchShare {
  const { segments } = snapshot;
  const counted = counters.flatMap((counter) => counter.counted);
  const numbers = counted.reduce((sum, { perSet }) => sum + perSet.length, 0);
  // One piece for all: each has its price.
  const shared = new Uint32Array(new SharedArrayBuffer(numbers * 4));
  let end = 0;
  const share = (perSet: Uint32Array): Uint32Array => {
    shared.set(perSet, end);
    end += perSet.length;
    return shared.subarray(end - perSet.length, end);
  };
  return {
    total,
    exact: phrases.isExact,
    ranked,
    counts: counters.map(({ counted }) =>
      counted.map(({ segment, perSet }) => ({
        segment: segments.indexOf(segment),
        perSet: share(perSet),
      })),
    ),
  };
}

/** What a counter of a share counted, in the segments of this thread. */
export function countsOfShare(
  { counts }: SearchShare,
  counter: number,
  { segments }: Snapshot,
): readonly SetCounts[] {
  return (counts[counter] ?? []).flatMap(({ segment: index, perSet }) => {
    const segment = segments[index];
    return segment === undefined ? [] : [{ segment, perSet }];
  });
}
