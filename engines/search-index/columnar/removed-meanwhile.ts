import { isLive, type LiveRows } from "./live-rows.ts";
import { droppedRow } from "./row-map.ts";

/**
 * Rows of a merged segment whose documents were removed from its sources while it was written.
 * @param to source → its row → row of the merged segment, or `droppedRow`
 * @param now source → its rows that are live by now, or that it is gone with all of them
 */
export function* removedMeanwhile(
  to: readonly Uint32Array[],
  now: readonly (LiveRows | "gone")[],
): Generator<number> {
  for (const [source, target] of to.entries()) {
    const live = now[source];
    for (let row = 0; row < target.length; row += 1) {
      const into = target[row] as number;
      if (into === droppedRow || (live !== "gone" && isLive(live, row))) continue;
      yield into;
    }
  }
}
