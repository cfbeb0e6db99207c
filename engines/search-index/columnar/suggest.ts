import { compareStrings } from "../cursor.ts";
import {
  suggestionBlocksMax,
  suggestionKeysScannedMax,
  suggestionsLookedUpMax,
} from "../limits.ts";
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
  readonly key: string;
  documents: number;
  readonly texts: Map<string, number>;
}

type KeyOffered = Pick<Offered, "key" | "documents">;

function compareOffered(one: KeyOffered, other: KeyOffered): number {
  return other.documents - one.documents || compareStrings(one.key, other.key);
}

/**
 * The best of what was found, best first, and whatever could still be among them with so many
 * documents more. Thousands of keys are offered once: their strings are not compared.
 */
function bestFirst(found: ReadonlyMap<string, Offered>, limit: number, more: number): Offered[] {
  const all = [...found.values()];
  const counts = Uint32Array.from(all, ({ documents }) => documents).sort();
  const least = Math.max(1, (counts[counts.length - limit] ?? 0) - more);
  return all.filter(({ documents }) => documents >= least).sort(compareOffered);
}

/** The keys of a segment that begin so. */
interface Beginning {
  readonly segment: Segment;
  readonly live: LiveRows;
  readonly prefix: Uint8Array;
}

/** Where they are: the blocks that may hold any, which are not looked into yet. */
interface KeyRange extends Beginning {
  readonly from: number;
  readonly to: number;
}

/**
 * Suggestions by prefix. Ranges of keys up to a bound are looked through; of longer ones the best keys
 * of each are found, and of the best of these what the other ranges say. That is exact while one
 * segment has a long range; with several the counts are, but a key may be missed that is hardly
 * offered more in any segment than others.
 */
export function suggestFrom(
  { segments, live }: Snapshot,
  prefix: string,
  limit: number,
  deadline: Deadline,
): readonly Suggestion[] {
  if (limit === 0 || !prefix.isWellFormed()) return [];
  const ranges = segments.map((segment, index) => rangeOf(segment, live[index], prefix));
  const long = ranges.filter(({ from, to }) => to - from > suggestionKeysScannedMax);
  const found = new Map<string, Offered>();
  for (const range of ranges) {
    if (!long.includes(range)) scan(range, range.from, range.to, found, deadline);
  }
  if (long.length > 0) takeBest(long, limit, found, deadline);
  return bestFirst(found, limit, 0).slice(0, limit).map(said);
}

/** What all segments offer under each key. */
export function suggestedFrom(
  { segments, live }: Snapshot,
  keys: readonly string[],
  deadline: Deadline,
): readonly (Suggestion | null)[] {
  return keys.map((key) => {
    if (!key.isWellFormed()) return null;
    const found = new Map<string, Offered>();
    const prefix = Buffer.from(key, "utf8");
    for (const [index, segment] of segments.entries()) {
      lookUp({ segment, live: live[index], prefix }, key, found, deadline);
    }
    const offered = found.get(key);
    return offered === undefined || offered.documents === 0 ? null : said(offered);
  });
}

function said({ key, documents, texts }: Offered): Suggestion {
  return { text: mostOffered(texts) ?? key, count: documents };
}

/** Above every character: the end of the range of a prefix, as UTF-8. */
const afterAll = Buffer.from([0xef, 0xbf, 0xbf, 0xff]);

function rangeOf(segment: Segment, live: LiveRows, prefix: string): KeyRange {
  const bytes = Buffer.from(prefix, "utf8");
  const { suggestions } = segment;
  const first = Math.max(0, suggestions.blockOf(bytes));
  const end = suggestions.blockOf(Buffer.concat([bytes, afterAll])) + 1;
  const to = Math.min(end * suggestions.stringsPerBlock, suggestions.count);
  return { segment, live, prefix: bytes, from: first * suggestions.stringsPerBlock, to };
}

function beginsWith(key: Uint8Array, prefix: Uint8Array): boolean {
  if (key.length < prefix.length) return false;
  for (let at = 0; at < prefix.length; at += 1) if (key[at] !== prefix[at]) return false;
  return true;
}

