/**
 * Half-bytes name the 15 most frequent bytes of a block of strings; 15 announces any other byte, as
 * two half-bytes more. First come the 15 bytes, then the half-bytes, the lower half of a byte first.
 */
export const escape = 15;

const counts = new Uint32Array(256);
const codes = new Uint8Array(256);
/** The distinct bytes of what is packed. */
const distinct = new Uint8Array(256);

/** Bytes in half-bytes; undefined when that saves less than a tenth. */
export function packHalves(rests: Buffer): Buffer | undefined {
  const kinds = countBytes(rests);
  const frequent = Math.min(escape, kinds);
  orderMostFrequent(kinds, frequent);
  codes.fill(escape);
  for (let code = 0; code < frequent; code += 1) codes[distinct[code] as number] = code;
  let halves = 0;
  for (let kind = 0; kind < kinds; kind += 1) {
    halves += (counts[distinct[kind] as number] as number) * (kind < frequent ? 1 : 3);
  }
  const bytes = escape + ((halves + 1) >> 1);
  if (bytes > rests.length * 0.9) return undefined;
  const packed = Buffer.alloc(bytes);
  for (let code = 0; code < frequent; code += 1) packed[code] = distinct[code] as number;
  let half = escape * 2;
  for (let at = 0; at < rests.length; at += 1) {
    const byte = rests[at] as number;
    const code = codes[byte] as number;
    half = putHalf(packed, half, code);
    if (code !== escape) continue;
    half = putHalf(packed, half, byte & 15);
    half = putHalf(packed, half, byte >> 4);
  }
  return packed;
}

function countBytes(rests: Buffer): number {
  counts.fill(0);
  let kinds = 0;
  for (let at = 0; at < rests.length; at += 1) {
    const byte = rests[at] as number;
    if (counts[byte] === 0) {
      distinct[kinds] = byte;
      kinds += 1;
    }
    counts[byte] = (counts[byte] as number) + 1;
  }
  return kinds;
}

/** Brings the most frequent bytes to the front; of equally frequent ones, the lower. */
function orderMostFrequent(kinds: number, frequent: number): void {
  for (let place = 0; place < frequent; place += 1) {
    let best = place;
    for (let other = place + 1; other < kinds; other += 1) {
      const difference = countAt(other) - countAt(best);
      const isLower = (distinct[other] as number) < (distinct[best] as number);
      if (difference > 0 || (difference === 0 && isLower)) best = other;
    }
    const byte = distinct[best] as number;
    distinct[best] = distinct[place] as number;
    distinct[place] = byte;
  }
}

function countAt(place: number): number {
  return counts[distinct[place] as number] as number;
}

function putHalf(packed: Buffer, half: number, value: number): number {
  const at = half >> 1;
  packed[at] = (packed[at] as number) | ((half & 1) === 0 ? value : value << 4);
  return half + 1;
}

/** The half-byte at a place, counted from where the packed bytes begin. */
export function halfAt(content: Buffer, base: number, half: number): number {
  const byte = content[base + (half >> 1)] as number;
  return (half & 1) === 0 ? byte & 15 : byte >> 4;
}
