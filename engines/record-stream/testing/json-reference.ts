import assert from "node:assert";
import { JsonScanner } from "../json-scanner.ts";

export interface ReferenceRecord {
  readonly text: string;
  readonly start: number;
  /** Behind the separator that follows the record. */
  readonly end: number;
}

/** The places of an undamaged array's elements, each checked against `JSON.parse` of the whole. */
export function jsonReference(bytes: Buffer, recordsAt: string): ReferenceRecord[] {
  const document: unknown = JSON.parse(bytes.toString("utf8"));
  const array = recordsAt === "" ? document : (document as Record<string, unknown>)[recordsAt];
  assert(Array.isArray(array));
  const key = bytes.indexOf(`"${recordsAt}"`);
  let at = bytes.indexOf("[", recordsAt === "" ? 0 : key) + 1;
  const records: ReferenceRecord[] = [];
  for (const value of array) {
    while ((bytes[at] as number) <= 0x20) at += 1;
    const scanner = new JsonScanner(1_000);
    const end = scanner.feed(bytes, at, bytes.length);
    const text = JSON.stringify(value);
    assert.equal(JSON.stringify(JSON.parse(bytes.subarray(at, end).toString("utf8"))), text);
    let next = end;
    while (bytes[next] !== 0x2c && bytes[next] !== 0x5d) next += 1;
    next += 1;
    while (next < bytes.length && (bytes[next] as number) <= 0x20) next += 1;
    records.push({ text, start: at, end: next });
    at = next;
  }
  return records;
}

export function linesReference(bytes: Buffer): ReferenceRecord[] {
  const records: ReferenceRecord[] = [];
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(10, at);
    const end = found === -1 ? bytes.length : found + 1;
    const line = bytes.subarray(at, end).toString("utf8");
    if (line.trim() !== "")
      records.push({ text: JSON.stringify(JSON.parse(line)), start: at, end });
    at = end;
  }
  return records;
}

/**
 * Why a reading of damaged bytes is wrong, undefined when it is right: all records but the touched
 * one have to land, equal and in order; the touched one may land changed; nothing else may.
 */
export function wrongReading(
  reference: readonly ReferenceRecord[],
  touched: (record: ReferenceRecord) => boolean,
  landed: readonly unknown[],
): string | undefined {
  let next = 0;
  let extra = 0;
  const texts = landed.map((value) => JSON.stringify(value));
  for (const [index, record] of reference.entries()) {
    if (texts[next] === record.text) {
      next += 1;
      continue;
    }
    if (touched(record)) {
      const following = reference.slice(index + 1, index + 4).find((one) => !touched(one));
      const isGone = next >= texts.length || texts[next] === following?.text;
      if (!isGone) {
        extra += 1;
        next += 1;
      }
      continue;
    }
    return `record ${index + 1} did not land; in its place: ${texts[next]?.slice(0, 200)}`;
  }
  if (next < texts.length)
    return `${texts.length - next} records too many: ${texts[next]?.slice(0, 200)}`;
  return extra > 1 ? `${extra} changed records` : undefined;
}
