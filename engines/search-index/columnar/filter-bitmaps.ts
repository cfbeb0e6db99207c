import type { BitmapPool } from "./bitmap-pool.ts";
import { bitsWithin, raiseRows } from "./bits.ts";
import { countRows } from "./live-rows.ts";
import { listRows } from "./scratch.ts";
import { passingRows, type RowTest } from "./row-tests.ts";
import type { Conditions } from "./segment-matches.ts";
import type { Segment } from "./segment.ts";

/** A filter is made a bitmap when the rarest group leaves more than one row in so many. */
const rowsPerCandidateMin = 12;

/** What is kept of filters for later queries, in bytes, per thread. */
const keptBytesMax = 24_000_000;

/** A filter that is kept: as the bitmap of the rows that pass, or as their list where few do. */
interface KeptFilter {
  readonly segment: Segment;
  readonly words: Uint32Array | undefined;
  readonly rows: Uint32Array | undefined;
}

/** Which rows may match at all: live ones, and those that pass filters. */
export class FilterBitmaps {
  readonly #kept = new Map<string, KeptFilter>();
  /** For what is not kept: the bitmaps of the segment that is searched. */
  readonly #pool: BitmapPool;
  #bytes = 0;

  constructor(pool: BitmapPool) {
    this.#pool = pool;
  }

  /** Rows that are live and pass all tests, and of those in `lenient` all but those of one field. */
  conditions(
    segment: Segment,
    live: Uint32Array | undefined,
    tests: readonly RowTest[],
    candidates: number,
    lenient: readonly RowTest[] = [],
  ): Conditions {
    if (candidates * rowsPerCandidateMin < segment.rows) return { allowed: live, tests };
    const bitmaps = tests.map((test) => this.#bitmap(segment, test));
    if (live !== undefined) bitmaps.push(live);
    const lenientFields = Object.values(Object.groupBy(lenient, ({ field }) => field));
    if (lenientFields.length > 1) {
      const ofFields = lenientFields.flatMap((of = []) => this.#passing(segment, of) ?? []);
      bitmaps.push(allButOne(ofFields, this.#pool));
    }
    return { allowed: this.#allOf(bitmaps), tests: [] };
  }

  #passing(segment: Segment, tests: readonly RowTest[]): Uint32Array | undefined {
    return this.#allOf(tests.map((test) => this.#bitmap(segment, test)));
  }

  /** The rows that are in all bitmaps; undefined when there are none of these. */
  #allOf([first, ...rest]: readonly Uint32Array[]): Uint32Array | undefined {
    return rest.reduce((all, words) => all && bitsWithin(all, words, this.#pool), first);
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
      return known.words ?? bitmapOf(known.rows ?? none, this.#pool);
    }
    const words = passingRows(test, segment.rows);
    const isRare = countRows(words) < words.length;
    const filter = isRare
      ? { segment, words: undefined, rows: rowsOf(words) }
      : { segment, words, rows: undefined };
    this.#kept.set(key, filter);
    this.#bytes += bytesOf(filter);
    for (const [oldest, dropped] of this.#kept) {
      if (this.#bytes <= keptBytesMax) break;
      this.#kept.delete(oldest);
      this.#bytes -= bytesOf(dropped);
    }
    return words;
  }

  /** Forgets the filters of segments that are no more. */
  keepOnly(segments: ReadonlySet<Segment>): void {
    for (const [key, filter] of this.#kept) {
      if (segments.has(filter.segment)) continue;
      this.#kept.delete(key);
      this.#bytes -= bytesOf(filter);
    }
  }
}

/** The rows that are missing in one bitmap at most. */
function allButOne(bitmaps: readonly Uint32Array[], pool: BitmapPool): Uint32Array {
  const missed = pool.take();
  const missedTwice = pool.take();
  for (const words of bitmaps) {
    for (let at = 0; at < words.length; at += 1) {
      const misses = ~(words[at] as number);
      missedTwice[at] = (missedTwice[at] as number) | ((missed[at] as number) & misses);
      missed[at] = (missed[at] as number) | misses;
    }
  }
  for (let at = 0; at < missedTwice.length; at += 1) missedTwice[at] = ~(missedTwice[at] as number);
  return missedTwice;
}

const none = new Uint32Array(0);

function bytesOf({ words, rows }: KeptFilter): number {
  return (words ?? rows ?? none).byteLength;
}

function rowsOf(words: Uint32Array): Uint32Array {
  const list = { rows: new Uint32Array(countRows(words)), scores: new Int32Array(0), count: 0 };
  listRows(words, list);
  return list.rows;
}

function bitmapOf(rows: Uint32Array, pool: BitmapPool): Uint32Array {
  const words = pool.take();
  raiseRows({ rows, count: rows.length }, words);
  return words;
}
