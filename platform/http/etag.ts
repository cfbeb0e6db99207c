import { createHash } from "node:crypto";

/** A weak entity tag: the same for every content coding of an answer (RFC 9110 §8.8.1). */
export function entityTag(payload: string | Uint8Array): string {
  return `W/"${createHash("sha1").update(payload).digest("base64url")}"`;
}

/** Weak comparison with If-None-Match, which may list several tags or be `*` (RFC 9110 §13.1.2). */
export function matchesTag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === "*") return true;
  const opaque = tag.replace(/^W\//, "");
  return ifNoneMatch.split(",").some((listed) => listed.trim().replace(/^W\//, "") === opaque);
}
