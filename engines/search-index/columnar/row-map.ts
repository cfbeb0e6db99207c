import { isLive } from "./live-rows.ts";
import type { Segment } from "./segment.ts";
import { mergedKeys } from "./merged-keys.ts";
import { StringWalker } from "./string-table.ts";

/** A segment to be merged, and which of its rows are still of the index. */
export interface MergeSource {
  readonly segment: Segment;
  /** Undefined when all rows are live. */
  readonly live: Uint32Array | undefined;
}

export const droppedRow = 0xffff_ffff;

/** Where the live rows of several segments go in a new one, in which they lie by id again. */
export class RowMap {
  readonly sources: readonly MergeSource[];
  rows = 0;
  /** Source → its row → new row, or `droppedRow`. */
  readonly to: readonly Uint32Array[];
  /** New row → its source, and its row there. */
  readonly source: Uint16Array;
  readonly row: Uint32Array;

  constructor(sources: readonly MergeSource[]) {
    const all = sources.reduce((sum, { segment }) => sum + segment.rows, 0);
    this.sources = sources;
    this.to = sources.map(({ segment }) => new Uint32Array(segment.rows).fill(droppedRow));
    this.source = new Uint16Array(all);
    this.row = new Uint32Array(all);
    const walkers = sources.map(({ segment }) => new StringWalker(segment.ids));
    for (const holders of mergedKeys(walkers)) {
      for (const index of holders) {
        const source = sources[index];
        const row = walkers[index]?.ordinal ?? 0;
        const to = this.to[index];
        if (source === undefined || to === undefined || !isLive(source.live, row)) continue;
        to[row] = this.rows;
        this.source[this.rows] = index;
        this.row[this.rows] = row;
        this.rows += 1;
      }
    }
  }
}
