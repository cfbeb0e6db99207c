import type { EngineAnswer } from "./engine-report.ts";
import type { LoadLine } from "./load.ts";

const differencesShown = 10;

/**
 * How many answers are equal: total, and all values of all facets. Throws when any differ, for then
 * the engines did not do the same work. Answers that one of them does not have, or calls a lower
 * bound, are passed over; `summarise` counts them.
 */
export function compareAnswers(
  lines: readonly LoadLine[],
  first: { readonly name: string; readonly answers: readonly EngineAnswer[] },
  other: { readonly name: string; readonly answers: readonly EngineAnswer[] },
): number {
  const differences: string[] = [];
  let equal = 0;
  for (const [place, line] of lines.entries()) {
    const one = first.answers[place];
    const two = other.answers[place];
    if (one === undefined || two === undefined) throw new Error("An answer is missing.");
    if ("none" in one || "none" in two || !one.exact || !two.exact) continue;
    const fields = Object.keys({ ...one.facets, ...two.facets });
    const wrong = [
      ...(one.total === two.total ? [] : [`totals ${one.total} and ${two.total}`]),
      ...fields.filter((field) => one.facets[field] !== two.facets[field]),
    ];
    if (wrong.length === 0) equal += 1;
    else differences.push(`${wrong.join(", ")}: ${JSON.stringify(line)}`);
  }
  if (differences.length === 0) return equal;
  const shown = differences.slice(0, differencesShown).join("\n");
  throw new Error(
    `${first.name} and ${other.name} differ in ${differences.length} of ${lines.length} answers:\n${shown}`,
  );
}
