export interface Utf8Count {
  /** Well-formed sequences of two bytes or more. */
  readonly wellFormed: number;
  /** Bytes that begin or continue no well-formed sequence. */
  readonly invalid: number;
  /** Offset of the first such byte, -1 when there is none. */
  readonly firstInvalid: number;
}

/** Length of the well-formed UTF-8 sequence at `at` (RFC 3629 section 4), 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  if (lead >= 0xc2 && lead <= 0xdf) return isTail(second) ? 2 : 0;
  const third = bytes[at + 2] ?? 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const low = lead === 0xe0 ? 0xa0 : 0x80;
    const high = lead === 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && isTail(third) ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const low = lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xf4 ? 0x8f : 0xbf;
    const good = second >= low && second <= high && isTail(third) && isTail(bytes[at + 3] ?? 0);
    return good ? 4 : 0;
  }
  return 0;
}

function isTail(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}

/** Counts well-formed and invalid sequences; a sequence cut off at the very end is not counted. */
export function countUtf8(bytes: Uint8Array): Utf8Count {
  let wellFormed = 0;
  let invalid = 0;
  let firstInvalid = -1;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      const cutOff = bytes.length - at < 4 && (bytes[at] as number) >= 0xc2;
      if (cutOff && bytes.subarray(at + 1).every(isTail)) break;
      invalid += 1;
      if (firstInvalid < 0) firstInvalid = at;
    } else if (length > 1) wellFormed += 1;
    at += length === 0 ? 1 : length;
  }
  return { wellFormed, invalid, firstInvalid };
}

/** Offset of the first byte that is not UTF-8, a sequence cut off at the end included. */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}
