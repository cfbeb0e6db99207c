/**
 * How fast real catalogues are harvested: `npm run bench:harvest`.
 *
 * The command line harvests all sources of the shared plan into a fresh embedded database with its
 * durable settings, once from nothing and once again unchanged. Beside it, in the same run, a peer
 * does only the least that any harvester must: unpack and parse the same files whole. The ratio
 * says what mapping, checking, digesting, storing, versioning and indexing cost.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { describeMachine, writeResult } from "./result.ts";

const root = resolve(import.meta.dirname, "..");
const planPath = process.argv[2] ?? join(root, "../shared/data/catalogues/sources.json");
if (!existsSync(planPath)) {
  console.error(`There is no plan at ${planPath}; give one as argument.`);
  process.exit(1);
}

/** The kernel's high-water mark of a process's memory, in MB; asked for until it ends. */
function watchPeakMemory(child: ChildProcess): () => number {
  let peak = 0;
  const timer = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // The process has just ended, or the system has no /proc.
    }
  }, 100);
  return () => {
    clearInterval(timer);
    return Math.round(peak);
  };
}

interface Measured {
  readonly seconds: number;
  readonly recordsPerSecond: number;
  readonly peakMb: number;
  readonly added: number;
  readonly unchanged: number;
}

async function harvestOnce(dataFolder: string): Promise<Measured & { records: number }> {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [join(root, "apps/cli/main.ts"), "--json", "harvest", "--plan", planPath],
    { env: { ...process.env, TONGSHU_DATA: dataFolder }, stdio: ["ignore", "pipe", "ignore"] },
  );
  const peak = watchPeakMemory(child);
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  const code = await new Promise<number | null>((done) => child.on("close", done));
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`The harvest ended with ${code}.`);
  const answer = JSON.parse(text) as {
    added: number;
    unchanged: number;
    sources: readonly { records: number }[];
  };
  const records = answer.sources.reduce((sum, source) => sum + source.records, 0);
  return {
    seconds: Math.round(seconds * 10) / 10,
    recordsPerSecond: Math.round(records / seconds),
    peakMb: peak(),
    added: answer.added,
    unchanged: answer.unchanged,
    records,
  };
}

/** The peer: whole files in memory, unpacked and parsed, nothing else. */
async function parseOnly(): Promise<number> {
  const plan = JSON.parse(await readFile(planPath, "utf8")) as { sources: { path: string }[] };
  const started = performance.now();
  for (const source of plan.sources) {
    const path = resolve(dirname(planPath), source.path);
    const packed = await readFile(path);
    const text = (path.endsWith(".gz") ? gunzipSync(packed) : packed).toString("utf8");
    if (path.includes(".jsonl")) for (const line of text.trim().split("\n")) JSON.parse(line);
    else if (path.includes(".csv")) {
      parse(text, { bom: true, relax_column_count: true, relax_quotes: true });
    } else JSON.parse(text);
  }
  return (performance.now() - started) / 1000;
}

const dataFolder = await mkdtemp(join(tmpdir(), "tongshu-bench-"));
// The embedded database may run as another user, who has to enter the folder.
await chmod(dataFolder, 0o755);
try {
  const peerSeconds = await parseOnly();
  const first = await harvestOnce(dataFolder);
  const again = await harvestOnce(dataFolder);
  const result = {
    command: "npm run bench:harvest",
    machine: describeMachine(),
    records: first.records,
    first,
    again,
    peer: { what: "unpack and parse only", seconds: Math.round(peerSeconds * 100) / 100 },
    ratios: {
      firstToParse: Math.round((first.seconds / peerSeconds) * 10) / 10,
      againToParse: Math.round((again.seconds / peerSeconds) * 10) / 10,
    },
  };
  await writeResult("harvest", result);
} finally {
  await rm(dataFolder, { recursive: true, force: true });
}
