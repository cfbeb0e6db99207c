import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { searchResultSchema } from "./result-schema.ts";

const stored = resolve(import.meta.dirname, "..", "results");

test("every stored result of a size has the schema, and its engines answered alike", async () => {
  const names = (await readdir(stored)).filter((name) => /^search-\d+\.json$/.test(name));
  expect(names).not.toEqual([]);
  for (const name of names) {
    const text = await readFile(join(stored, name), "utf8");
    const { entries, engines, load } = searchResultSchema.parse(JSON.parse(text));
    expect(name).toBe(`search-${entries}.json`);
    const all = Object.values(engines).map(({ answers }) => answers);
    const [first] = all;
    if (first === undefined) throw new Error(`${name} has no engine.`);
    // An answer is equal to the first engine's, or it is said why it was not compared.
    const incomparable = first.inexact + first.timedOut;
    for (const { equal, unsupported, timedOut, inexact } of all) {
      const told = equal + unsupported + timedOut + inexact + incomparable;
      expect(equal).toBeGreaterThan(0);
      expect(told).toBeGreaterThanOrEqual(load.queries + load.apart);
    }
  }
});
