/** Memory is taken in pieces of so much; what is longer gets a piece of its own. */
export const pieceBytes = 4_194_304;
/** So much is kept from query to query; beyond it, a query gives back what it took. */
const keptPieces = 4;

/**
 * Where what a query reads and counts lies. The next query of the thread uses the same memory again:
 * what is thrown away each time makes the collector go through the whole thread every few dozen
 * queries, for as long as a query takes.
 */
export class QueryMemory {
  readonly #pieces: ArrayBuffer[] = [];
  #piece = 0;
  #used = 0;

  /** From now on what was taken is used again. */
  reset(): void {
    this.#pieces.length = Math.min(this.#pieces.length, keptPieces);
    this.#piece = 0;
    this.#used = 0;
  }

  /** So many bytes at a place that is a multiple of 8. What they hold is anything. */
  bytes(length: number): Uint8Array<ArrayBuffer> {
    if (length > pieceBytes) return new Uint8Array(length);
    if (this.#used + length > pieceBytes) {
      this.#piece += 1;
      this.#used = 0;
    }
    const piece = this.#pieces[this.#piece] ?? new ArrayBuffer(pieceBytes);
    this.#pieces[this.#piece] = piece;
    const taken = new Uint8Array(piece, this.#used, length);
    this.#used += (length + 7) & ~7;
    return taken;
  }

  /** So many numbers. What they are is anything. */
  numbers(length: number): Uint32Array<ArrayBuffer> {
    const { buffer, byteOffset } = this.bytes(length * 4);
    return new Uint32Array(buffer, byteOffset, length);
  }

  /** So many numbers that may be less than 0. What they are is anything. */
  integers(length: number): Int32Array<ArrayBuffer> {
    const { buffer, byteOffset } = this.bytes(length * 4);
    return new Int32Array(buffer, byteOffset, length);
  }

  /** So many numbers with fractions. What they are is anything. */
  reals(length: number): Float64Array<ArrayBuffer> {
    const { buffer, byteOffset } = this.bytes(length * 8);
    return new Float64Array(buffer, byteOffset, length);
  }

  /** So many numbers, all 0. */
  zeros(length: number): Uint32Array<ArrayBuffer> {
    return this.numbers(length).fill(0);
  }
}
