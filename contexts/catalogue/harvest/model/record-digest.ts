import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { EntryRecord, ItemRecord } from "../../contract.ts";

/** The canonical form of a value (RFC 8785). Throws for what JSON cannot hold, such as NaN. */
export function canonicalJson(value: unknown): string {
  const canonical = canonicalize(value);
  if (canonical === undefined)
    throw new Error("A value without a JSON form has no canonical form.");
  return canonical;
}

/**
 * The digest by which a change is decided: sha256, in hexadecimal, of the canonical form (RFC 8785)
 * of the record and its items. Independent of the order of keys, and of white space in the source.
 */
export function recordDigest(record: EntryRecord, items: readonly ItemRecord[]): string {
  return createHash("sha256").update(canonicalJson({ record, items })).digest("hex");
}
