import type { ByteSink, ByteSource } from "./bytes.ts";
import { isLive, type LiveRows } from "./live-rows.ts";
import type { Offer, SuggestionInput } from "./segment-input.ts";

/**
 * What the suggestions table says of a key: per text, how it is shown (packed) and the rows that
 * offer it, each as the gap to the one before.
 */
export function writeOffers(sink: ByteSink, { offers }: SuggestionInput): void {
  sink.varint(offers.length);
  for (const { text, rows } of offers) {
    // Most texts are their own key: an empty text, then 1. An empty text as such: then 0.
    const bytes = text?.length ?? 0;
    sink.varint(bytes);
    if (text !== undefined) sink.raw(text);
    if (bytes === 0) sink.byte(text === undefined ? 1 : 0);
    sink.varint(rows.length);
    let previous = 0;
    for (const row of rows) {
      sink.varint(row - previous);
      previous = row;
    }
  }
}

/** At most how many live rows offer what stands at the source, which it leaves at the next key. */
export function skimOffers(source: ByteSource, live: LiveRows): number {
  const count = source.varint();
  let present = 0;
  for (let offer = 0; offer < count; offer += 1) {
    const bytes = source.varint();
    source.at += bytes === 0 ? 1 : bytes;
    const length = source.varint();
    let row = 0;
    for (let at = 0; at < length; at += 1) {
      row += source.varint();
      if (isLive(live, row)) present += 1;
    }
  }
  return present;
}

/** Reads what stands at the source, and leaves it at the next key. */
export function readOffers(source: ByteSource): Offer[] {
  const count = source.varint();
  const offers: Offer[] = [];
  for (let offer = 0; offer < count; offer += 1) {
    const bytes = source.varint();
    const stated = source.slice(bytes);
    const text = bytes === 0 && source.byte() === 1 ? undefined : stated;
    const rows: number[] = [];
    const length = source.varint();
    let row = 0;
    for (let at = 0; at < length; at += 1) {
      row += source.varint();
      rows.push(row);
    }
    offers.push({ text, rows });
  }
  return offers;
}
