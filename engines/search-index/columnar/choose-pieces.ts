import { PieceTrie } from "./piece-trie.ts";
import { dictionaryOf, pieceBytesMax, piecesMax } from "./record-packing.ts";

/** A larger sample would give better pieces, but four megabytes take two seconds and 60 MB of memory. */
export const sampleBytesMax = 4_194_304;
/** Of these so many, at most, are suggestions, whose table is packed by the same pieces. */
export const suggestionSampleBytesMax = sampleBytesMax / 4;
/** There is at most one piece in so many bytes of the sample: a dictionary has to be worth its own bytes. */
const sampleBytesPerPiece = 128;
/** Of less than this a dictionary would save next to nothing. */
const sampleBytesMin = 65_536;
/** Pieces grow from round to round, by joining so many of the last round at most. */
const rounds = 6;
const joinedMax = 4;
/** What is rarer in the sample is no piece. */
const countMin = 4;
/** So many different pieces are counted, three quarters of them at once. */
const slotBits = 21;
const slots = 1 << slotBits;
const slotsTakenMax = slots * 0.75;

/**
 * Chooses what records are packed by: pieces that are frequent in a sample and long. In each round the
 * sample is cut into the pieces of the last round, the longest first; these, and neighbours joined, are
 * counted, and those are kept that save the most bytes. It begins with single bytes, all of which stay.
 * (Byte pair encoding joins the most frequent pair each time; here thousands are joined at once.)
 */
export function choosePieces(sample: Uint8Array): Uint8Array {
  if (sample.length < sampleBytesMin) return new Uint8Array(0);
  const counts = new PieceCounts(sample);
  let pieces: readonly Uint8Array[] = singleBytes;
  const room = Math.min(piecesMax, Math.floor(sample.length / sampleBytesPerPiece));
  for (let round = 0; round < rounds; round += 1) {
    counts.count(pieces);
    pieces = [...singleBytes, ...counts.best(Math.max(room - singleBytes.length, 0))];
  }
  return dictionaryOf(byUse(sample, pieces));
}

const singleBytes = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte));

/** The most frequent come first, with the shorter codes; what is never used is left out. */
function byUse(sample: Uint8Array, pieces: readonly Uint8Array[]): Uint8Array[] {
  const uses = new Uint32Array(pieces.length);
  const trie = trieOf(pieces);
  for (let at = 0; at < sample.length; at += trie.length) {
    const piece = trie.longest(sample, at, sample.length);
    uses[piece] = (uses[piece] as number) + 1;
  }
  return [...pieces.entries()]
    .filter(([piece]) => piece < singleBytes.length || (uses[piece] as number) > 0)
    .sort(([a], [b]) => (uses[b] as number) - (uses[a] as number))
    .map(([, bytes]) => bytes);
}

function trieOf(pieces: readonly Uint8Array[]): PieceTrie {
  const trie = new PieceTrie();
  for (const [piece, bytes] of pieces.entries()) trie.add(bytes, 0, bytes.length, piece);
  return trie;
}

/**
 * How often pieces stand in a sample. They are told apart by 32 bits of hash and their length: that two are
 * taken for one now and then only makes a count too great.
 */
class PieceCounts {
  readonly #sample: Uint8Array;
  /** Place → hash of all bytes before it. */
  readonly #hashes: Uint32Array;
  readonly #powers = new Uint32Array(pieceBytesMax + 1);
  /** Of each slot its hash, count, place and length, beside each other. */
  readonly #slots = new Uint32Array(slots * slotNumbers);
  #taken = 0;

  constructor(sample: Uint8Array) {
    this.#sample = sample;
    this.#hashes = new Uint32Array(sample.length + 1);
    for (let at = 0; at < sample.length; at += 1) {
      const before = this.#hashes[at] as number;
      this.#hashes[at + 1] = Math.imul(before, factor) + (sample[at] as number) + 1;
    }
    this.#powers[0] = 1;
    for (let length = 1; length <= pieceBytesMax; length += 1) {
      this.#powers[length] = Math.imul(this.#powers[length - 1] as number, factor);
    }
  }

  /** Cuts the sample into pieces, and counts these and neighbours joined. */
  count(pieces: readonly Uint8Array[]): void {
    this.#slots.fill(0);
    this.#taken = 0;
    const trie = trieOf(pieces);
    /** Where the last pieces began, the present one last. */
    const begins = new Uint32Array(joinedMax);
    for (let at = 0; at < this.#sample.length; ) {
      begins.copyWithin(0, 1);
      begins[joinedMax - 1] = at;
      trie.longest(this.#sample, at, this.#sample.length);
      at += trie.length;
      let last = at;
      for (let joined = joinedMax - 1; joined >= 0; joined -= 1) {
        const from = begins[joined] as number;
        // Before the first piece there is none.
        if (from >= last || at - from > pieceBytesMax) break;
        last = from;
        if (at - from > 1) this.#add(from, at - from);
      }
    }
  }

  #add(from: number, length: number): void {
    const before = Math.imul(this.#hashes[from] as number, this.#powers[length] as number);
    let hash = ((this.#hashes[from + length] as number) - before) ^ Math.imul(length, 0x85eb_ca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
    hash = (hash ^ (hash >>> 12)) >>> 0;
    const cells = this.#slots;
    let cell = (hash >>> (32 - slotBits)) * slotNumbers;
    for (;;) {
      const count = cells[cell + 1] as number;
      if (count === 0) break;
      if (cells[cell] === hash && cells[cell + 3] === length) {
        cells[cell + 1] = count + 1;
        return;
      }
      cell += slotNumbers;
      if (cell === cells.length) cell = 0;
    }
    if (this.#taken >= slotsTakenMax) return;
    this.#taken += 1;
    cells[cell] = hash;
    cells[cell + 1] = 1;
    cells[cell + 2] = from;
    cells[cell + 3] = length;
  }

  /** So many that save the most: each use saves its bytes but for a code. */
  best(room: number): Uint8Array[] {
    const cells = this.#slots;
    let found = 0;
    const ranked = new Float64Array(this.#taken);
    for (let slot = 0; slot < slots; slot += 1) {
      const count = cells[slot * slotNumbers + 1] as number;
      if (count < countMin) continue;
      const saved = count * ((cells[slot * slotNumbers + 3] as number) * 2 - codeHalves);
      ranked[found] = saved * slots + slot;
      found += 1;
    }
    return Array.from(ranked.subarray(0, found).sort().reverse().subarray(0, room), (rank) => {
      const cell = (rank % slots) * slotNumbers;
      const from = cells[cell + 2] as number;
      return this.#sample.subarray(from, from + (cells[cell + 3] as number));
    });
  }
}

const factor = 0x0100_0193;
const slotNumbers = 4;
/** A code has a byte and a half. */
const codeHalves = 3;
