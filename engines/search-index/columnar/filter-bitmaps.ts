import { passingRows, type RowTest } from "./row-tests.ts";
import type { Conditions } from "./segment-matches.ts";
import type { Segment } from "./segment.ts";

/** A filter is made a bitmap when the rarest group leaves more than one row in so many. */
const rowsPerCandidateMin = 12;

/** Bitmaps of filters that are kept for later queries, in bytes, per thread. */
const keptBytesMax = 48_000_000;

/** Which rows may match at all: live ones, and those that pass filters. */
export class FilterBitmaps {
  readonly #kept = new Map<string, { readonly segment: Segment; readonly words: Uint32Array }>();
  #bytes = 0;

  conditions(
    segment: Segment,
    live: Uint32Array | undefined,
    tests: readonly RowTest[],
    candidates: number,
  ): Conditions {
    if (tests.length === 0 || candidates * rowsPerCandidateMin < segment.rows) {
      return { allowed: live, tests };
    }
    const bitmaps = tests.map((test) => this.#bitmap(segment, test));
    if (live !== undefined) bitmaps.push(live);
    const [first, ...rest] = bitmaps;
    if (first === undefined || rest.length === 0) return { allowed: first, tests: [] };
    const allowed = first.slice();
    for (const words of rest) {
      for (let at = 0; at < allowed.length; at += 1) {
        allowed[at] = (allowed[at] as number) & (words[at] as number);
      }
    }
    return { allowed, tests: [] };
  }

  #bitmap(segment: Segment, test: RowTest): Uint32Array {
    const passing =
      test.passes === undefined
        ? `${test.low}-${test.high}`
        : Buffer.from(test.passes).toString("latin1");
    const key = `${segment.path} ${test.field} ${passing}`;
    const known = this.#kept.get(key);
    if (known?.segment === segment) {
      // The last used is the last to go.
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known.words;
    }
    const words = passingRows(test, segment.rows);
    this.#kept.set(key, { segment, words });
    this.#bytes += words.byteLength;
    for (const [oldest, { words: dropped }] of this.#kept) {
      if (this.#bytes <= keptBytesMax) break;
      this.#kept.delete(oldest);
      this.#bytes -= dropped.byteLength;
    }
    return words;
  }

  /** Forgets the bitmaps of segments that are no more. */
  keepOnly(segments: ReadonlySet<Segment>): void {
    for (const [key, { segment, words }] of this.#kept) {
      if (segments.has(segment)) continue;
      this.#kept.delete(key);
      this.#bytes -= words.byteLength;
    }
  }
}
