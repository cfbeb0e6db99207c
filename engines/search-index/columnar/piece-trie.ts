import { larger } from "./term-table.ts";

/**
 * Pieces of bytes, to find the longest with which a text goes on. Each node stands for bytes that
 * follow without a choice (a radix tree); a hash table leads from a node and a byte to the next node.
 */
export class PieceTrie {
  /** The length in bytes of what `longest` found. */
  length = 0;
  /** The bytes of all nodes; of each from where, and how many. Node 0 is the beginning and has none. */
  #bytes = new Uint8Array(1 << 12);
  #used = 0;
  #from = new Uint32Array(1 << 9);
  #lengths = new Uint8Array(1 << 9);
  /** Node → 1 + the piece that ends there, 0 for none. */
  #pieceOf = new Uint32Array(1 << 9);
  #nodes = 1;
  /** 1 + node × 256 + byte, 0 where none is; there are at least twice as many as nodes. */
  #keys = new Uint32Array(1 << 11);
  #next = new Uint32Array(1 << 11);
  /** Of a hash as many high bits count as there are slots. */
  #shift = 21;

  /** A piece of 1 to 255 bytes. */
  add(bytes: Uint8Array, from: number, to: number, piece: number): void {
    let node = 0;
    for (let at = from; at < to; ) {
      const slot = this.#slotOf(keyOf(node, bytes[at] as number));
      if (this.#keys[slot] === 0) {
        const last = this.#addNode(this.#keep(bytes.subarray(at, to)), to - at);
        this.#lead(keyOf(node, bytes[at] as number), last);
        node = last;
        break;
      }
      const next = this.#next[slot] as number;
      const shared = this.#shared(next, bytes, at, to);
      node = shared === this.#lengths[next] ? next : this.#divide(slot, shared);
      at += shared;
    }
    this.#pieceOf[node] = piece + 1;
  }

  /** The longest piece with which the bytes go on; −1 for none. Sets `length`. */
  longest(bytes: Uint8Array, from: number, end: number): number {
    const own = this.#bytes;
    let node = 0;
    let found = 0;
    this.length = 0;
    for (let at = from; at < end; ) {
      const slot = this.#slotOf(keyOf(node, bytes[at] as number));
      if (this.#keys[slot] === 0) break;
      node = this.#next[slot] as number;
      const length = this.#lengths[node] as number;
      const first = this.#from[node] as number;
      if (at + length > end) break;
      let same = 1;
      while (same < length && own[first + same] === bytes[at + same]) same += 1;
      if (same < length) break;
      at += length;
      const piece = this.#pieceOf[node] as number;
      if (piece === 0) continue;
      found = piece;
      this.length = at - from;
    }
    return found - 1;
  }

  /** How many bytes of a node a text goes on with. */
  #shared(node: number, bytes: Uint8Array, from: number, to: number): number {
    const own = this.#from[node] as number;
    const most = Math.min(this.#lengths[node] as number, to - from);
    let shared = 0;
    while (shared < most && this.#bytes[own + shared] === bytes[from + shared]) shared += 1;
    return shared;
  }

  /** Puts a node of its first bytes before the one to which a slot leads. */
  #divide(slot: number, bytes: number): number {
    const node = this.#next[slot] as number;
    const from = this.#from[node] as number;
    const before = this.#addNode(from, bytes);
    this.#next[slot] = before;
    this.#from[node] = from + bytes;
    this.#lengths[node] = (this.#lengths[node] as number) - bytes;
    this.#lead(keyOf(before, this.#bytes[from + bytes] as number), node);
    return before;
  }

  #keep(bytes: Uint8Array): number {
    const from = this.#used;
    this.#used += bytes.length;
    if (this.#used > this.#bytes.length) this.#bytes = larger(this.#bytes, this.#used * 2);
    this.#bytes.set(bytes, from);
    return from;
  }

  #addNode(from: number, length: number): number {
    const node = this.#nodes;
    this.#nodes += 1;
    if (node === this.#from.length) {
      this.#from = larger(this.#from, node * 2);
      this.#lengths = larger(this.#lengths, node * 2);
      this.#pieceOf = larger(this.#pieceOf, node * 2);
    }
    this.#from[node] = from;
    this.#lengths[node] = length;
    return node;
  }

  /** From now on a key leads to a node. */
  #lead(key: number, node: number): void {
    if (this.#nodes * 2 > this.#keys.length) this.#spread();
    const slot = this.#slotOf(key);
    this.#keys[slot] = key;
    this.#next[slot] = node;
  }

  /** Where a key is, or would be. */
  #slotOf(key: number): number {
    const last = this.#keys.length - 1;
    let slot = Math.imul(key, 0x9e37_79b1) >>> this.#shift;
    while (this.#keys[slot] !== key && this.#keys[slot] !== 0) slot = (slot + 1) & last;
    return slot;
  }

  #spread(): void {
    const keys = this.#keys;
    const next = this.#next;
    this.#keys = new Uint32Array(keys.length * 2);
    this.#next = new Uint32Array(keys.length * 2);
    this.#shift -= 1;
    for (let slot = 0; slot < keys.length; slot += 1) {
      const key = keys[slot] as number;
      if (key === 0) continue;
      const to = this.#slotOf(key);
      this.#keys[to] = key;
      this.#next[to] = next[slot] as number;
    }
  }
}

/** From 1 on. */
function keyOf(node: number, byte: number): number {
  return 1 + node * 256 + byte;
}
