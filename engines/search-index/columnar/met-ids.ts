/**
 * Which ids a rebuild has met, by 32 bits of each: to look for each id in all that was written reads a
 * block of each file. One that is said to be met may be another; one that is not never was.
 */
export class MetIds {
  /** Hash → itself, 0 where none is. There are at least twice as many as ids. */
  #slots = new Uint32Array(1 << 12);
  #count = 0;

  /** Adds an id, which lies in the bytes; says whether it may have been met before. */
  meet(bytes: Uint8Array, from: number, to: number): boolean {
    const hash = hashOf(bytes, from, to);
    const slot = this.#slotOf(hash);
    if (this.#slots[slot] === hash) return true;
    this.#slots[slot] = hash;
    this.#count += 1;
    if (this.#count * 2 > this.#slots.length) this.#spread();
    return false;
  }

  has(bytes: Uint8Array): boolean {
    const hash = hashOf(bytes, 0, bytes.length);
    return this.#slots[this.#slotOf(hash)] === hash;
  }

  /** Where a hash is, or would be. */
  #slotOf(hash: number): number {
    const last = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & last;
    for (;;) {
      const taken = this.#slots[slot] as number;
      if (taken === 0 || taken === hash) return slot;
      slot = (slot + 1) & last;
    }
  }

  #spread(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(before.length * 2);
    for (const hash of before) if (hash !== 0) this.#slots[this.#slotOf(hash)] = hash;
  }
}

/** From 1 on. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  for (let at = from; at < to; at += 1) {
    hash = Math.imul(hash ^ (bytes[at] as number), 0x0100_0193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x7feb_352d);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x846c_a68b);
  hash ^= hash >>> 16;
  return hash >>> 0 || 1;
}
