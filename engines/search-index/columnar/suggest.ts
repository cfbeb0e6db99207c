import { compareStrings } from "../cursor.ts";
import { suggestionKeysOfLongestMax, suggestionKeysScannedMax } from "../limits.ts";
import type { Suggestion } from "../search-index.ts";
import { compareUtf8 } from "./bytes.ts";
import type { Deadline } from "./deadline.ts";
import { GreatestTree } from "./greatest-first.ts";
import { isLive, type LiveRows } from "./live-rows.ts";
import { readOffers, skimOffers } from "./offers.ts";
import type { Segment } from "./segment.ts";
import type { Snapshot } from "./snapshot.ts";
import { StringWalker } from "./string-table.ts";

/** What all segments say of a key: how many live documents offer it, under which texts. */
interface Offered {
  documents: number;
  readonly texts: Map<string, number>;
}

interface KeyOffered {
  readonly key: string;
  readonly documents: number;
}

interface KeyRange {
  readonly segment: Segment;
  readonly live: LiveRows;
  readonly from: number;
  readonly to: number;
}

/**
 * Suggestions by prefix. Ranges of keys up to a bound are looked through; of longer ones, blocks in
 * falling order of the most that one of their keys is offered, until no other can come among the
 * best. That is exact while one segment is longer than the bound, as after a rebuild; with several,
 * the counts are exact, but a key of no segment's best might be missed.
 */
export function suggestFrom(
  { segments, live }: Snapshot,
  prefix: string,
  limit: number,
  deadline: Deadline,
): readonly Suggestion[] {
  if (limit === 0 || !prefix.isWellFormed()) return [];
  const ranges = segments.map((segment, index) => rangeOf(segment, live[index], prefix));
  const found = new Map<string, Offered>();
  const [longest] = ranges.toSorted((a, b) => b.to - b.from - (a.to - a.from));
  const long = ranges.filter((range) => {
    const keys = range.to - range.from;
    return keys > (range === longest ? suggestionKeysOfLongestMax : suggestionKeysScannedMax);
  });
  const short = ranges.filter((range) => !long.includes(range));
  for (const range of short) scan(range, range.from, range.to, found, deadline);
  for (const range of long) takeBest(range, limit, found, long, deadline);
  return [...found]
    .filter(([, { documents }]) => documents > 0)
    .sort(([a, one], [b, other]) => other.documents - one.documents || compareStrings(a, b))
    .slice(0, limit)
    .map(([key, { documents, texts }]) => ({ text: mostOffered(texts) ?? key, count: documents }));
}

/** Above every character: the end of the range of a prefix, as UTF-8. */
const afterAll = Buffer.from([0xef, 0xbf, 0xbf, 0xff]);

function rangeOf(segment: Segment, live: LiveRows, prefix: string): KeyRange {
  const bytes = Buffer.from(prefix, "utf8");
  const from = segment.suggestions.lowerBound(bytes);
  const to = segment.suggestions.lowerBound(Buffer.concat([bytes, afterAll]));
  return { segment, live, from, to };
}

/** Adds the live offers of the keys of a range; what comes after `enough` may be left out. */
function scan(
  range: KeyRange,
  from: number,
  to: number,
  found: Map<string, Offered>,
  deadline: Deadline,
  enough?: LastOfBest,
): void {
  deadline.check();
  const walker = new StringWalker(range.segment.suggestions);
  // A walk begins with a block, so that payloads are read from its beginning.
  const { stringsPerBlock } = walker.table;
  walker.ordinal = Math.floor(from / stringsPerBlock) * stringsPerBlock - 1;
  while (walker.ordinal + 1 < to && walker.next()) {
    const begin = walker.source.at;
    const most = skimOffers(walker.source, range.live);
    if (walker.ordinal < from || (enough !== undefined && isAfter(enough, most, walker.key)))
      continue;
    walker.source.at = begin;
    const offers = readOffers(walker.source);
    const key = Buffer.from(walker.key).toString("utf8");
    const offered = found.get(key) ?? { documents: 0, texts: new Map() };
    for (const { text: stated, rows: own } of offers) {
      const text = stated === undefined ? key : Buffer.from(stated).toString("utf8");
      let present = 0;
      for (const row of own) if (isLive(range.live, row)) present += 1;
      if (present > 0) offered.texts.set(text, (offered.texts.get(text) ?? 0) + present);
      if (offers.length === 1) offered.documents += present;
    }
    if (offers.length > 1) {
      const rows = offers.flatMap((offer) => offer.rows).filter((row) => isLive(range.live, row));
      offered.documents += new Set(rows).size;
    }
    found.set(key, offered);
  }
}

