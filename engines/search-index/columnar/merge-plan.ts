import { segmentRowsMax } from "../limits.ts";
import type { Manifest, ManifestSegment } from "./manifest.ts";

/** Segments to be merged into one file, and their rows that are live as the merge begins. */
export interface MergePlan {
  readonly file: string;
  readonly sources: readonly { readonly file: string; readonly live: Uint32Array | undefined }[];
}

export interface MergeResult {
  readonly rows: number;
  readonly parts: number;
  readonly bytes: number;
  /** Source → its row → row of the merged segment, or `droppedRow`. */
  readonly to: readonly Uint32Array[];
}

/** So many segments of one size are merged into one of the next: few to ask, little rewritten. */
export const segmentsPerSize = 8;
const smallestSizeRows = 8_000;
/** A segment is written anew without its removed rows when these are more than this share. */
const removedShareMax = 0.5;

function sizeOf(rows: number): number {
  return rows < smallestSizeRows
    ? 0
    : 1 + Math.floor(Math.log(rows / smallestSizeRows) / Math.log(segmentsPerSize));
}

/** What decides when segments are merged; absent = as always, others are for tests. */
export interface MergeBounds {
  /** So many segments of one size are merged. */
  readonly perSize?: number;
  /** A merged segment has no more rows. */
  readonly rowsMax?: number;
}

/** The next merge that is worth while; undefined when there is none. */
export function choosePlan(
  { segments, next }: Manifest,
  live: ReadonlyMap<string, Uint32Array>,
  { perSize = segmentsPerSize, rowsMax = segmentRowsMax }: MergeBounds = {},
): MergePlan | undefined {
  const planOf = (chosen: readonly ManifestSegment[]): MergePlan => ({
    file: `segment-${next}.idx`,
    sources: chosen.map(({ file }) => ({ file, live: live.get(file) })),
  });
  const sizes = new Map<number, ManifestSegment[]>();
  for (const segment of segments) {
    // Two of more rows than this would make one that is too large.
    if (segment.liveRows > rowsMax / 2) continue;
    const size = sizeOf(segment.liveRows);
    sizes.set(size, [...(sizes.get(size) ?? []), segment]);
  }
  for (const size of [...sizes.keys()].sort((a, b) => a - b)) {
    const ofSize = sizes.get(size) ?? [];
    if (ofSize.length >= perSize) return planOf(fitting(ofSize, rowsMax));
  }
  const bloated = segments.find(({ rows, liveRows }) => liveRows < rows * (1 - removedShareMax));
  return bloated === undefined ? undefined : planOf([bloated]);
}

/** The smallest segments, as many as fit into one. */
function fitting(segments: readonly ManifestSegment[], rowsMax: number): ManifestSegment[] {
  let room = rowsMax;
  const smallestFirst = segments.toSorted((a, b) => a.liveRows - b.liveRows);
  return smallestFirst.filter(({ liveRows }) => {
    room -= liveRows;
    return room >= 0;
  });
}
