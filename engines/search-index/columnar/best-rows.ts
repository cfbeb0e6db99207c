/** Keeps the rows with the greatest keys; of equal keys, the lower rows. Rows are offered ascending. */
export class BestRows {
  readonly keys: Float64Array;
  readonly rows: Uint32Array;
  readonly #room: number;
  readonly #floor: number;
  count = 0;
  /** A row with no greater key than this is not among the best. */
  enough: number;

  /** Rows of keys up to `floor` are known not to be wanted. */
  constructor(room: number, floor: number = Number.NEGATIVE_INFINITY) {
    this.#room = room;
    this.#floor = floor;
    this.enough = room === 0 ? Number.POSITIVE_INFINITY : floor;
    this.keys = new Float64Array(room);
    this.rows = new Uint32Array(room);
  }

  /** The caller has compared the key with `enough`. */
  offer(key: number, row: number): void {
    if (this.count < this.#room) this.#add(key, row);
    else if (this.#room > 0) this.#replaceWorst(key, row);
    if (this.count === this.#room && this.#room > 0) {
      this.enough = Math.max(this.#floor, this.keys[0] as number);
    }
  }

  /** The worst is at the top of a heap. */
  #isWorse(key: number, row: number, at: number): boolean {
    const other = this.keys[at] as number;
    return key < other || (key === other && row > (this.rows[at] as number));
  }

  #put(at: number, key: number, row: number): void {
    this.keys[at] = key;
    this.rows[at] = row;
  }

  #add(key: number, row: number): void {
    let at = this.count;
    this.count += 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isWorse(key, row, parent)) break;
      this.#put(at, this.keys[parent] as number, this.rows[parent] as number);
      at = parent;
    }
    this.#put(at, key, row);
  }

  #replaceWorst(key: number, row: number): void {
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= this.count) break;
      const right = child + 1;
      if (
        right < this.count &&
        this.#isWorse(this.keys[right] as number, this.rows[right] as number, child)
      ) {
        child = right;
      }
      if (!isBelow(this.keys[child] as number, this.rows[child] as number, key, row)) break;
      this.#put(at, this.keys[child] as number, this.rows[child] as number);
      at = child;
    }
    this.#put(at, key, row);
  }
}

function isBelow(key: number, row: number, otherKey: number, otherRow: number): boolean {
  return key < otherKey || (key === otherKey && row > otherRow);
}

/** A number that is less than a key, and hardly less. */
export function justBelow(key: number): number {
  return key - Math.max(Math.abs(key) * Number.EPSILON, Number.MIN_VALUE);
}
