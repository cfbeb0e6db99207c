import type { Manifest } from "./manifest.ts";

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

/** The next merge that is worth while; undefined when there is none. */
export function choosePlan(
  { segments, next }: Manifest,
  live: ReadonlyMap<string, Uint32Array>,
  perSize: number,
): MergePlan | undefined {
  const planOf = (files: readonly string[]): MergePlan => ({
    file: `segment-${next}.idx`,
    sources: files.map((file) => ({ file, live: live.get(file) })),
  });
  const sizes = new Map<number, string[]>();
  for (const { file, liveRows } of segments) {
    const size = sizeOf(liveRows);
    sizes.set(size, [...(sizes.get(size) ?? []), file]);
  }
  for (const size of [...sizes.keys()].sort((a, b) => a - b)) {
    const files = sizes.get(size) ?? [];
    if (files.length >= perSize) return planOf(files);
  }
  const bloated = segments.find(({ rows, liveRows }) => liveRows < rows * (1 - removedShareMax));
  return bloated === undefined ? undefined : planOf([bloated.file]);
}
