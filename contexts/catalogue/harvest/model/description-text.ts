import { plainText } from "@tongshu/text-analysis";
import { textOf } from "./stated-values.ts";

/**
 * A description as plain text in one language: many portals write theirs as HTML, which nobody wants
 * to read or to find things by. What is too long for that is refused as it is; it is never cut.
 */
export function describedIn(tag: string, value: unknown): Record<string, string> | undefined {
  const stated = textOf(value);
  const text = stated === undefined ? undefined : textOf(plainText(stated));
  return text === undefined ? undefined : { [tag]: text };
}
