import type { PackedDocument } from "../pack.ts";
import { type ByteSink, ByteSource } from "./bytes.ts";

/**
 * The folded texts of a document, in which phrases are looked up: per text field the length and its
 * texts, joined by line breaks.
 */
export const textBlockBytes = 32_768;

export function writeTextRecord(sink: ByteSink, { folded }: PackedDocument): void {
  for (let field = 0; field < folded.length - 1; field += 1) sink.text(folded[field] ?? "");
}

/**
 * Which of the asked fields (a mask) hold a phrase: a mask again. A phrase is UTF-8 without a line
 * break, so it is found as bytes within one text.
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
  return found;
}
