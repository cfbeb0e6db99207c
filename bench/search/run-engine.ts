/** Starts the process of an engine and reads what it reports. */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import {
  type BuildReport,
  buildReportSchema,
  type Job,
  type QueryReport,
  queryReportSchema,
} from "./engine-report.ts";

export const engineNames = ["columnar", "sqlite", "lucene"] as const;
export type EngineName = (typeof engineNames)[number];

const peerFolder = resolve(import.meta.dirname, "..", "peers", "lucene");
/** Heap of the Java peer; what it maps into memory comes on top. */
const heap = { build: "-Xmx2g", query: "-Xmx1g" } as const;

export interface EngineReports {
  readonly build: BuildReport;
  readonly query: QueryReport;
}

/**
 * Builds, asks, and removes the index again, so that the disk holds one index at a time. What an
 * interrupted run has already measured of the same job is taken over when `resume` says so.
 */
export async function runEngine(
  engine: EngineName,
  job: Omit<Job, "engine" | "task" | "folder" | "out"> & {
    readonly work: string;
    readonly resume: boolean;
  },
): Promise<EngineReports> {
  const { work, resume, ...rest } = job;
  const folder = join(work, engine);
  const load = createHash("sha256")
    .update(await readFile(job.load))
    .digest("hex");
  const run = async (task: "build" | "query") => {
    const out = join(work, `${engine}-${task}.json`);
    const done = join(work, `${engine}-${task}-done.json`);
    const text = JSON.stringify({ ...rest, engine, task, folder, out });
    const mark = JSON.stringify({ job: text, load });
    const isDone = resume && existsSync(done) && (await readFile(done, "utf8")) === mark;
    if (!isDone) {
      await rm(done, { force: true });
      if (task === "build") await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      await start(engine, task, text);
      await writeFile(done, mark);
    }
    return JSON.parse(await readFile(out, "utf8")) as unknown;
  };
  const build = buildReportSchema.parse(await run("build"));
  if (build.documents !== job.entries) {
    throw new Error(`${engine} holds ${build.documents} documents, not ${job.entries}.`);
  }
  const query = queryReportSchema.parse(await run("query"));
  await rm(folder, { recursive: true, force: true });
  return { build, query };
}

async function start(engine: EngineName, task: "build" | "query", job: string): Promise<void> {
  const [command, args] =
    engine === "lucene"
      ? ["java", [heap[task], "-cp", "target/classes:target/lib/*", "org.tongshu.bench.Peer", job]]
      : [process.execPath, [...process.execArgv, join(import.meta.dirname, "own-engine.ts"), job]];
  const cwd = engine === "lucene" ? peerFolder : process.cwd();
  const child = spawn(command, args, { cwd, stdio: ["ignore", "inherit", "inherit"] });
  const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
  if (code !== 0) throw new Error(`${engine} failed at its ${task} (${code ?? signal}).`);
}

/** Makes the Java peer ready; a sentence when it cannot be. */
export function prepareLucene(): string | undefined {
  for (const [command, flag] of [
    ["java", "-version"],
    ["mvn", "-version"],
  ] as const) {
    if (spawnSync(command, [flag], { stdio: "ignore" }).status !== 0) {
      return `there is no ${command} on this machine`;
    }
  }
  const goals = ["compile", "dependency:copy-dependencies", "-DoutputDirectory=target/lib"];
  const built = spawnSync("mvn", ["-B", "-q", ...goals], { cwd: peerFolder, stdio: "inherit" });
  return built.status === 0 ? undefined : "Maven could not build it";
}
