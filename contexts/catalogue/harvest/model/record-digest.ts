import { hash } from "node:crypto";
import type { EntryRecord, ItemRecord } from "../../contract.ts";
import { canonicalJson } from "./canonical-json.ts";

/**
 * The digest by which a change is decided: sha256, in hexadecimal, of the canonical form (RFC 8785)
 * of the record and its items. Independent of the order of keys, and of white space in the source.
 */
export function recordDigest(record: EntryRecord, items: readonly ItemRecord[]): string {
  return digestOfCanonical(canonicalJson(record), items.map(canonicalJson));
}

/** The same of the canonical forms of a record and of each of its items. */
export function digestOfCanonical(record: string, items: readonly string[]): string {
  // The members of an object are sorted, so the items come first.
  const whole = `{"items":[${items.join(",")}],"record":${record}}`;
  return hash("sha256", whole);
}
