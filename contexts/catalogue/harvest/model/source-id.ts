import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json.ts";

/**
 * The identity of an entry in formats without a stable id: a digest of the provider's name and the
 * title exactly as the source writes them. Row numbers are never ids, they move.
 */
export function sourceIdOf(stated: { readonly provider: string; readonly title: string }): string {
  const canonical = canonicalJson([stated.provider.toWellFormed(), stated.title.toWellFormed()]);
  return `digest:${createHash("sha256").update(canonical).digest("hex")}`;
}