/** Adds the keys of a long range that can come among the best. */
function takeBest(
  range: KeyRange,
  limit: number,
  found: Map<string, Offered>,
  long: readonly KeyRange[],
  deadline: Deadline,
): void {
  const { segment, from, to } = range;
  const { stringsPerBlock } = segment.suggestions;
  const first = Math.floor(from / stringsPerBlock);
  const last = Math.floor((to - 1) / stringsPerBlock);
  const greatest = segment.greatestOffers;
  const inShort = new Set(found.keys());
  const own = new Map<string, Offered>();
  // Only the best of what was scanned can be the last of the best.
  let best: readonly KeyOffered[] = [];
  let enough: LastOfBest | undefined;
  let scannedSince: KeyOffered[] = [];
  for (const block of treeOf(segment).places(first, last + 1)) {
    // Whoever asks for tens of thousands has them sorted a few times, not once a block.
    if (scannedSince.length * 4 >= limit) {
      best = bestOf([...best, ...scannedSince], limit);
      enough = lastOf(best, limit);
      scannedSince = [];
    }
    const most = greatest[block] as number;
    if (enough !== undefined && most < enough.documents) break;
    if (enough !== undefined && most === enough.documents) {
      const begin = segment.suggestions.stringOf(Math.max(from, block * stringsPerBlock));
      if (begin > enough.key) break;
    }
    const begin = Math.max(from, block * stringsPerBlock);
    const scanned = new Map<string, Offered>();
    const end = Math.min(to, (block + 1) * stringsPerBlock);
    scan(range, begin, end, scanned, deadline, enough);
    for (const [key, offered] of scanned) {
      own.set(key, offered);
      scannedSince.push({ key, documents: offered.documents });
    }
  }
  best = bestOf([...best, ...scannedSince], limit);
  // What cannot come among the best together with its block's most offered key is left as it is.
  const least = best[limit - 1]?.documents ?? 0;
  for (const key of inShort) {
    const block = segment.suggestions.blockOf(Buffer.from(key, "utf8"));
    const most = (found.get(key)?.documents ?? 0) + (greatest[block] ?? 0);
    if (most >= least && !own.has(key)) lookUp(range, key, own, deadline);
  }
  for (const [key, offered] of own) {
    for (const other of long)
      if (other !== range && !found.has(key)) lookUp(other, key, own, deadline);
    add(found, key, offered);
  }
}

/** One for each segment, made when it is first asked for much. */
const trees = new WeakMap<Segment, GreatestTree>();

function treeOf(segment: Segment): GreatestTree {
  const tree = trees.get(segment) ?? new GreatestTree(segment.greatestOffers);
  trees.set(segment, tree);
  return tree;
}

function lookUp(
  range: KeyRange,
  key: string,
  into: Map<string, Offered>,
  deadline: Deadline,
): void {
  const ordinal = range.segment.suggestions.find(Buffer.from(key, "utf8"));
  if (ordinal >= 0) scan(range, ordinal, ordinal + 1, into, deadline);
}

function add(found: Map<string, Offered>, key: string, { documents, texts }: Offered): void {
  const known = found.get(key);
  if (known === undefined) {
    found.set(key, { documents, texts: new Map(texts) });
    return;
  }
  known.documents += documents;
  for (const [text, count] of texts) known.texts.set(text, (known.texts.get(text) ?? 0) + count);
}

/** The last of the best keys, which others must come before. */
interface LastOfBest {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly documents: number;
}

/** Whether a key that so many documents offer at most comes after the last of the best. */
function isAfter({ documents, bytes }: LastOfBest, most: number, key: Uint8Array): boolean {
  if (most !== documents) return most < documents;
  return compareUtf8(key, 0, key.length, bytes, 0, bytes.length) > 0;
}

/** The last of so many best keys, which are in order; undefined as long as there are fewer. */
function lastOf(best: readonly KeyOffered[], limit: number): LastOfBest | undefined {
  const last = best[limit - 1];
  return last === undefined ? undefined : { ...last, bytes: Buffer.from(last.key, "utf8") };
}

/** The best of some keys, the best first. */
function bestOf(offered: readonly KeyOffered[], limit: number): readonly KeyOffered[] {
  const sorted = offered.toSorted(
    (one, other) => other.documents - one.documents || compareStrings(one.key, other.key),
  );
  return sorted.slice(0, limit);
}

function mostOffered(texts: ReadonlyMap<string, number>): string | undefined {
  const best = [...texts].sort(([a, one], [b, other]) => other - one || compareStrings(a, b));
  return best[0]?.[0];
}
