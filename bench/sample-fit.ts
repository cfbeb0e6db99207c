/**
 * How near the sample comes to real catalogues: `npm run bench:sample-fit`.
 *
 * Reads the real catalogues of the shared plan as harvesting does and measures texts, filling,
 * repeated titles, vocabulary and items; measures as many entries of a large sample (those behind
 * the small one, which is written to be read); prints both, and fails when one number of the sample
 * differs by more than a fifth.
 */
import { existsSync } from "node:fs";
import { sampleNation } from "@tongshu/catalogue";
import { readPlannedEntries, sharedPlanPath } from "./judged/planned-entries.ts";
import { writeResult } from "./result.ts";
import { absoluteMax, compare, differenceMax } from "./sample-fit/compare.ts";
import { measureCatalogue, type MeasuredEntry } from "./sample-fit/measure.ts";

const planPath = process.argv[2] ?? sharedPlanPath;
if (!existsSync(planPath)) {
  console.error(`There is no plan at ${planPath}; give one as argument.`);
  process.exit(1);
}

/** Any number; and a small sample, behind which the large one begins. */
const seed = 809;
const smallSample = 3_000;

/** Chinese in any script, or English: the languages that a sample is made in. */
function isMeasured({ record }: MeasuredEntry): boolean {
  return Object.keys(record.title).some((tag) => /^(?:zh|en)(?:-|$)/.test(tag));
}

/** The entries in an order that has nothing to do with their sources (Fisher and Yates, seeded). */
function mixed<Value>(values: readonly Value[]): readonly Value[] {
  const all = [...values];
  let state = seed;
  for (let at = all.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    const other = state % (at + 1);
    [all[at], all[other]] = [all[other] as Value, all[at] as Value];
  }
  return all;
}

const planned = await readPlannedEntries(planPath);
const real = mixed(planned.filter(isMeasured));
const generated = [...sampleNation({ seed, entries: smallSample + real.length })];
const sample = mixed(generated.slice(smallSample));
const compared = compare(measureCatalogue(real), measureCatalogue(sample));
const rounded = (value: number) => Number(value.toPrecision(4));
for (const { what, real: one, sample: other, difference, fits } of compared) {
  const numbers = [one, other].map((value) => String(rounded(value)).padStart(10)).join("");
  const percent = `${Math.round(difference * 100)} %`.padStart(7);
  console.log(`${fits ? " " : "✗"} ${what.padEnd(42)}${numbers}${percent}`);
}
const misfits = compared.filter(({ fits }) => !fits);
await writeResult("sample-fit", {
  command: "npm run bench:sample-fit",
  entries: real.length,
  leftOut: {
    entries: planned.length - real.length,
    why: "stated in neither Chinese nor English",
  },
  differenceMax,
  absoluteMax,
  notCompared:
    "code, region, level, sharing and opening: no real catalogue of the plan states them, and the compilation guide obliges a national one to",
  measures: Object.fromEntries(
    compared.map(({ what, real: one, sample: other }) => [what, [rounded(one), rounded(other)]]),
  ),
});
if (misfits.length > 0) {
  console.error(`${misfits.length} numbers of the sample do not fit.`);
  process.exitCode = 1;
}
