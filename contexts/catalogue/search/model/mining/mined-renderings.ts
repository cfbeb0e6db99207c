import type { Renderings } from "../dictionary.ts";
import { keyOf } from "../term-key.ts";

/** Mined pairs as a source of a lexicon, in both directions, the earlier ones first. */
export function minedRenderings(
  pairs: readonly { readonly zh: string; readonly en: string }[],
): Renderings {
  const found = new Map<string, string[]>();
  const put = (key: string, text: string): void => {
    const known = found.get(key);
    if (known === undefined) found.set(key, [text]);
    else known.push(text);
  };
  for (const { zh, en } of pairs) {
    put(keyOf(zh), en);
    put(keyOf(en), zh);
  }
  return found;
}
