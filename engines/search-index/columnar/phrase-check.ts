import { phraseChecksMax } from "../limits.ts";
import { impactOf, phraseWeight } from "../impact.ts";
import type { Deadline } from "./deadline.ts";
import type { Segment } from "./segment.ts";
import { fieldsWithPhrase, partHasPhrase } from "./stored-records.ts";

/** A document that could not be looked at any more. */
export const unchecked = -2;

/**
 * Looks up phrases in the texts of documents, so often and no more. Beyond that documents are left
 * out, and the answer is not exact.
 */
export class PhraseChecker {
  isExact = true;
  readonly #weights: readonly number[];
  readonly #deadline: Deadline;
  readonly #known = new Map<Segment, Map<Buffer, Map<number, boolean>>>();
  #left = phraseChecksMax;
  #reserved = 0;

  /** So many documents can still be looked at in the present segment. */
  get left(): number {
    return this.#left - this.#reserved;
  }

  /** Leaves so many documents to the segments that come later. */
  reserve(count: number): void {
    this.#reserved = Math.min(count, this.#left);
  }

  constructor(weights: readonly number[], deadline: Deadline) {
    this.#weights = weights;
    this.#deadline = deadline;
  }

  /** The score of a phrase in a document: −1 when it is not there, or `unchecked`. */
  score(segment: Segment, row: number, phrase: Buffer, fields: number): number {
    if (fields === 0) return -1;
    if (this.left === 0) {
      this.isExact = false;
      return unchecked;
    }
    this.#left -= 1;
    if (this.#left % 64 === 0) this.#deadline.check();
    const parts = this.#weights.length - 1;
    let found = fieldsWithPhrase(segment.records.record(row), parts, fields, phrase);
    if (((fields >> parts) & 1) === 1 && this.#havePartsPhrase(segment, row, phrase)) {
      found |= 1 << parts;
    }
    if (found === 0) return -1;
    let weight = 0;
    for (const [field, one] of this.#weights.entries()) if ((found >> field) & 1) weight += one;
    return phraseWeight * impactOf(weight);
  }

  #havePartsPhrase(segment: Segment, row: number, phrase: Buffer): boolean {
    const known = this.#knownOf(segment, phrase);
    for (const part of segment.records.parts(row)) {
      let has = known.get(part);
      if (has === undefined) {
        has = partHasPhrase(segment.partRecords.record(part), phrase);
        known.set(part, has);
      }
      if (has) return true;
    }
    return false;
  }

  /** Part of a segment → whether it has a phrase: documents share their parts. */
  #knownOf(segment: Segment, phrase: Buffer): Map<number, boolean> {
    const ofSegment = this.#known.get(segment) ?? new Map<Buffer, Map<number, boolean>>();
    this.#known.set(segment, ofSegment);
    const known = ofSegment.get(phrase) ?? new Map<number, boolean>();
    ofSegment.set(phrase, known);
    return known;
  }
}
