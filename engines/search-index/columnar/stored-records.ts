import type { PackedDocument } from "../pack.ts";
import { type ByteSink, ByteSource } from "./bytes.ts";

/**
 * The record of a document: per text field the length of its folded texts and these, joined by line
 * breaks; the number of its parts; per part its key, its folded text, the number of its terms, and
 * the terms. A term is most often a piece of the folded text: then where it begins, seen from the
 * one before, and its length, in UTF-16 units; otherwise 0 and the term itself. A part lies in one
 * piece and refers to nothing outside it, so that the same part is the same bytes in every document.
 */

/** A term may begin so far before the one before it: longer words come after those within them. */
const termBackMax = 8;

export function writeRecord(sink: ByteSink, document: PackedDocument): void {
  const { folded, partKeys, partTerms } = document;
  for (let field = 0; field < folded.length - 1; field += 1) sink.text(folded[field] ?? "");
  sink.varint(partKeys.length);
  if (partKeys.length === 0) return;
  const texts = (folded.at(-1) ?? "").split("\n");
  const terms = partTerms.split("\n");
  for (const [part, key] of partKeys.entries()) {
    sink.text(key);
    const text = texts[part] ?? "";
    sink.text(text);
    writeTerms(sink, terms[part] ?? "", text);
  }
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
      sink.byte(0);
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

/** `fields` is the number of text fields without that of the parts. */
export function readParts(record: Buffer, fields: number): StoredParts {
  const source = new ByteSource(record);
  skipTexts(source, fields);
  const count = source.varint();
  const keys: string[] = [];
  const folded: string[] = [];
  const terms: string[] = [];
  for (let part = 0; part < count; part += 1) {
    keys.push(source.text());
    const text = source.text();
    folded.push(text);
    terms.push(readTerms(source, text));
  }
  return { keys, folded, terms };
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

function skipTexts(source: ByteSource, fields: number): void {
  for (let field = 0; field < fields; field += 1) source.slice(source.varint());
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
    const terms = source.varint();
    for (let term = 0; term < terms; term += 1) {
      const isText = source.varint() === 0;
      const length = source.varint();
      if (isText) source.slice(length);
    }
  }
  return false;
}
