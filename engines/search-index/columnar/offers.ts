import type { ByteSink, ByteSource } from "./bytes.ts";
import type { SuggestionInput } from "./segment-input.ts";

/**
 * What the suggestions table says of a key: per text, how it is shown and the rows that offer it,
 * each as the gap to the one before.
 */
export function writeOffers(sink: ByteSink, { key, offers }: SuggestionInput): void {
  sink.varint(offers.length);
  for (const { text, rows } of offers) {
    // Most texts are their own key: an empty text, then 1. An empty text as such: then 0.
    const isKey = Buffer.from(text, "utf8").equals(key);
    sink.text(isKey ? "" : text);
    if (isKey || text === "") sink.byte(isKey ? 1 : 0);
    sink.varint(rows.length);
    let previous = 0;
    for (const row of rows) {
      sink.varint(row - previous);
      previous = row;
    }
  }
}

/** Reads what stands at the source, and leaves it at the next key. */
export function readOffers(source: ByteSource, key: Uint8Array): SuggestionInput["offers"] {
  const count = source.varint();
  return Array.from({ length: count }, () => {
    const stated = source.text();
    const text = stated === "" && source.byte() === 1 ? textOf(key) : stated;
    const rows: number[] = [];
    const length = source.varint();
    let row = 0;
    for (let at = 0; at < length; at += 1) {
      row += source.varint();
      rows.push(row);
    }
    return { text, rows };
  });
}

function textOf(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString("utf8");
}
