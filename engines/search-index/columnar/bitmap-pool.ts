/** So many are kept from segment to segment: those of a query of three words, each said in ten ways. */
export const bitmapsKeptMax = 48;

/** Bitmaps of one segment, whose memory the next segment uses again. */
export class BitmapPool {
  #words = 0;
  #bitmaps: Uint32Array[] = [];
  #taken = 0;

  /** Bitmaps have so many words from now on, and all that were taken are used again. */
  reset(words: number): void {
    this.#taken = 0;
    this.#words = words;
    const isLongEnough = (this.#bitmaps[0]?.length ?? 0) >= words;
    this.#bitmaps = isLongEnough ? this.#bitmaps.slice(0, bitmapsKeptMax) : [];
  }

  /** A bitmap without a bit. */
  take(): Uint32Array {
    let bitmap = this.#bitmaps[this.#taken];
    if (bitmap === undefined) {
      bitmap = new Uint32Array(this.#bitmaps[0]?.length ?? this.#words);
      this.#bitmaps.push(bitmap);
    }
    this.#taken += 1;
    return bitmap.subarray(0, this.#words).fill(0);
  }
}
