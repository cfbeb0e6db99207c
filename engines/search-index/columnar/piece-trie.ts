import { larger } from "./term-table.ts";

/** The numbers of a node: where its bytes begin, how many they are, and 1 + the piece that ends there. */
const nodeNumbers = 3;
/** The numbers of a slot: 1 + node × 256 + byte, 0 where none is, and the node to which these lead. */
const slotNumbers = 2;

/**
 * Pieces of bytes, to find the longest with which a text goes on. Each node stands for bytes that
 * follow without a choice (a radix tree); a hash table leads from a node and a byte to the next node.
 * What is looked at together lies together: a text is packed as fast as memory answers.
 */
export class PieceTrie {
  /** The length in bytes of what `longest` found. */
  length = 0;
  /** The bytes of all nodes. Node 0 is the beginning and has none. */
  #bytes = new Uint8Array(1 << 12);
  #used = 0;
  #nodes = new Uint32Array(nodeNumbers << 9);
  #count = 1;
  /** There are at least twice as many as nodes. */
  #slots = new Uint32Array(slotNumbers << 11);
  /** Of a hash as many high bits count as there are slots. */
  #shift = 21;

  /** A piece of 1 to 255 bytes. */
  add(bytes: Uint8Array, from: number, to: number, piece: number): void {
    let node = 0;
    for (let at = from; at < to; ) {
      const key = keyOf(node, bytes[at] as number);
      const slot = this.#slotOf(key);
      if (this.#slots[slot] === 0) {
        node = this.#addNode(this.#keep(bytes.subarray(at, to)), to - at);
        this.#lead(key, node);
        break;
      }
      const next = this.#slots[slot + 1] as number;
      const shared = this.#shared(next, bytes, at, to);
      const isWhole = shared === this.#nodes[next * nodeNumbers + 1];
      node = isWhole ? next : this.#divide(slot, shared);
      at += shared;
    }
    this.#nodes[node * nodeNumbers + 2] = piece + 1;
  }

  /** The longest piece with which the bytes go on; −1 for none. Sets `length`. */
  longest(bytes: Uint8Array, from: number, end: number): number {
    const own = this.#bytes;
    const nodes = this.#nodes;
    let node = 0;
    let found = 0;
    this.length = 0;
    for (let at = from; at < end; ) {
      const slot = this.#slotOf(keyOf(node, bytes[at] as number));
      if (this.#slots[slot] === 0) break;
      node = this.#slots[slot + 1] as number;
      const first = nodes[node * nodeNumbers] as number;
      const length = nodes[node * nodeNumbers + 1] as number;
      if (at + length > end) break;
      // The slot says that the first byte is the same.
      let same = 1;
      while (same < length && own[first + same] === bytes[at + same]) same += 1;
      if (same < length) break;
      at += length;
      const piece = nodes[node * nodeNumbers + 2] as number;
      if (piece === 0) continue;
      found = piece;
      this.length = at - from;
    }
    return found - 1;
  }

  /** How many bytes of a node a text goes on with. */
  #shared(node: number, bytes: Uint8Array, from: number, to: number): number {
    const own = this.#nodes[node * nodeNumbers] as number;
    const most = Math.min(this.#nodes[node * nodeNumbers + 1] as number, to - from);
    let shared = 0;
    while (shared < most && this.#bytes[own + shared] === bytes[from + shared]) shared += 1;
    return shared;
  }

  /** Puts a node of its first bytes before the one to which a slot leads. */
  #divide(slot: number, bytes: number): number {
    const node = this.#slots[slot + 1] as number;
    const from = this.#nodes[node * nodeNumbers] as number;
    const length = this.#nodes[node * nodeNumbers + 1] as number;
    const before = this.#addNode(from, bytes);
    this.#slots[slot + 1] = before;
    this.#nodes[node * nodeNumbers] = from + bytes;
    this.#nodes[node * nodeNumbers + 1] = length - bytes;
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
    const node = this.#count;
    this.#count += 1;
    const needed = this.#count * nodeNumbers;
    if (needed > this.#nodes.length) this.#nodes = larger(this.#nodes, needed * 2);
    this.#nodes[node * nodeNumbers] = from;
    this.#nodes[node * nodeNumbers + 1] = length;
    return node;
  }

  /** From now on a key leads to a node. */
  #lead(key: number, node: number): void {
    if (this.#count * 2 * slotNumbers > this.#slots.length) this.#spread();
    const slot = this.#slotOf(key);
    this.#slots[slot] = key;
    this.#slots[slot + 1] = node;
  }

  /** Where the slot of a key is, or would be. */
  #slotOf(key: number): number {
    const slots = this.#slots;
    let slot = (Math.imul(key, 0x9e37_79b1) >>> this.#shift) * slotNumbers;
    while (slots[slot] !== key && slots[slot] !== 0) {
      slot += slotNumbers;
      if (slot === slots.length) slot = 0;
    }
    return slot;
  }

  #spread(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(before.length * 2);
    this.#shift -= 1;
    for (let slot = 0; slot < before.length; slot += slotNumbers) {
      const key = before[slot] as number;
      if (key === 0) continue;
      const to = this.#slotOf(key);
      this.#slots[to] = key;
      this.#slots[to + 1] = before[slot + 1] as number;
    }
  }
}

/** From 1 on. */
function keyOf(node: number, byte: number): number {
  return 1 + node * 256 + byte;
}
