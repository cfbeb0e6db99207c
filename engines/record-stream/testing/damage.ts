/** Mulberry32: a small seeded generator of numbers from 0 up to 1. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const structural = Buffer.from('"{}[],:\\\n\r\t ;<0');

/**
 * Changes one byte: at a place anywhere or at a byte that matters to the grammar, to one with a
 * flipped bit, to any byte, or to another that matters. Returns the place.
 */
export function damageOneByte(bytes: Buffer, random: () => number): number {
  let at = Math.floor(random() * bytes.length);
  if (random() < 0.6) {
    while (at < bytes.length - 1 && !structural.includes(bytes[at] as number)) at += 1;
  }
  const before = bytes[at] as number;
  const way = random();
  let after = before ^ (1 << Math.floor(random() * 8));
  if (way > 0.33) after = Math.floor(random() * 256);
  if (way > 0.66) after = structural[Math.floor(random() * structural.length)] as number;
  bytes[at] = after === before ? before ^ 1 : after;
  return at;
}
