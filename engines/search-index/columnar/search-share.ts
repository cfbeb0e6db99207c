import type { SetCounts } from "./facet-counter.ts";
import type { RankedRow } from "./ranking.ts";
import type { Search } from "./search.ts";
import type { Snapshot } from "./snapshot.ts";

/** What one thread found in its segments of a search, for the thread that makes the answer. */
export interface SearchShare {
  readonly total: number;
  readonly ranked: readonly RankedRow[];
  /** In the order of the facets that were asked for: counts by set, segment by segment. */
  readonly counts: readonly (readonly ShareCounts[])[];
}

interface ShareCounts {
  readonly segment: number;
  /** In memory that threads share: it goes through the thread that serves, and is not copied there. */
  readonly perSet: Uint32Array;
}

export function shareOf({ total, ranked, counters, snapshot }: Search): SearchShare {
  const { segments } = snapshot;
  return {
    total,
    ranked,
    counts: counters.map(({ counted }) =>
      counted.map(({ segment, perSet }) => {
        const shared = new Uint32Array(new SharedArrayBuffer(perSet.byteLength));
        shared.set(perSet);
        return { segment: segments.indexOf(segment), perSet: shared };
      }),
    ),
  };
}

/** What a share counted for a facet, in the segments of this thread. */
export function countsOfShare(
  { counts }: SearchShare,
  facet: number,
  { segments }: Snapshot,
): readonly SetCounts[] {
  return (counts[facet] ?? []).flatMap(({ segment: index, perSet }) => {
    const segment = segments[index];
    return segment === undefined ? [] : [{ segment, perSet }];
  });
}
