import type { IndexDocument, IndexedText } from "../search-index.ts";
import { type ByteSink, ByteSource } from "./bytes.ts";

/**
 * The record of a document: per text field the length of its folded texts and these, joined by line
 * breaks; then the keys of its parts, each with its length. The record of a part: its folded text, the
 * number of its terms, and the terms. A term is most often a piece of the folded text, which begins near
 * where the one before it did: then one byte says by how much (high half) and its length (low half), in
 * UTF-16 units. Otherwise 1, then both as varints; or, for what is no piece of the text, 0 and the term
 * itself. A part refers to nothing outside it, so that documents can share it.
 */

/** A term may begin so far before the one before it: longer words come after those within them. */
const termBackMax = 8;
/** The same for a term in one byte, whose high half is from 1 to 15. */
const shortBackMax = 4;
const halfMax = 15;
const asText = 0;
const asVarints = 1;

export function writeRecord(
  sink: ByteSink,
  textFields: readonly string[],
  { texts, parts }: Pick<IndexDocument, "texts" | "parts">,
): void {
  for (const field of textFields) {
    const of = texts[field] ?? [];
    // Most fields have one text at most.
    sink.text(of.length < 2 ? (of[0]?.folded ?? "") : of.map(({ folded }) => folded).join("\n"));
  }
  for (const { key } of parts) sink.text(key);
}

export function writePart(sink: ByteSink, { folded, terms }: IndexedText): void {
  sink.text(folded);
  sink.varint(terms.length);
  let last = 0;
  for (const term of terms) {
    const earliest = last < termBackMax ? 0 : last - termBackMax;
    const at = folded.indexOf(term, earliest);
    if (at < 0) {
      sink.byte(asText);
      sink.text(term);
      continue;
    }
    const step = at - last + shortBackMax + 1;
    last = at;
    if (step >= 1 && step <= halfMax && term.length <= halfMax) {
      sink.byte((step << 4) | term.length);
      continue;
    }
    sink.byte(asVarints);
    sink.varint(step - shortBackMax + termBackMax);
    sink.varint(term.length);
  }
}

/** What the record of a part says. */
export interface StoredPart {
  /** Its terms, each with a space on either side. */
  readonly terms: string;
  readonly folded: string;
}

/** The keys of the parts of a document with so many text fields. */
export function partKeys(record: Buffer, fields: number): readonly string[] {
  const source = new ByteSource(record);
  for (let field = 0; field < fields; field += 1) source.slice(source.varint());
  const keys: string[] = [];
  while (source.at < record.length) keys.push(source.text());
  return keys;
}

/**
 * Reads the record of a part. A term is a piece of the folded text or stands in the bytes itself, so
 * that a part whose bytes do not hold a term does not have it.
 */
export function readPart(record: Buffer): StoredPart {
  const source = new ByteSource(record);
  const folded = source.text();
  return { folded, terms: readTerms(source, folded) };
}

/** Whether a phrase, UTF-8 without a line break, stands in the text of a part. */
export function partHasPhrase(record: Buffer, phrase: Buffer): boolean {
  if (!record.includes(phrase)) return false;
  const source = new ByteSource(record);
  return source.slice(source.varint()).includes(phrase);
}

function readTerms(source: ByteSource, folded: string): string {
  let terms = " ";
  let last = 0;
  const count = source.varint();
  for (let term = 0; term < count; term += 1) {
    const head = source.byte();
    if (head === asText) {
      terms += `${source.text()} `;
      continue;
    }
    const isShort = head > halfMax;
    last += isShort ? (head >> 4) - shortBackMax - 1 : source.varint() - termBackMax - 1;
    const length = isShort ? head & halfMax : source.varint();
    terms += `${folded.slice(last, last + length)} `;
  }
  return terms;
}

/**
 * Which of the asked fields (a mask, without the parts) hold a phrase: a mask again. A phrase is UTF-8
 * without a line break, so it is found as bytes within one text.
 */
export function fieldsWithPhrase(
  record: Buffer,
  fields: number,
  asked: number,
  phrase: Buffer,
): number {
  // Most records do not hold it anywhere.
  if (!record.includes(phrase)) return 0;
  const source = new ByteSource(record);
  let found = 0;
  for (let field = 0; field < fields; field += 1) {
    const text = source.slice(source.varint());
    if (((asked >> field) & 1) === 1 && text.includes(phrase)) found |= 1 << field;
  }
  return found;
}
