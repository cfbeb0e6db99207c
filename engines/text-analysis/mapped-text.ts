import { foldNormalised, normalise } from "./fold.ts";
import { apart, UnitTable } from "./unit-table.ts";

/** A changed form of a text that knows for each of its positions where it came from. */
export interface MappedText {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * A piece that NFKC treats by itself: a character with everything that may melt into it: marks,
 * invisible characters, vowels and finals of Hangul, half-width marks and finals.
 */
const piecePattern =
  /[^][\p{M}\p{Default_Ignorable_Code_Point}\u1160-\u11ff\ud7b0-\ud7fb\uff9e-\uffdc]*/uy;

/** Texts of this length are mapped without making room twice. */
const roomOfFirst = 1_024;
/** Pieces of several code units whose changed form is kept. */
const knownPiecesMax = 10_000;

/**
 * Changes texts piece by piece. Nearly all code units become one other each time they are met: they
 * are looked up in a table; only what may melt into its neighbours is changed as text.
 */
class PieceMapper {
  readonly #change: (piece: string) => string;
  readonly #units: UnitTable;
  readonly #pieces = new Map<string, string>();
  #out = new Uint16Array(roomOfFirst);
  #starts = new Int32Array(roomOfFirst);
  #ends = new Int32Array(roomOfFirst);

  constructor(change: (piece: string) => string) {
    this.#change = change;
    this.#units = new UnitTable(change);
  }

  map(text: string): MappedText {
    this.#makeRoom(text.length);
    let from = 0;
    let to = 0;
    while (from < text.length) {
      const unit = this.#units.changed(text.charCodeAt(from));
      if (
        unit !== apart &&
        (from + 1 === text.length || this.#units.changed(text.charCodeAt(from + 1)) !== apart)
      ) {
        this.#put(to, unit, from, from + 1);
        from += 1;
        to += 1;
        continue;
      }
      const piece = pieceAt(text, from);
      const changed = this.#changed(piece);
      this.#makeRoom(to + changed.length + text.length - from);
      for (let at = 0; at < changed.length; at += 1) {
        this.#put(to + at, changed.charCodeAt(at), from, from + piece.length);
      }
      from += piece.length;
      to += changed.length;
    }
    return {
      text: Buffer.from(this.#out.buffer, 0, to * 2).toString("utf16le"),
      starts: this.#starts.slice(0, to),
      ends: this.#ends.slice(0, to),
    };
  }

  #changed(piece: string): string {
    const known = this.#pieces.get(piece);
    if (known !== undefined) return known;
    const changed = this.#change(piece);
    if (this.#pieces.size >= knownPiecesMax) this.#pieces.clear();
    this.#pieces.set(piece, changed);
    return changed;
  }

  #put(at: number, unit: number, start: number, end: number): void {
    this.#out[at] = unit;
    this.#starts[at] = start;
    this.#ends[at] = end;
  }

  #makeRoom(length: number): void {
    if (length <= this.#out.length) return;
    const room = Math.max(length, this.#out.length * 2);
    this.#out = grown(this.#out, new Uint16Array(room));
    this.#starts = grown(this.#starts, new Int32Array(room));
    this.#ends = grown(this.#ends, new Int32Array(room));
  }
}

function grown<Numbers extends Uint16Array<ArrayBuffer> | Int32Array<ArrayBuffer>>(
  from: Numbers,
  into: Numbers,
): Numbers {
  into.set(from);
  return into;
}

function pieceAt(text: string, at: number): string {
  piecePattern.lastIndex = at;
  return piecePattern.exec(text)?.[0] ?? text.charAt(at);
}

const normalising = new PieceMapper(normalise);
const folding = new PieceMapper((piece) => foldNormalised(normalise(piece)));

/** What `normalise` makes of a text. */
export function mapNormalised(text: string): MappedText {
  return normalising.map(text);
}

/** What `normalise` and then `foldNormalised` make of a text. */
export function mapFolded(text: string): MappedText {
  return folding.map(text);
}
