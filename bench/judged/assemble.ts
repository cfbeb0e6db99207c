/**
 * Makes a file of the judged set from written questions:
 * `node tools/run.cjs bench/judged/assemble.ts zh|en|cross questions.tsv`, or the development set from
 * one file for each of its parts: `… assemble.ts development a.tsv b.tsv c.tsv d.tsv`.
 *
 * A line holds the number of the drawn record (see `draw.ts`), the kind (t title, p paraphrase,
 * i item, l place) and the question, parted by tabs; a fourth cell may hold further records that
 * answer as well, found by reading titles: a JSON list of [source, source id]. Halves are given out by seed; near-duplicates
 * that answer as well are found here and kept with the question.
 */
import { readFile, writeFile } from "node:fs/promises";
import { drawDevelopment, drawRecords } from "./draw.ts";
import {
  developmentParts,
  type JudgedKind,
  type JudgedQuery,
  judgedFile,
  judgedFiles,
} from "./judged-query.ts";
import { nearDuplicateFinder } from "./near-duplicates.ts";
import { readPlannedEntries, sharedPlanPath } from "./planned-entries.ts";
import { seeded, shuffled } from "./seeded.ts";

const halvesSeed = 7;
const kinds: Readonly<Record<string, JudgedKind>> = {
  t: "title",
  p: "paraphrase",
  i: "item",
  l: "place",
};

const lang = judgedFiles.find((name) => name === process.argv[2]);
const paths = process.argv.slice(3);
if (lang === undefined || paths.length === 0) throw new Error("Give a language and a file.");

const entries = await readPlannedEntries(sharedPlanPath);
const records =
  lang === "development" ? await drawDevelopment(entries) : drawRecords(entries)[lang];
const drawn = new Map(records.map((record) => [record.number, record]));
const original = new Map(entries.map((entry) => [`${entry.source}\n${entry.sourceId}`, entry]));
const nearDuplicates = nearDuplicateFinder(entries);
const files = await Promise.all(paths.map((path) => readFile(path, "utf8")));
const written = files.flatMap((text, at) =>
  text
    .trim()
    .split("\n")
    .map((line) => ({ line, part: developmentParts[at] })),
);
const order = shuffled([...written.keys()], seeded(halvesSeed));
const tuning = new Set(order.slice(0, Math.floor(written.length / 2)));

const across = lang === "cross" || lang === "development";

const judged = written.map(({ line, part }, at): JudgedQuery => {
  const [number = "", letter = "", query = "", read = "[]"] = line.split("\t");
  const record = drawn.get(Number(number));
  const kind = kinds[letter];
  const entry = record && original.get(`${record.source}\n${record.sourceId}`);
  if (record === undefined || entry === undefined || kind === undefined || query === "") {
    throw new Error(`Line ${at + 1} is not a question: ${line}`);
  }
  const found = nearDuplicates(entry, query).map(({ source, sourceId }) => [source, sourceId]);
  const answers = [...found, ...(JSON.parse(read) as [string, string][])];
  const also = [
    ...new Map(
      answers.map(([source = "", sourceId = ""]) => [
        `${source}\n${sourceId}`,
        [source, sourceId] as const,
      ]),
    ).values(),
  ];
  return {
    id: `${lang}-${number.padStart(3, "0")}`,
    lang,
    query,
    source: entry.source,
    sourceId: entry.sourceId,
    kind,
    ...(lang === "development" && part !== undefined
      ? { half: "tuning", part }
      : { half: tuning.has(at) ? "tuning" : "held-out" }),
    ...(also.length === 0 ? {} : { also }),
    ...(across && Object.keys(entry.record.title).length > 1 ? { withhold: true } : {}),
  };
});
await writeFile(judgedFile(lang), `${judged.map((query) => JSON.stringify(query)).join("\n")}\n`);
