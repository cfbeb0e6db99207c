/** Memory is taken in pieces of so much; what is longer gets a piece of its own. */
const pieceBytes = 4_194_304;
/** So much is kept from query to query; beyond it, a query gives back what it took. */
const keptPieces = 4;

/**
 * Where the postings of a query lie. The next query of the thread uses the same memory again, which
 * otherwise would be filled with zeros and thrown away each time.
 */
export class PostingBuffers {
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
  take(bytes: number): Uint8Array {
    if (bytes > pieceBytes) return new Uint8Array(bytes);
    if (this.#used + bytes > pieceBytes) {
      this.#piece += 1;
      this.#used = 0;
    }
    const piece = this.#pieces[this.#piece] ?? new ArrayBuffer(pieceBytes);
    this.#pieces[this.#piece] = piece;
    const taken = new Uint8Array(piece, this.#used, bytes);
    this.#used += (bytes + 7) & ~7;
    return taken;
  }
}
