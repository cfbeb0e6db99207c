/** Draws numbers in [0, 1). */
export type Random = () => number;

/**
 * A random sequence that depends on nothing but the seed and the key (FNV-1a, then mulberry32),
 * in 32-bit integer arithmetic, so that every machine draws the same.
 */
export function seededRandom(seed: number, key: string): Random {
  let state = 0x811c9dc5 ^ (seed | 0);
  for (let at = 0; at < key.length; at += 1) {
    state = Math.imul(state ^ key.charCodeAt(at), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** One of the values, each as likely. */
export function pick<Value>(random: Random, values: readonly Value[]): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error("There is nothing to pick from.");
  return value;
}

/** One of the values, as likely as its weight says. */
export function pickWeighted<Value>(
  random: Random,
  values: readonly (readonly [Value, number])[],
): Value {
  let total = 0;
  for (const [, weight] of values) total += weight;
  let left = random() * total;
  for (const [value, weight] of values) {
    left -= weight;
    if (left < 0) return value;
  }
  throw new Error("There is nothing to pick from.");
}

/** The numbers below `count` in a random order. */
export function shuffled(random: Random, count: number): readonly number[] {
  const order = Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  return order;
}
