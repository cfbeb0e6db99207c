import type { PackedDocument } from "../pack.ts";
import { type ByteSink, ByteSource } from "./bytes.ts";

/**
 * The record of a document: per text field the length of its folded texts and these, joined by line
 * breaks; the number of its parts; per part its key, its folded text, the number of its terms, and
 * the terms. A term is most often a piece of the folded text, which begins near where the one before
 * it did: then one byte says by how much (high half) and its length (low half), in UTF-16 units.
 * Otherwise 1, then both as varints; or, for what is no piece of the text, 0 and the term itself. A
 * part refers to nothing outside it, so that the same part is the same bytes in every document.
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
  { folded, partKeys }: PackedDocument,
  putPart: (part: number) => void,
): void {
  for (let field = 0; field < folded.length - 1; field += 1) sink.text(folded[field] ?? "");
  sink.varint(partKeys.length);
  for (const [part, key] of partKeys.entries()) {
    sink.text(key);
    putPart(part);
  }
}

/** What stands in a record of a part after its key. Its terms are joined by spaces. */
export function writePart(sink: ByteSink, folded: string, terms: string): void {
  sink.text(folded);
  writeTerms(sink, terms, folded);
}

function writeTerms(sink: ByteSink, joined: string, folded: string): void {
  if (joined === "") {
    sink.varint(0);
    return;
  }
  const terms = joined.split(" ");
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

/** What a record says of a part of its document. */
export interface StoredPart {
  readonly key: string;
  /** Its terms, each with a space on either side. */
  readonly terms: string;
  readonly folded: string;
}

/** What a record says of parts; `fields` is the number of text fields without that of the parts. */
export function partBytes(record: Buffer, fields: number): Buffer {
  const source = new ByteSource(record);
  for (let field = 0; field < fields; field += 1) source.slice(source.varint());
  return record.subarray(source.at);
}

/**
 * The parts for whose bytes `mayMatter` says yes, in order; of the others no text is made. A term
 * is a piece of the folded text or stands in the bytes itself, so that a part whose bytes do not
 * hold a term does not have it.
 */
export function* readParts(
  stored: Buffer,
  mayMatter: (bytes: Buffer) => boolean,
): Generator<StoredPart> {
  const source = new ByteSource(stored);
  const count = source.varint();
  for (let part = 0; part < count; part += 1) {
    const key = source.slice(source.varint());
    const begin = source.at;
    const text = source.slice(source.varint());
    const terms = source.at;
    passTerms(source);
    if (!mayMatter(stored.subarray(begin, source.at))) continue;
    const folded = text.toString("utf8");
    const own = readTerms(new ByteSource(stored, terms), folded);
    yield { key: key.toString("utf8"), folded, terms: own };
  }
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
 * Which of the asked fields (a mask, the parts being its highest bit) hold a phrase: a mask again. A
 * phrase is UTF-8 without a line break, so it is found as bytes within one text.
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
  const isOfParts = ((asked >> fields) & 1) === 1;
  return isOfParts && partsHavePhrase(source, phrase) ? found | (1 << fields) : found;
}

function partsHavePhrase(source: ByteSource, phrase: Buffer): boolean {
  const count = source.varint();
  for (let part = 0; part < count; part += 1) {
    source.slice(source.varint());
    if (source.slice(source.varint()).includes(phrase)) return true;
    passTerms(source);
  }
  return false;
}

function passTerms(source: ByteSource): void {
  const terms = source.varint();
  for (let term = 0; term < terms; term += 1) {
    const head = source.byte();
    if (head > halfMax) continue;
    if (head === asVarints) source.varint();
    const length = source.varint();
    if (head === asText) source.slice(length);
  }
}
