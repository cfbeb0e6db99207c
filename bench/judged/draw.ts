/**
 * Draws real records for the judged set and prints them to be read:
 * `node tools/run.cjs bench/judged/draw.ts zh|en|cross|development [from] [count]`.
 *
 * Repeatable: the same plan gives the same records in the same order. A source is drawn in
 * proportion to the square root of its size, so that one national list of 36,000 entries does not
 * crowd out fifty smaller ones. No record is drawn twice, also not in two languages.
 */
import { pickText } from "@tongshu/platform/i18n";
import { type PlannedEntry, readPlannedEntries, sharedPlanPath } from "./planned-entries.ts";
import {
  judgedFiles,
  type JudgedLanguage,
  judgedLanguages,
  readJudgedQueries,
} from "./judged-query.ts";
import { seeded, shuffled } from "./seeded.ts";

export interface DrawnRecord extends PlannedEntry {
  /** 1, 2, … within its language. */
  readonly number: number;
}

const drawSeed = 20261122;
const developmentSeed = 20261204;
/** More than are needed, so that what nobody can tell from its neighbours may be passed over. */
const drawnPerLanguage = 280;

/** Languages of the title, as the judged set knows them; undefined for others (Spanish). */
export function languageOf(entry: PlannedEntry): "zh" | "en" | undefined {
  const tags = Object.keys(entry.record.title);
  if (tags.some((tag) => tag.startsWith("zh"))) return "zh";
  return tags.some((tag) => tag.startsWith("en")) ? "en" : undefined;
}

/** Every language's records; `cross` holds Chinese and English records in turn. */
export function drawRecords(
  entries: readonly PlannedEntry[],
): Record<JudgedLanguage, readonly DrawnRecord[]> {
  const [zh, en] = drawBoth(entries, seeded(drawSeed));
  return {
    zh: numbered(zh.slice(0, drawnPerLanguage)),
    en: numbered(en.slice(0, drawnPerLanguage)),
    cross: numbered(inTurn(zh.slice(drawnPerLanguage), en.slice(drawnPerLanguage))),
  };
}

/** A later draw across the languages, from what no file of the judged set names yet. */
export async function drawDevelopment(
  entries: readonly PlannedEntry[],
): Promise<readonly DrawnRecord[]> {
  const judged = await readJudgedQueries(judgedLanguages);
  const named = new Set(
    judged.flatMap(({ source, sourceId, also = [] }) =>
      [[source, sourceId], ...also].map((key) => key.join("\n")),
    ),
  );
  const left = entries.filter(({ source, sourceId }) => !named.has(`${source}\n${sourceId}`));
  return numbered(inTurn(...drawBoth(left, seeded(developmentSeed))));
}

function drawBoth(
  entries: readonly PlannedEntry[],
  random: () => number,
): [zh: readonly PlannedEntry[], en: readonly PlannedEntry[]] {
  const zh = draw(
    entries.filter((entry) => languageOf(entry) === "zh"),
    random,
  );
  const en = draw(
    entries.filter((entry) => languageOf(entry) === "en"),
    random,
  );
  return [zh, en];
}

const inTurn = <T>(some: readonly T[], others: readonly T[]): readonly T[] =>
  some.flatMap((one, at) => (others[at] === undefined ? [one] : [one, others[at]]));

function numbered(entries: readonly PlannedEntry[]): readonly DrawnRecord[] {
  return entries.map((entry, at) => ({ ...entry, number: at + 1 }));
}

function draw(entries: readonly PlannedEntry[], random: () => number): readonly PlannedEntry[] {
  const sources = [...Map.groupBy(entries, ({ source }) => source).values()].map((of) => ({
    weight: Math.sqrt(of.length),
    left: shuffled(of, random),
  }));
  const drawn: PlannedEntry[] = [];
  while (drawn.length < Math.ceil(drawnPerLanguage * 1.5)) {
    const filled = sources.filter(({ left }) => left.length > 0);
    let at = random() * filled.reduce((sum, { weight }) => sum + weight, 0);
    const source = filled.find(({ weight }) => (at -= weight) < 0) ?? filled.at(-1);
    const entry = source?.left.pop();
    if (entry === undefined) break;
    drawn.push(entry);
  }
  return drawn;
}

function described({ number, source, record, items }: DrawnRecord): string {
  const clip = (text: string, length: number) => text.replace(/\s+/g, " ").slice(0, length);
  const provider = Object.values(record.provider.name)[0] ?? "";
  const abstract = pickText(record.abstract ?? {}, "en")?.text ?? "";
  const names = items.map(({ code, name }) => Object.values(name ?? {})[0] ?? code).join(",");
  return [
    `${number} [${source}] ${Object.values(record.title).join(" / ")} @${provider}`,
    `${clip(abstract, 150)}${names === "" ? "" : ` {${clip(names, 90)}}`}`,
  ].join("\n  ");
}

if (import.meta.main) {
  const [language = "zh", from = "1", count = "40"] = process.argv.slice(2);
  const entries = await readPlannedEntries(sharedPlanPath);
  const file = judgedFiles.find((known) => known === language);
  if (file === undefined) throw new Error("Draw zh, en, cross or development.");
  const drawn =
    file === "development" ? await drawDevelopment(entries) : drawRecords(entries)[file];
  const first = Number(from) - 1;
  for (const record of drawn.slice(first, first + Number(count))) {
    process.stdout.write(`${described(record)}\n`);
  }
}
