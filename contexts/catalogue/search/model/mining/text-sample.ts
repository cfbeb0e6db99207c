import { createHash } from "node:crypto";
import type { BilingualText } from "./bilingual-text.ts";

/** Distinct bilingual texts, of which never more than twice `max` are held. */
export interface TextSample {
  add(text: BilingualText): void;
  /** At most `max` texts: the same ones in the same order, however they were added. */
  texts(): readonly BilingualText[];
  /** Texts in memory now. */
  held(): number;
}

/**
 * Keeps the texts whose digests are smallest (a bottom-k sketch): a fair sample of any number of
 * texts in bounded memory, which depends neither on their order nor on repeats.
 */
export function createTextSample(max: number): TextSample {
  const held = new Map<string, BilingualText>();
  let beyond: string | undefined;
  const shrink = (): void => {
    const digests = [...held.keys()].sort();
    for (const digest of digests.slice(max)) held.delete(digest);
    if (digests.length > max) beyond = digests[max];
  };
  return {
    add(text) {
      const digest = createHash("sha256").update(`${text.zh}\n${text.en}`).digest("hex");
      if (beyond !== undefined && digest >= beyond) return;
      held.set(digest, text);
      if (held.size > 2 * max) shrink();
    },
    texts() {
      shrink();
      return [...held].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
    },
    held: () => held.size,
  };
}
