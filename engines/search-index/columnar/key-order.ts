import { compareUtf8 } from "./bytes.ts";

/** Strings as UTF-8, one after the other, and where each ends. */
export interface KeyList {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
  readonly count: number;
}

/** So many bytes of a string are compared as one number; a number has room for no more. */
const bytesPerStep = 4;
/** A byte, or the end of the string, which comes before every byte. */
const digits = 257;
/** What is left of a number of 53 bits beside four such digits: the place of the string. */
const placesMax = 1 << 20;
/** Fewer strings are compared one by one. */
const fewMax = 16;

/** The places of strings in the order of UTF-16 code units; equal strings stay in their order. */
export function keyOrder(list: KeyList): Uint32Array {
  const order = new Uint32Array(list.count);
  for (let at = 0; at < order.length; at += 1) order[at] = at;
  sortRange(list, order, 0, order.length, 0);
  return order;
}

function sortRange(
  list: KeyList,
  order: Uint32Array,
  from: number,
  to: number,
  depth: number,
): void {
  const count = to - from;
  if (count < 2) return;
  if (count <= fewMax || count > placesMax) {
    order.subarray(from, to).sort((a, b) => compareKeys(list, a, b) || a - b);
    return;
  }
  const before = order.slice(from, to);
  const steps = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    steps[at] = stepOf(list, before[at] as number, depth) * placesMax + at;
  }
  steps.sort();
  let begin = 0;
  let step = -1;
  for (let at = 0; at <= count; at += 1) {
    const number = at < count ? (steps[at] as number) : -placesMax;
    const here = Math.floor(number / placesMax);
    if (at < count) order[from + at] = before[number - here * placesMax] as number;
    if (here === step) continue;
    // A step whose last digit is the end of a string is of equal strings.
    if (at - begin > 1 && step % digits !== 0) {
      sortRange(list, order, from + begin, from + at, depth + bytesPerStep);
    }
    begin = at;
    step = here;
  }
}

/** The four bytes at a depth as one number, in the order in which strings are compared. */
function stepOf({ bytes, ends }: KeyList, place: number, depth: number): number {
  const end = ends[place] as number;
  let at = (place === 0 ? 0 : (ends[place - 1] as number)) + depth;
  let step = 0;
  for (let digit = 0; digit < bytesPerStep; digit += 1) {
    let value = 0;
    if (at < end) {
      const byte = bytes[at] as number;
      // As `compareUtf8` says: EE and EF come after F0 to F4.
      value = (byte === 0xee || byte === 0xef ? byte + 0x10 : byte) + 1;
    }
    step = step * digits + value;
    at += 1;
  }
  return step;
}

function compareKeys({ bytes, ends }: KeyList, a: number, b: number): number {
  return compareUtf8(
    bytes,
    a === 0 ? 0 : (ends[a - 1] as number),
    ends[a] as number,
    bytes,
    b === 0 ? 0 : (ends[b - 1] as number),
    ends[b] as number,
  );
}
