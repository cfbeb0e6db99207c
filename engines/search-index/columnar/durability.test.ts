import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createNaiveIndex } from "../naive/naive-index.ts";
import type { SearchAnswer, SearchIndexWriter } from "../search-index.ts";
import { batchNumber, everythingOf, schema } from "../conformance/durability-sample.ts";
import { FolderReader } from "./folder-reader.ts";
import { FolderWriter } from "./folder-writer.ts";
import { columnarKillPoints } from "./kill-points.ts";
import { parseManifest, readManifestText } from "./manifest.ts";

const child = join(import.meta.dirname, "durability-child.ts");
const killsMin = 200;
/** Indexes that are written and killed side by side. */
const chains = 4;
/** About as many points as a child reaches in five batches. */
const pointsMax = 150;

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

interface Killed {
  readonly acknowledged: number;
  readonly point: string;
}

/** Lets a child go on with the index of a folder until it is killed at a point. */
async function killedAt(folder: string, point: string): Promise<Killed> {
  const running = spawn(process.execPath, [child, folder, point]);
  running.stderr.pipe(process.stderr);
  let output = "";
  running.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString("utf8");
  });
  const [, signal] = await once(running, "close");
  expect(signal).toBe("SIGKILL");
  const lines = output.trimEnd().split("\n");
  return { acknowledged: Number(lines.at(-2) ?? 0), point: lines.at(-1) ?? "" };
}

/** What is searched must be exactly the batches up to the checkpoint. */
async function expectExactly(folder: string, oracle: SearchIndexWriter): Promise<number> {
  const manifest = parseManifest(readManifestText(folder), schema);
  const seq = manifest?.checkpoint?.seq ?? 0;
  const known = (await oracle.checkpoint())?.seq ?? 0;
  for (let each = known + 1; each <= seq; each += 1) await oracle.apply(batchNumber(each));
  if (manifest === undefined) return seq;
  const reader = new FolderReader(folder, schema);
  reader.use(reader.load(manifest));
  const deadline = Number.POSITIVE_INFINITY;
  for (const must of [[], [[{ terms: ["even1"] }]]]) {
    const query = { ...everythingOf(), must };
    expect(withoutScores(reader.search(query, deadline))).toEqual(
      withoutScores(await oracle.search(query)),
    );
  }
  reader.close();
  return seq;
}

function withoutScores(answer: SearchAnswer) {
  return { ...answer, hits: answer.hits.map(({ id, parts }) => ({ id, parts })) };
}

/** Kills children one after the other on one index; returns the points at which they died. */
async function killAgainAndAgain(first: number, kills: number): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "search-index-"));
  folders.push(folder);
  const oracle = createNaiveIndex(schema);
  const points: string[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    // By turns any place, in steps by a prime, and one of the points that are seldom reached.
    const place = first + kill * 53;
    const named = columnarKillPoints[place % columnarKillPoints.length];
    const at = kill % 2 === 0 ? `${1 + (place % pointsMax)}` : `${named}`;
    const { acknowledged, point } = await killedAt(folder, at);
    points.push(point);
    const seq = await expectExactly(folder, oracle);
    expect(seq).toBeGreaterThanOrEqual(acknowledged);
    // Opening it as a writer loses nothing either, and removes what nobody named.
    if (kill % 5 !== 0) continue;
    const writer = new FolderWriter(folder, schema, () => undefined);
    expect(writer.checkpoint()?.seq ?? 0).toBe(seq);
    writer.close();
    await expectExactly(folder, oracle);
  }
  return points;
}

describe("a writer that is killed", () => {
  it(`has every acknowledged batch, whole, after each of ${killsMin} kills at all points`, async () => {
    const each = Math.ceil(killsMin / chains);
    const all = await Promise.all(
      Array.from({ length: chains }, (_, chain) => killAgainAndAgain(chain * 97, each)),
    );
    const points = all.flat();
    expect(points.length).toBeGreaterThanOrEqual(killsMin);
    expect([...new Set(points)].sort()).toEqual([...columnarKillPoints].sort());
  }, 600_000);
});
