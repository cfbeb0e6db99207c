/**
 * Chooses what records are packed by: the pieces of a sample whose bytes are the most frequent
 * elsewhere in it. The sample is divided into as many stretches as the dictionary has room for
 * pieces; of each stretch the best piece is taken, and what it holds counts for nothing from then
 * on. (The idea is that of `cover`, by which zstd trains dictionaries.)
 */
export const dictionaryBytesMax = 524_288;
/** A dictionary is at most this part of what it is chosen from: it has to be worth its own bytes. */
const shareOfSample = 32;
/** Of less than this a dictionary would save next to nothing. */
const dictionaryBytesMin = 2_048;
/** What is counted, and what is taken at once, in bytes. */
const windowBytes = 8;
const pieceBytes = 64;

const hashBits = 20;

/** A larger sample would give a better dictionary, but the first documents wait for it in memory. */
export const sampleBytesMax = dictionaryBytesMax * shareOfSample;

export function chooseDictionary(sample: Uint8Array): Uint8Array {
  const room = Math.min(dictionaryBytesMax, Math.floor(sample.length / shareOfSample));
  const pieces = Math.floor(room / pieceBytes);
  if (room < dictionaryBytesMin) return new Uint8Array(0);
  const counts = new Uint16Array(1 << hashBits);
  const windows = sample.length - windowBytes;
  for (let at = 0; at < windows; at += 1) {
    const hash = hashOf(sample, at);
    const count = counts[hash] as number;
    if (count < 65_535) counts[hash] = count + 1;
  }
  const dictionary = new Uint8Array(pieces * pieceBytes);
  const stretch = Math.floor((windows - pieceBytes) / pieces);
  for (let piece = 0; piece < pieces; piece += 1) {
    const best = bestPiece(sample, counts, piece * stretch, (piece + 1) * stretch);
    // What comes last is nearest to the records, but all of it is within reach.
    dictionary.set(sample.subarray(best, best + pieceBytes), piece * pieceBytes);
    for (let at = best; at < best + pieceBytes; at += 1) counts[hashOf(sample, at)] = 0;
  }
  return dictionary;
}

/** Where the piece begins whose windows are the most frequent. */
function bestPiece(sample: Uint8Array, counts: Uint16Array, from: number, to: number): number {
  let best = from;
  let greatest = 0;
  let sum = 0;
  for (let at = from; at < to + pieceBytes; at += 1) {
    sum += counts[hashOf(sample, at)] as number;
    const begin = at - pieceBytes + 1;
    if (begin < from) continue;
    if (sum > greatest) {
      greatest = sum;
      best = begin;
    }
    sum -= counts[hashOf(sample, begin)] as number;
  }
  return best;
}

function hashOf(bytes: Uint8Array, at: number): number {
  const low =
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24);
  const high =
    (bytes[at + 4] as number) |
    ((bytes[at + 5] as number) << 8) |
    ((bytes[at + 6] as number) << 16) |
    ((bytes[at + 7] as number) << 24);
  return (Math.imul(low, 0x9e37_79b1) ^ Math.imul(high, 0x85eb_ca6b)) >>> (32 - hashBits);
}
