import type { DatabaseSync } from "node:sqlite";
import { compareStrings } from "../cursor.ts";
import type { Suggestion } from "../search-index.ts";

/** What is offered under each key. */
export function suggestedFrom(
  database: DatabaseSync,
  keys: readonly string[],
): readonly (Suggestion | null)[] {
  const counted = database.prepare(
    "SELECT count(DISTINCT row) AS count FROM suggestion WHERE key = :key",
  );
  const texts = database.prepare(
    "SELECT text, count(DISTINCT row) AS count FROM suggestion WHERE key = :key GROUP BY text",
  );
  return keys.map((key) => {
    const [best] = texts
      .all({ ":key": key })
      .map((row) => ({ text: String(row["text"]), count: Number(row["count"]) }))
      .sort((a, b) => (isBetter(a, b) ? -1 : 1));
    if (best === undefined) return null;
    return { text: best.text, count: Number(counted.get({ ":key": key })?.["count"]) };
  });
}

/** Above every character: the end of the range of a prefix. */
const lastCharacter = "\u{10ffff}";

/** One suggestion per key, by falling count of documents, then by key. */
export function suggestFrom(
  database: DatabaseSync,
  prefix: string,
  limit: number,
): readonly Suggestion[] {
  const rows = database
    .prepare(
      `SELECT key, text, count(DISTINCT row) AS count FROM suggestion
        WHERE key >= :prefix AND key <= :prefix || :last GROUP BY key, text`,
    )
    .all({ ":prefix": prefix, ":last": lastCharacter });
  const counts = database
    .prepare(
      `SELECT key, count(DISTINCT row) AS count FROM suggestion
        WHERE key >= :prefix AND key <= :prefix || :last GROUP BY key`,
    )
    .all({ ":prefix": prefix, ":last": lastCharacter });
  const texts = new Map<string, Suggestion>();
  for (const row of rows) {
    const key = String(row["key"]);
    const offered = { text: String(row["text"]), count: Number(row["count"]) };
    const best = texts.get(key);
    if (best === undefined || isBetter(offered, best)) texts.set(key, offered);
  }
  return counts
    .map((row) => ({ key: String(row["key"]), count: Number(row["count"]) }))
    .sort((a, b) => b.count - a.count || compareStrings(a.key, b.key))
    .slice(0, limit)
    .map(({ key, count }) => ({ text: texts.get(key)?.text ?? key, count }));
}

function isBetter(a: Suggestion, b: Suggestion): boolean {
  return a.count > b.count || (a.count === b.count && a.text < b.text);
}
