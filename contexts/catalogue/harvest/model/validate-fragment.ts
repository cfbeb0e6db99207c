import type { z } from "zod";
import { entryRecordSchema, itemRecordSchema } from "../../contract.ts";
import { itemsPerEntryMax, shortTextCharactersMax } from "../../limits.ts";
import type { Fragment } from "./catalogue-format.ts";
import { problem, type RecordProblem } from "./record-problem.ts";

/** Problems reported of one record; a record with more is as refused as one with these. */
const problemsPerRecordMax = 20;

/**
 * Checks a mapped record against the contract. An empty answer means that it may be stored.
 * Fields are paths: `distributions.3.accessUrl`, `items.12.code`.
 */
export function validateFragment(fragment: Fragment): RecordProblem[] {
  const problems: RecordProblem[] = [];
  if (fragment.sourceId.length > shortTextCharactersMax || !isStorable(fragment.sourceId)) {
    problems.push(problem("RECORD_FIELD_INVALID", "sourceId", { reason: "text" }));
  }
  if (fragment.items.length > itemsPerEntryMax) {
    problems.push(
      problem("RECORD_ITEMS_TOO_MANY", "items", {
        count: fragment.items.length,
        most: itemsPerEntryMax,
      }),
    );
    return problems;
  }
  if (fragment.record !== null) check(entryRecordSchema, fragment.record, "", problems);
  fragment.items.forEach((item, index) => {
    if (problems.length < problemsPerRecordMax) {
      check(itemRecordSchema, item, `items.${index}`, problems);
    }
  });
  return problems.slice(0, problemsPerRecordMax);
}

function check(schema: z.ZodType, value: unknown, at: string, problems: RecordProblem[]): void {
  const parsed = schema.safeParse(value);
  const field = (path: readonly PropertyKey[]) =>
    [...(at === "" ? [] : [at]), ...path.map(String)].join(".");
  for (const issue of parsed.error?.issues ?? []) {
    problems.push(problem("RECORD_FIELD_INVALID", field(issue.path), { reason: issue.message }));
  }
  const unstorable = unstorableTextIn(value, []);
  if (unstorable !== undefined) {
    problems.push(problem("RECORD_FIELD_INVALID", field(unstorable), { reason: "text" }));
  }
}

/** PostgreSQL's jsonb and RFC 8785 hold neither half surrogates nor, for jsonb, U+0000. */
function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\u0000");
}

function unstorableTextIn(value: unknown, path: readonly string[]): readonly string[] | undefined {
  if (typeof value === "string") return isStorable(value) ? undefined : path;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (!isStorable(key)) return path;
    const found = unstorableTextIn(inner, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