/** Adds the live offers of the keys of a range; what comes after `enough` may be left out. */
function scan(
  range: Beginning,
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
    if (walker.ordinal < from || !beginsWith(walker.key, range.prefix)) continue;
    if (enough !== undefined && isAfter(enough, most, walker.key)) continue;
    walker.source.at = begin;
    const offers = readOffers(walker.source);
    const key = Buffer.from(walker.key).toString("utf8");
    const offered = found.get(key) ?? { key, documents: 0, texts: new Map() };
    for (const { text: packed, rows: own } of offers) {
      const stated = packed && range.segment.unpacker.unpack(packed);
      const text = stated === undefined ? key : stated.toString("utf8");
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

/** The best keys of one range. */
interface BestOfRange {
  readonly range: KeyRange;
  readonly offered: ReadonlyMap<string, Offered>;
  /** Other keys of the range are offered at most so often. */
  readonly most: number;
}

/** Keys that are looked at, at most, for each of a range's share of those asked for. */
const keysReadPerWanted = 1.25;

/** Looks at blocks of a range, the most offered first, until no other key can be among its best. */
function bestOfRange(
  range: KeyRange,
  limit: number,
  share: number,
  deadline: Deadline,
): BestOfRange {
  const { segment, from, to } = range;
  const { stringsPerBlock } = segment.suggestions;
  const first = Math.floor(from / stringsPerBlock);
  const last = Math.floor((to - 1) / stringsPerBlock);
  const offered = new Map<string, Offered>();
  const best = new BestKeys(limit);
  let left = Math.max(
    suggestionBlocksMax,
    Math.ceil((share * keysReadPerWanted) / stringsPerBlock),
  );
  for (const block of treeOf(segment).places(first, last + 1)) {
    const enough = best.last;
    const most = segment.greatestOffers[block] as number;
    // Whoever asks for tens of thousands does not wait until they are the very best.
    if (left === 0) return { range, offered, most };
    left -= 1;
    const begin = Math.max(from, block * stringsPerBlock);
    if (enough !== undefined && isAfter(enough, most, segment.suggestions.firstOf(block))) break;
    const scanned = new Map<string, Offered>();
    const end = Math.min(to, (block + 1) * stringsPerBlock);
    scan(range, begin, end, scanned, deadline, enough);
    for (const [key, one] of scanned) {
      offered.set(key, one);
      best.add(one);
    }
  }
  return { range, offered, most: best.last?.documents ?? 0 };
}

/** Adds the keys of long ranges that can come among the best to what the short ones have. */
function takeBest(
  long: readonly KeyRange[],
  limit: number,
  found: Map<string, Offered>,
  deadline: Deadline,
): void {
  const share = limit / long.length;
  const bests = long.map((range) => bestOfRange(range, limit, share, deadline));
  for (const { offered } of bests) for (const one of offered.values()) add(found, one);
  const more = bests.reduce((sum, { most }) => sum + most, 0);
  const mostFirst = bestFirst(found, limit, more);
  found.clear();
  // Each look-up unpacks a block; where there is one range nothing is looked up.
  const lookedUpMax =
    long.length === 1
      ? Number.POSITIVE_INFINITY
      : Math.min(limit * keysLookedUpPerWanted, suggestionsLookedUpMax);
  const best = new BestKeys(limit);
  for (const [at, offered] of mostFirst.entries()) {
    const { key } = offered;
    if (at >= lookedUpMax) {
      if (at >= limit * keysLookedUpPerWanted) break;
      found.set(key, offered);
      continue;
    }
    const bytes = Buffer.from(key, "utf8");
    const others = bests.filter((one) => !one.offered.has(key));
    const most = others.reduce((sum, other) => sum + mostOf(other, bytes), offered.documents);
    const { last } = best;
    if (last !== undefined && isAfter(last, most, bytes)) continue;
    found.set(key, offered);
    for (const { range } of others) lookUp(range, key, found, deadline);
    best.add(offered);
  }
}

/** How often a range may offer a key that is none of its best ones, by its block alone. */
function mostOf({ range, most }: BestOfRange, key: Uint8Array): number {
  const { suggestions, greatestOffers } = range.segment;
  return Math.min(most, greatestOffers[suggestions.blockOf(key)] ?? 0);
}

/** Of so many keys for each that is wanted all ranges are asked, where there are several. */
const keysLookedUpPerWanted = 2;

/** One for each segment, made when it is first asked for much. */
const trees = new WeakMap<Segment, GreatestTree>();

function treeOf(segment: Segment): GreatestTree {
  const tree = trees.get(segment) ?? new GreatestTree(segment.greatestOffers);
  trees.set(segment, tree);
  return tree;
}

function lookUp(
  range: Beginning,
  key: string,
  into: Map<string, Offered>,
  deadline: Deadline,
): void {
  const ordinal = range.segment.suggestions.find(Buffer.from(key, "utf8"));
  if (ordinal >= 0) scan(range, ordinal, ordinal + 1, into, deadline);
}

function add(found: Map<string, Offered>, { key, documents, texts }: Offered): void {
  const known = found.get(key);
  if (known === undefined) {
    found.set(key, { key, documents, texts: new Map(texts) });
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

/** The best of the keys whose counts are known. */
class BestKeys {
  readonly #limit: number;
  #best: readonly KeyOffered[] = [];
  #since: KeyOffered[] = [];
  #last: LastOfBest | undefined;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * The last of so many best keys, or one that comes after it; undefined as long as there are fewer.
   * Whoever asks for tens of thousands has them sorted a few times, not once a block.
   */
  get last(): LastOfBest | undefined {
    if (this.#since.length * 4 >= this.#limit) {
      this.#best = [...this.#best, ...this.#since].sort(compareOffered).slice(0, this.#limit);
      this.#since = [];
      const last = this.#best[this.#limit - 1];
      if (last !== undefined) this.#last = { ...last, bytes: Buffer.from(last.key, "utf8") };
    }
    return this.#last;
  }

  add(offered: KeyOffered): void {
    this.#since.push(offered);
  }
}

function mostOffered(texts: ReadonlyMap<string, number>): string | undefined {
  const best = [...texts].sort(([a, one], [b, other]) => other - one || compareStrings(a, b));
  return best[0]?.[0];
}
