import { keptSuggestionsMax } from "../limits.ts";
import type { Suggestion } from "../search-index.ts";

/** Longer lists, and those for longer beginnings, are not asked for again and again. */
const limitMax = 50;
const prefixCharactersMax = 64;

/**
 * What was suggested for a beginning, as long as the index stays the same: everybody types the same
 * first letters, and for these most is to be looked at. Of too many the one not asked for the longest
 * is forgotten.
 */
export class KeptSuggestions {
  readonly #kept = new Map<string, readonly Suggestion[]>();
  #state: unknown;

  /** Undefined when nothing is kept of this state of the index. */
  get(state: unknown, prefix: string, limit: number): readonly Suggestion[] | undefined {
    if (state !== this.#state) return undefined;
    const key = keyOf(prefix, limit);
    const known = this.#kept.get(key);
    if (known === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, known);
    return known;
  }

  keep(state: unknown, prefix: string, limit: number, found: readonly Suggestion[]): void {
    if (limit > limitMax || prefix.length > prefixCharactersMax) return;
    if (state !== this.#state) this.#kept.clear();
    this.#state = state;
    this.#kept.set(keyOf(prefix, limit), found);
    if (this.#kept.size <= keptSuggestionsMax) return;
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}

function keyOf(prefix: string, limit: number): string {
  return `${limit} ${prefix}`;
}
