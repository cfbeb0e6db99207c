import { sentPartsMax, sentPartUnitsMax } from "../limits.ts";
import type { IndexedText } from "../search-index.ts";

interface SentPart {
  readonly place: number;
  /** As they came last: who hands over the same list again need not wait for each to be compared. */
  terms: readonly string[];
}

/**
 * The texts of parts that were sent to a writer, up to a bound: most stand in many documents (name,
 * code, address), and need not be checked, sent and worked out each time.
 */
export class SentParts {
  /** By the folded text. What has the same with other terms is sent each time. */
  readonly #parts = new Map<string, SentPart>();
  #count = 0;
  /** Of all texts and terms, in UTF-16 units. */
  #units = 0;

  /** To be called before each batch; says whether what was sent before is forgotten. */
  begin(): boolean {
    const isFull = this.#count >= sentPartsMax || this.#units >= sentPartUnitsMax;
    if (isFull) {
      this.#parts.clear();
      this.#count = 0;
      this.#units = 0;
    }
    return this.#count === 0;
  }

  /** The place of a part that was sent; undefined of any other. */
  placeOf({ folded, terms }: IndexedText): number | undefined {
    const sent = this.#parts.get(folded);
    if (sent === undefined) return undefined;
    if (sent.terms !== terms) {
      if (!isSame(sent.terms, terms)) return undefined;
      sent.terms = terms;
    }
    return sent.place;
  }

  /** The place of a part that is sent now. */
  add({ folded, terms }: IndexedText): number {
    const place = this.#count;
    this.#count += 1;
    this.#units += folded.length;
    for (const term of terms) this.#units += term.length;
    if (!this.#parts.has(folded)) this.#parts.set(folded, { terms, place });
    return place;
  }
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}
