import { compareStrings } from "../cursor.ts";
import { suggestionBlocksBeyondMax, suggestionKeysScannedMax } from "../limits.ts";
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
 * best (Fagin, Lotem, Naor: Optimal aggregation algorithms for middleware, 2001). Counts are exact.
 * Where several segments have long ranges, that would take too long when hardly any key is offered
 * more than others: a key that is among the best of no segment might be missed.
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

/** Adds the live offers of the keys of a range, but for those that are hopeless. */
function scan(
  range: KeyRange,
  from: number,
  to: number,
  found: Map<string, Offered>,
  deadline: Deadline,
  isHopeless?: (key: Uint8Array, most: number) => boolean,
): void {
  deadline.check();
  const walker = new StringWalker(range.segment.suggestions);
  // A walk begins with a block, so that payloads are read from its beginning.
  const { stringsPerBlock } = walker.table;
  walker.ordinal = Math.floor(from / stringsPerBlock) * stringsPerBlock - 1;
  while (walker.ordinal + 1 < to && walker.next()) {
    const begin = walker.source.at;
    const most = skimOffers(walker.source, range.live);
    if (walker.ordinal < from || isHopeless?.(walker.key, most) === true) continue;
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

/** Where the blocks of a long range, the most offered first, have been looked at up to. */
interface Head {
  readonly range: KeyRange;
  readonly blocks: Iterator<number>;
  block: number;
  /** The first key of the block that is in the range. */
  begin: string;
  /** No key of this block or of later ones is offered more often; 0 when there are no more. */
  most: number;
}

function headOf(range: KeyRange): Head {
  const { stringsPerBlock } = range.segment.suggestions;
  const first = Math.floor(range.from / stringsPerBlock);
  const last = Math.floor((range.to - 1) / stringsPerBlock);
  const blocks = treeOf(range.segment).places(first, last + 1);
  const head = { range, blocks, block: 0, begin: "", most: 0 };
  advance(head);
  return head;
}

function advance(head: Head): void {
  const { suggestions, greatestOffers } = head.range.segment;
  const next = head.blocks.next();
  head.most = next.done === true ? 0 : (greatestOffers[next.value] as number);
  if (next.done === true) return;
  head.block = next.value;
  const first = head.block * suggestions.stringsPerBlock;
  head.begin = suggestions.stringOf(Math.max(head.range.from, first));
}

/** Adds the keys of long ranges that can come among the best to what the short ones have. */
function takeBest(
  long: readonly KeyRange[],
  limit: number,
  found: Map<string, Offered>,
  deadline: Deadline,
): void {
  const heads = long.map(headOf);
  const inShort = new Map(found);
  const seen = new Set<string>();
  const best = new BestKeys(limit);
  const mostInShort = Math.max(0, ...[...inShort.values()].map(({ documents }) => documents));
  /** At most how many documents of ranges offer a key. */
  const mostIn = (ranges: readonly KeyRange[], key: Uint8Array): number =>
    ranges.reduce((sum, { segment }) => {
      return sum + (segment.greatestOffers[segment.suggestions.blockOf(key)] ?? 0);
    }, 0);
  /** Adds what the other ranges say of a key, so that its count is exact. */
  const take = (key: string, offered: Offered, others: readonly KeyRange[]): void => {
    const whole = new Map([[key, offered]]);
    for (const other of others) lookUp(other, key, whole, deadline);
    const short = inShort.get(key);
    if (short !== undefined) add(whole, key, short);
    seen.add(key);
    found.set(key, offered);
    best.add({ key, documents: offered.documents });
  };
  for (let beyond = 0; beyond <= suggestionBlocksBeyondMax; ) {
    const [head] = heads.toSorted((a, b) => b.most - a.most || compareStrings(a.begin, b.begin));
    if (head === undefined || head.most === 0) break;
    const { range } = head;
    const others = long.filter((other) => other !== range);
    const last = best.last;
    const ofHeads = heads.reduce((sum, { most }) => sum + most, 0);
    if (last !== undefined) {
      if (isAfterKey(last, ofHeads + mostInShort, head.begin)) break;
      if (isAfterKey(last, head.most, head.begin)) beyond += 1;
    }
    const scanned = new Map<string, Offered>();
    const { stringsPerBlock } = range.segment.suggestions;
    const from = Math.max(range.from, head.block * stringsPerBlock);
    const to = Math.min(range.to, (head.block + 1) * stringsPerBlock);
    scan(range, from, to, scanned, deadline, (key, most) => {
      if (last === undefined) return false;
      if (isAfter(last, most + ofHeads - head.most + mostInShort, key)) return true;
      return isAfter(last, most + mostIn(others, key) + mostInShort, key);
    });
    for (const [key, offered] of scanned) if (!seen.has(key)) take(key, offered, others);
    advance(head);
  }
  const { last } = best;
  for (const [key, offered] of inShort) {
    if (seen.has(key)) continue;
    const bytes = Buffer.from(key, "utf8");
    const most = offered.documents + mostIn(long, bytes);
    if (last !== undefined && isAfter(last, most, bytes)) continue;
    take(key, { documents: 0, texts: new Map() }, long);
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

function isAfterKey({ documents, key: last }: LastOfBest, most: number, key: string): boolean {
  return most === documents ? compareStrings(key, last) > 0 : most < documents;
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
      this.#best = [...this.#best, ...this.#since]
        .sort((one, other) => other.documents - one.documents || compareStrings(one.key, other.key))
        .slice(0, this.#limit);
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
