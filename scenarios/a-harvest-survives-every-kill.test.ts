import { spawn } from "node:child_process";
import { appendFileSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { catalogueIndexSchema, catalogueMigrations, exportCanonical } from "@tongshu/catalogue";
import { identityMigrations } from "@tongshu/identity";
import { changeFeedMigrations } from "@tongshu/platform/change-feed";
import { openColumnarIndexReader } from "@tongshu/search-index";
import { type ThrowAwayDatabase, throwAwayDatabase } from "@tongshu/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const phases = [
  "first",
  "cancelled",
  "second",
  "index",
  "rebuild",
  "sample-add",
  "sample-index",
  "sample-remove",
  "last-index",
] as const;

/** More than two batches of the child's, so that a kill can fall between commits. */
const entriesCount = 250;
/** Each kill is a process of its own; the machines that test have two cores. */
const killsAtOnce = 2;
/** The points are shared out to so many places, in each of which one kill follows another. */
const chains = 4;
const folderNameMax = 60;
/** More than one batch. */
const sampleEntries = 110;
/** The batch of the child. */
const sampleBatch = 100;
const child = join(import.meta.dirname, "kill-harvest-child.ts");

/** A city's catalogue as DCAT-US; the second edition changes, adds, drops and repeats entries. */
function catalogue(edition: 1 | 2): string {
  const dataset = [];
  for (let number = 0; number < entriesCount; number += 1) {
    if (edition === 2 && number % 10 === 3) continue;
    const changed = edition === 2 && number % 7 === 0;
    dataset.push({
      identifier: `city-${number}`,
      title: `Dataset ${number}${changed ? ", revised" : ""}`,
      description: `Records of kind ${number % 5}.`,
      publisher: { name: `Department ${number % 13}` },
      keyword: [`kind ${number % 5}`],
      accessLevel: "public",
      distribution: [
        {
          title: "table",
          field: [{ title: "id" }, { title: `value_${edition === 2 ? number % 3 : 0}` }],
        },
      ],
    });
  }
  dataset.push({ ...dataset[0], title: "Dataset 0, again" });
  return JSON.stringify({ conformsTo: "https://project-open-data.cio.gov/v1.1/schema", dataset });
}

interface ChildRun {
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly lines: readonly Record<string, unknown>[];
  readonly errors: string;
}

let folder: string;
let first: string;
let second: string;
let expected: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tongshu-kill-"));
  first = join(folder, "first.json");
  second = join(folder, "second.json");
  await writeFile(first, catalogue(1));
  await writeFile(second, catalogue(2));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** A place of its own for one kill: an empty database and data folder. */
interface Place {
  readonly name: string;
  readonly database: ThrowAwayDatabase;
  readonly databaseUrl: string;
  readonly dataFolder: string;
}

async function inPlace(name: string, use: (place: Place) => Promise<void>): Promise<void> {
  const sets = [changeFeedMigrations, identityMigrations, catalogueMigrations];
  const database = await throwAwayDatabase(sets);
  const { connection } = database;
  const databaseUrl =
    connection.connectionString ??
    `postgres://${connection.user}@localhost/${connection.database}?host=${connection.host}`;
  try {
    await use({ name, database, databaseUrl, dataFolder: join(folder, name) });
  } finally {
    await database.close();
  }
}

