import type { EntryAnswer, FieldChange } from "@tongshu/catalogue/contract";
import { expect, test } from "vitest";
import * as records from "../fixtures/records.ts";
import { history } from "./history.ts";

const context = { language: "en", basePath: "", origin: null, path: "" } as const;

function written(changes: FieldChange[]): string {
  const version = { version: 2, at: "2026-11-20T02:41:07.000Z", runId: "run_1", changes };
  const answer: EntryAnswer = { ...records.fullAnswer, history: [version] };
  return history(context, answer, "/json").markup;
}

test("a changed sentence shows its words taken out and put in, also to those who listen", () => {
  const before = { en: "Water levels of rivers, measured hourly." };
  const after = { en: "Water levels of rivers, measured daily." };
  const page = written([{ field: "abstract", before, after }]);
  expect(page).toContain(
    'measured <del><span class="hidden">[removed: </span>hourly<span class="hidden">]</span></del><ins><span class="hidden">[added: </span>daily<span class="hidden">]</span></ins>.',
  );
});

test("a code is replaced whole, by its label", () => {
  const page = written([{ field: "openType", before: "NOT_OPEN", after: "CONDITIONAL" }]);
  expect(page).toMatch(/<del>.*Not open.*<\/del>/);
  expect(page).not.toContain("text-difference");
});

test("items are listed by what happened to them; that their order changed too is left out", () => {
  const item = (code: string, more = {}) => ({ code, name: { en: `The ${code}` }, ...more });
  const page = written([
    { field: "items/a", before: null, after: item("a") },
    { field: "items/b", before: item("b"), after: null },
    { field: "items/c", before: item("c", { length: 5 }), after: item("c", { length: 6 }) },
    { field: "itemOrder", before: ["b", "c"], after: ["a", "c"] },
  ]);
  expect(page).toContain("1 item added");
  expect(page).toContain("<ins><code>a</code>");
  expect(page).toContain("1 item removed");
  expect(page).toContain("<del><code>b</code>");
  expect(page).toContain("1 item changed");
  expect(page).not.toContain("order");
  expect(written([{ field: "itemOrder", before: ["b"], after: ["a"] }])).toContain("order");
});

test("of a list only what differs is shown, and how much does not", () => {
  const keywords = (...words: string[]) => ({ en: words });
  const page = written([
    { field: "keywords", before: keywords("a", "b", "c"), after: keywords("a", "c", "d") },
  ]);
  expect(page).toContain("2 unchanged");
  expect(page.match(/<del>/g)).toHaveLength(1);
  expect(page.match(/<ins>/g)).toHaveLength(1);
});

test("many items and long texts are folded away", () => {
  const many = Array.from({ length: 13 }, (_, at) => {
    return { field: `items/i${at}`, before: null, after: { code: `i${at}` } };
  });
  expect(written(many)).toContain('<details class="fold"><summary class="change-field">13 items');
  expect(written(many.slice(1))).not.toContain("<details");
  const page = written([{ field: "abstract", before: null, after: { en: "word ".repeat(100) } }]);
  expect(page).toContain("<summary>100 more characters</summary>");
});
