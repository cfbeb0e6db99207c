/**
 * Which ids a rebuild has met, by 32 bits of each: to look for each id in all that was written reads a
 * block of each file. One that is said to be met may be another; one that is not never was.
 */
export class MetIds {
  /** Hash → itself, 0 where none is. There are at least twice as many as ids. */
  #slots = new Uint32Array(1 << 12);
  #count = 0;

  /** Adds an id; says whether it may have been met before. */
  meet(id: string): boolean {
    const hash = hashOf(id);
    const slot = this.#slotOf(hash);
    if (this.#slots[slot] === hash) return true;
    this.#slots[slot] = hash;
    this.#count += 1;
    if (this.#count * 2 > this.#slots.length) this.#spread();
    return false;
  }

  has(id: string): boolean {
    const hash = hashOf(id);
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
function hashOf(id: string): number {
  let hash = id.length;
  for (let at = 0; at < id.length; at += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(at), 0x0100_0193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x7feb_352d);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x846c_a68b);
  hash ^= hash >>> 16;
  return hash >>> 0 || 1;
}
