import type { TermInput } from "./segment-input.ts";

/** With one posting in so many rows, sorting them costs more than going through all rows. */
const rowsPerPostingMax = 1_024;

/** Brings the postings of one term after the other into the order of their rows. */
export class RowSort {
  readonly #rows: number;
  /** Which rows hold the term; empty between terms. */
  readonly #holds: Uint32Array;
  readonly #impacts: Uint8Array;
  readonly #masks: Uint16Array;

  /** For rows below the given number. */
  constructor(rows: number) {
    this.#rows = rows;
    this.#holds = new Uint32Array((rows + 31) >>> 5);
    this.#impacts = new Uint8Array(rows);
    this.#masks = new Uint16Array(rows);
  }

  /** Rows are distinct. */
  sort(term: TermInput): void {
    if (term.count * rowsPerPostingMax < this.#rows) sortPacked(term);
    else this.#sortByLaying(term);
  }

  /** Lays each posting at its row, and picks them up from the first row to the last. */
  #sortByLaying({ rows, impacts, masks, count }: TermInput): void {
    for (let at = 0; at < count; at += 1) {
      const row = rows[at] as number;
      this.#holds[row >>> 5] = (this.#holds[row >>> 5] as number) | (1 << (row & 31));
      this.#impacts[row] = impacts[at] as number;
      this.#masks[row] = masks[at] as number;
    }
    let at = 0;
    for (let word = 0; word < this.#holds.length; word += 1) {
      let left = this.#holds[word] as number;
      if (left === 0) continue;
      this.#holds[word] = 0;
      for (; left !== 0; left &= left - 1) {
        const row = (word << 5) + 31 - Math.clz32(left & -left);
        rows[at] = row;
        impacts[at] = this.#impacts[row] as number;
        masks[at] = this.#masks[row] as number;
        at += 1;
      }
    }
  }
}

/** Each posting fits into one number, so that numbers can be sorted. */
function sortPacked(term: TermInput): void {
  const { rows, impacts, masks, count } = term;
  const packed = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    const rest = (impacts[at] as number) * 65_536 + (masks[at] as number);
    packed[at] = (rows[at] as number) * 16_777_216 + rest;
  }
  packed.sort();
  for (let at = 0; at < count; at += 1) {
    const posting = packed[at] as number;
    const row = Math.floor(posting / 16_777_216);
    const rest = posting - row * 16_777_216;
    rows[at] = row;
    impacts[at] = rest >>> 16;
    masks[at] = rest & 65_535;
  }
}
