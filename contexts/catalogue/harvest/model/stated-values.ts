/**
 * Reading values as a source states them. Each reader gives `undefined` for what is not stated
 * (absent, null, blank, of another type), and mapped records leave such fields out: nothing is
 * guessed and nothing throws.
 */
export type StatedObject = Readonly<Record<string, unknown>>;

/** The value as an object with fields, an empty one for anything else. */
export function objectOf(value: unknown): StatedObject {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as StatedObject)
    : {};
}

/** The value as a list; a single value is not made into one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * A text without the white space around it. Numbers are texts too, as codes often are numbers.
 * Half surrogates become U+FFFD and U+0000 is dropped (real descriptions hold some): PostgreSQL can
 * store neither, and they say nothing.
 */
export function textOf(value: unknown): string | undefined {
  const text = rawTextOf(value)?.trim();
  return text === "" ? undefined : text;
}

/** A text with its white space, for identities; `undefined` when it is blank. */
export function rawTextOf(value: unknown): string | undefined {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value !== "string") return undefined;
  const text = value.toWellFormed().replaceAll("\u0000", "");
  return text.trim() === "" ? undefined : text;
}

/** The value as a text in one language. */
export function localized(tag: string, value: unknown): Record<string, string> | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : { [tag]: text };
}

/** A list whose order says nothing: each word once, sorted by code unit; undefined when empty. */
export function wordSet(values: Iterable<unknown>): string[] | undefined {
  const words = new Set<string>();
  for (const value of values) {
    const word = textOf(value);
    if (word !== undefined) words.add(word);
  }
  return words.size === 0 ? undefined : [...words].sort(byCodeUnit);
}

/** Words of a text such as "school;road" or "school, road". */
export function splitWords(value: unknown, separator: string | RegExp): readonly string[] {
  return textOf(value)?.split(separator) ?? [];
}

/** Order that is the same on every machine, unlike that of a locale. */
export function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

type Stated<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The object without the fields that are not stated. */
export function stated<T extends object>(fields: T): Stated<T> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) kept[name] = value;
  }
  return kept as Stated<T>;
}

/** The stated fields, or undefined when there are none. */
export function statedOrNone<T extends object>(fields: T): Stated<T> | undefined {
  const kept = stated(fields);
  return Object.keys(kept).length === 0 ? undefined : kept;
}
