import type { PackedDocument } from "../pack.ts";
import { type ByteSink, ByteSource } from "./bytes.ts";

/**
 * The parts of a document: their number; when there are some, their keys, the length of their folded
 * texts, these, one part a line, and per part the number of its terms and the terms. A term is most
 * often a piece of the folded text: then where it begins, seen from the one before, and its length,
 * in UTF-16 units; otherwise 0 and the term itself.
 */

/** A term may begin so far before the one before it: longer words come after those within them. */
const termBackMax = 8;

export function writePartsRecord(sink: ByteSink, document: PackedDocument): void {
  const { partKeys, partTerms } = document;
  sink.varint(partKeys.length);
  if (partKeys.length === 0) return;
  for (const key of partKeys) sink.text(key);
  const folded = document.folded.at(-1) ?? "";
  sink.text(folded);
  const texts = folded.split("\n");
  for (const [part, terms] of partTerms.split("\n").entries()) {
    writeTerms(sink, terms === "" ? [] : terms.split(" "), texts[part] ?? "");
  }
}

function writeTerms(sink: ByteSink, terms: readonly string[], folded: string): void {
  sink.varint(terms.length);
  let last = 0;
  for (const term of terms) {
    const earliest = Math.max(0, last - termBackMax);
    const at = folded.indexOf(term, earliest);
    if (at < 0) {
      sink.varint(0);
      sink.text(term);
      continue;
    }
    sink.varint(at - last + termBackMax + 1);
    sink.varint(term.length);
    last = at;
  }
}

/** What a record says of the parts of its document. */
export interface StoredParts {
  readonly keys: readonly string[];
  /** Per part its terms, each with a space on either side. */
  readonly terms: readonly string[];
  readonly folded: readonly string[];
}

export function readParts(record: Buffer): StoredParts {
  const source = new ByteSource(record);
  const count = source.varint();
  if (count === 0) return { keys: [], terms: [], folded: [] };
  const keys = Array.from({ length: count }, () => source.text());
  const folded = source.text().split("\n");
  return { keys, folded, terms: keys.map((_, part) => readTerms(source, folded[part] ?? "")) };
}

function readTerms(source: ByteSource, folded: string): string {
  let terms = " ";
  let last = 0;
  const count = source.varint();
  for (let term = 0; term < count; term += 1) {
    const step = source.varint();
    if (step === 0) {
      terms += `${source.text()} `;
      continue;
    }
    last += step - termBackMax - 1;
    const length = source.varint();
    terms += `${folded.slice(last, last + length)} `;
  }
  return terms;
}

/** Whether a part holds a phrase, which is UTF-8 without a line break. */
export function partsHavePhrase(record: Buffer, phrase: Buffer): boolean {
  const source = new ByteSource(record);
  const count = source.varint();
  if (count === 0) return false;
  for (let part = 0; part < count; part += 1) source.slice(source.varint());
  return source.slice(source.varint()).includes(phrase);
}
