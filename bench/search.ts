/**
 * How fast the search index is at a chosen size: `npm run bench:search -- --entries N`. Options and
 * formats are in `bench/README.md`; `npm run bench:search-real` measures the whole use case over the
 * real catalogues instead.
 */
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { corpusNames } from "./search/corpus-documents.ts";
import { printResult } from "./search/print-result.ts";
import { engineNames } from "./search/run-engine.ts";
import { benchAtScale } from "./search/scale.ts";

const root = resolve(import.meta.dirname, "..");
const { values: options } = parseArgs({
  options: {
    entries: { type: "string", default: "30000" },
    of: { type: "string", default: "sample" },
    corpus: { type: "string" },
    work: { type: "string", default: join(root, ".tongshu", "bench", "work") },
    queries: { type: "string" },
    out: { type: "string" },
    engines: { type: "string", default: engineNames.join(",") },
    "warm-up": { type: "string", default: "3" },
    rounds: { type: "string", default: "7" },
    budget: { type: "string", default: "120" },
    "open-loop": { type: "string", default: "30" },
    note: { type: "string" },
    resume: { type: "boolean", default: false },
  },
});

function whole(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`--${name} is a whole number above 0.`);
  return value;
}

const of = corpusNames.find((name) => name === options.of);
if (of === undefined) throw new Error(`--of is one of ${corpusNames.join(", ")}.`);
const ofSample = of === "sample";
const entries = whole("entries", options.entries);
const named = options.engines.split(",");
const engines = engineNames.filter((name) => named.includes(name));
if (engines.length !== named.length) {
  throw new Error(`--engines is a list of ${engineNames.join(", ")}.`);
}
// How much was measured belongs to the result; where it lay does not.
const stated = (
  ["of", "entries", "engines", "warm-up", "rounds", "budget", "open-loop"] as const
).map((name) => `--${name} ${options[name]}`);
const result = await benchAtScale({
  entries,
  of,
  corpus: resolve(
    options.corpus ?? join(root, ".tongshu", "bench", ofSample ? "corpus" : `corpus-${of}`),
  ),
  work: resolve(options.work),
  queries: options.queries === undefined ? undefined : resolve(options.queries),
  engines,
  patience: {
    warmUpRounds: whole("warm-up", options["warm-up"]),
    timedRounds: whole("rounds", options.rounds),
    budgetSeconds: whole("budget", options.budget),
  },
  openLoopSeconds: whole("open-loop", options["open-loop"]),
  command: `npm run bench:search -- ${stated.join(" ")}`,
  note: options.note,
  resume: options.resume,
  say: (text) => console.error(text),
});
const file = ofSample ? `search-${entries}.json` : `search-${of}-${entries}.json`;
const out = resolve(options.out ?? join(import.meta.dirname, "results", file));
await writeFile(out, `${JSON.stringify(result, null, 2)}\n`);
printResult(result, (text) => console.log(text));