/** Runs the child and logs what it acknowledges. */
async function run(
  place: Place,
  remaining: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ChildRun> {
  const log = join(folder, `${place.name}.acknowledged`);
  const { dataFolder, databaseUrl } = place;
  const args = [child, dataFolder, databaseUrl, first, second, remaining.join(",")];
  const process_ = spawn(process.execPath, args, {
    env: { ...process.env, SAMPLE_ENTRIES: `${sampleEntries}`, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  let errors = "";
  process_.stdout.on("data", (chunk: Buffer) => {
    appendFileSync(log, chunk);
    text += chunk.toString();
  });
  process_.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const { promise, resolve } = Promise.withResolvers<[number | null, NodeJS.Signals | null]>();
  process_.on("close", (code, signal) => resolve([code, signal]));
  const [code, signal] = await promise;
  const lines = text
    .split("\n")
    .slice(0, -1)
    .map((line): Record<string, unknown> => JSON.parse(line));
  return { code, signal, lines, errors };
}

/** The register's canonical lines. */
async function exported({ database }: Place): Promise<readonly string[]> {
  return await Array.fromAsync(exportCanonical({ db: database.db }));
}

function phaseDone(runs: readonly ChildRun[], phase: string): boolean {
  return runs.some(({ lines }) => lines.some((line) => line["phase"] === phase && line["done"]));
}

describe("a harvest that is killed at any moment", () => {
  it("loses nothing acknowledged, repeats nothing, and ends as if undisturbed", async () => {
    const hitLog = join(folder, "reached");
    let declared: readonly string[] = [];
    await inPlace("whole", async (place) => {
      const whole = await run(place, phases, { TONGSHU_KILL_LOG: hitLog });
      expect(whole.errors).toBe("");
      expect(whole.code).toBe(0);
      expected = await exported(place);
      declared = whole.lines.at(-1)?.["killPoints"] as string[];
    });
    expect(expected.length).toBe(entriesCount);
    const wanted = declared.filter((name) => !coveredElsewhere(name));
    const reached = readFileSync(hitLog, "utf8").split("\n");
    expect(
      wanted.filter((name) => !reached.includes(name)),
      "points that are never reached",
    ).toEqual([]);

    // The second reach falls between two batches, where there are several.
    const kills = wanted.flatMap((name) =>
      /^register\.(?:merge|load)\./.test(name) ? [`${name}:1`, `${name}:2`] : [`${name}:1`],
    );
    const inTurn = kills.toSorted((a, b) => placeOf(reached, a) - placeOf(reached, b));
    const missed = await eachOf(
      Array.from({ length: chains }, (_, chain) => inTurn.filter((_, at) => at % chains === chain)),
      killOneAfterAnother,
    );
    // What a restart passes over, because the work was done, is killed at by itself.
    const never = await eachOf(
      missed.flat().map((kill) => [kill]),
      killOneAfterAnother,
    );
    expect(never.flat(), "points that were not hit").toEqual([]);
    console.info(`Killed at ${kills.length} points:\n  ${inTurn.join("\n  ")}`);
  }, 900_000);
});

/** Does it for each, some at once; the answers in their order. */
async function eachOf<Of, Answer>(
  all: readonly Of[],
  work: (one: Of) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const waiting = all.entries();
  const inTurn = async (): Promise<void> => {
    for (const [at, one] of waiting) answers[at] = await work(one);
  };
  await Promise.all(Array.from({ length: killsAtOnce }, inTurn));
  return answers;
}

/** When an undisturbed run comes to a point (`name:2`, its second reach). */
function placeOf(reached: readonly string[], kill: string): number {
  const [name = "", count = "1"] = kill.split(":");
  let at = -1;
  for (let reach = 0; reach < Number(count); reach += 1) at = reached.indexOf(name, at + 1);
  return at === -1 ? reached.length : at;
}

/**
 * Moments of a rename, which the scenario of renaming covers, and those within the files of the
 * index, at each of which its own durability test kills it.
 */
function coveredElsewhere(name: string): boolean {
  return /^(?:register\.rename|index\.(?:file|manifest|folder|merge|tidy))\./.test(name);
}

/**
 * Kills at one point after another in one place, each time while the work goes on that the kill
 * before interrupted, and lets it end undisturbed. Returns the points that were not come to.
 */
async function killOneAfterAnother(kills: readonly string[]): Promise<readonly string[]> {
  const missed: string[] = [];
  const name = kills.join("-").replaceAll(":", ".").slice(0, folderNameMax);
  await inPlace(name, async (place) => {
    const runs: ChildRun[] = [];
    const remaining = () => phases.filter((phase) => !phaseDone(runs, phase));
    for (const kill of kills) {
      if (remaining().length === 0) {
        missed.push(kill);
        continue;
      }
      const killed = await run(place, remaining(), { TONGSHU_KILL_AT: kill });
      runs.push(killed);
      if (killed.signal !== "SIGKILL") {
        expect(killed.code, `${kill}: ${killed.errors}`).toBe(0);
        missed.push(kill);
      } else await expectAcknowledged(place, runs, kill);
    }
    const at = kills.join(", ");
    if (remaining().length > 0) {
      const recovered = await run(place, remaining(), {});
      expect(recovered.errors, at).toBe("");
      expect(recovered.code, at).toBe(0);
    }
    expect(await exported(place), at).toEqual(expected);
    await expectIndexed(place, at);
  });
  return missed;
}

/** Everything that was said to be committed when the kill came is there. */
async function expectAcknowledged(
  place: Place,
  runs: readonly ChildRun[],
  at: string,
): Promise<void> {
  const lines = await exported(place);
  const ofSample = runs.at(-1)?.lines.at(-1);
  if (ofSample?.["phase"] === "sample-add") {
    const { committed } = ofSample as { committed?: number };
    const present = lines.length - entriesCount;
    // Once what was acknowledged is whole, more may be there by its commit, never a part of it.
    expect(present, at).toBeGreaterThanOrEqual(committed ?? sampleEntries);
    expect([0, sampleBatch, sampleEntries], at).toContain(present);
  }
  const said = runs.flatMap((run) => run.lines).filter((line) => line["phase"] === "first");
  if (said.length === 0) return;
  const isDone = said.some((line) => line["done"] === true);
  const [upTo = ""] = said
    .flatMap((line) => line["committedUpTo"] ?? [])
    .sort()
    .reverse();
  const present = new Set(lines.map((line): string => JSON.parse(line).sourceId));
  const promised = Array.from({ length: entriesCount }, (_, number) => `city-${number}`);
  const lost = promised.filter((id) => (isDone || id <= upTo) && !present.has(id));
  expect(lost, at).toEqual([]);
}

/** The index holds what the register holds. */
async function expectIndexed({ dataFolder }: Place, at: string): Promise<void> {
  const index = await openColumnarIndexReader({
    folder: join(dataFolder, "index"),
    schema: catalogueIndexSchema,
  });
  try {
    expect((await index.stats()).documents, at).toBe(entriesCount);
  } finally {
    await index.close();
  }
}
