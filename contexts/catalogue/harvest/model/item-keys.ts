import { createHash } from "node:crypto";
import type { ItemRecord } from "../../contract.ts";

/** A part of a key, with the two characters that have a meaning in keys made harmless. */
function escaped(part: string): string {
  return part.replaceAll("%", "%25").replaceAll("/", "%2F").replaceAll("#", "%23");
}

/**
 * The key of each item, unique within its entry: `distribution/code`, or `/code` where the source
 * names no distribution, with `#2`, `#3` … after the second and further items of one name. A key
 * depends only on the item itself and on earlier items of the very same name, so re-ordering, adding
 * or removing other items changes nothing.
 */
export function itemKeys(items: readonly ItemRecord[]): string[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const name = `${escaped(item.distribution ?? "")}/${escaped(item.code)}`;
    const ordinal = (seen.get(name) ?? 0) + 1;
    seen.set(name, ordinal);
    return ordinal === 1 ? name : `${name}#${ordinal}`;
  });
}

/** A key that fits a database index: a longer one keeps its beginning and gains its digest. */
export function shortKey(key: string, charactersMax: number): string {
  if (key.length <= charactersMax) return key;
  const digest = createHash("sha256").update(key).digest("hex");
  return `${key.slice(0, charactersMax - digest.length - 1).toWellFormed()}~${digest}`;
}
