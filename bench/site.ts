/**
 * How fast the pages are at the size of the shared real catalogues (57,000 entries):
 * `npm run bench:site [-- --data folder]`.
 *
 * A server of its own process answers home, results (the judged questions, each asked once a round)
 * and entries; beside it, in the same run, a bare Node server answers with the results page as a
 * file in memory: what this machine can do at best. First one reader asks, one request after the
 * other: how long a page takes. Then requests arrive by themselves, ten a second on average and at
 * moments that know nothing of each other, as those of many readers do: what each waits, counted
 * from its moment. Then several readers ask as fast as they are answered: how many pages a second
 * there are at most, and what each then waits. `--data` uses a data folder that already holds
 * the catalogues, and keeps it.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { harvestPlan, openBenchNode } from "./harvest-plan.ts";
import { judgedLanguages, readJudgedQueries } from "./judged/judged-query.ts";
import { sharedPlanIsThere, sharedPlanPath } from "./judged/planned-entries.ts";
import { seeded } from "./judged/seeded.ts";
import { describeMachine, writeResult } from "./result.ts";

const clients = 4;
const requestsPerPage = 600;
const warmUpRequests = 60;
const port = 8_797;

interface Answered {
  readonly ms: number;
  readonly status: number;
  readonly body: string;
}

/** Requests a second that arrive by themselves: 860,000 pages a day. */
const arrivalsPerSecond = 10;

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

function ask(url: string): Promise<Answered> {
  const started = performance.now();
  return new Promise((done, failed) => {
    const request = get(url, { agent, headers: { accept: "*/*" } }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("end", () =>
        done({
          ms: performance.now() - started,
          status: response.statusCode ?? 0,
          body: Buffer.concat(pieces).toString("utf8"),
        }),
      );
      response.on("error", failed);
    });
    request.on("error", failed);
  });
}

/** A refusal ends the run. */
async function askFor(url: string): Promise<number> {
  const { ms, status } = await ask(url);
  if (status !== 200) throw new Error(`${url} answered ${status}.`);
  return ms;
}

/** Asks for the addresses in turn with some clients at once. */
async function load(urls: readonly string[], requests: number, atOnce: number) {
  const times: number[] = [];
  let next = 0;
  const started = performance.now();
  const client = async () => {
    while (next < requests) {
      const url = urls[next % urls.length] ?? "";
      next += 1;
      times.push(await askFor(url));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  return summary(times, (performance.now() - started) / 1_000);
}

/** Asks at moments of a Poisson process; how long an answer took counts from its moment. */
async function arrive(urls: readonly string[], requests: number) {
  const random = seeded(1);
  const started = performance.now();
  let moment = started;
  const answers: Promise<number>[] = [];
  for (let request = 0; request < requests; request += 1) {
    moment += (-Math.log(1 - random()) * 1_000) / arrivalsPerSecond;
    await new Promise((done) => setTimeout(done, moment - performance.now()));
    const late = performance.now() - moment;
    answers.push(askFor(urls[request % urls.length] ?? "").then((ms) => late + ms));
  }
  return summary(await Promise.all(answers), (performance.now() - started) / 1_000);
}

function summary(times: readonly number[], seconds: number) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
  return {
    requests: times.length,
    perSecond: Math.round(times.length / seconds),
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
  };
}

async function harvestAll(dataFolder: string): Promise<void> {
  const node = await openBenchNode(dataFolder);
  try {
    await harvestPlan(node, sharedPlanPath);
    await node.indexKeeper.catchUp();
  } finally {
    await node.close();
  }
}

/** Starts a program of this repository; what it says on standard error is shown. */
function start(args: readonly string[], env: Readonly<Record<string, string>>) {
  return spawn(process.execPath, args, {
    cwd: resolve(import.meta.dirname, ".."),
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

async function whenReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const isReady = await ask(url).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (isReady) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error("The server did not become ready within two minutes.");
}

const { values: options } = parseArgs({ options: { data: { type: "string" } } });
if (!sharedPlanIsThere) {
  console.error(`There is no plan at ${sharedPlanPath}.`);
  process.exit(1);
}
const own = options.data === undefined;
const folder = await mkdtemp(join(tmpdir(), "tongshu-bench-"));
await chmod(folder, 0o755);
const dataFolder = options.data === undefined ? folder : resolve(options.data);
const ended: (() => Promise<unknown>)[] = [];
try {
  if (own) await harvestAll(dataFolder);
  const server = start(["apps/cli/main.ts", "start", "--no-sample"], {
    TONGSHU_DATA: dataFolder,
    PORT: String(port),
    TONGSHU_LOG_LEVEL: "error",
    TONGSHU_RATE_LIMIT: "1000000",
  });
  server.stdout.resume();
  ended.push(async () => {
    server.kill("SIGTERM");
    await once(server, "exit");
  });
  const base = `http://127.0.0.1:${port}`;
  await whenReady(`${base}/readyz`);
  const questions = (await readJudgedQueries(judgedLanguages)).map(({ query }) =>
    encodeURIComponent(query),
  );
  const results = questions.map((q, at) => `${base}/${at % 2 === 0 ? "zh" : "en"}/search?q=${q}`);
  const found = JSON.parse((await ask(`${base}/api/search?q=&size=100`)).body) as {
    hits: { id: string }[];
  };
  const entries = found.hits.map(
    ({ id }, at) => `${base}/${at % 2 === 0 ? "zh" : "en"}/entries/${id}`,
  );
  const sample = join(folder, "results.html");
  await writeFile(sample, (await ask(`${base}/zh/search?q=%E6%B0%B4`)).body);
  const peer = start(["bench/static-peer.ts", sample], {});
  ended.push(async () => {
    peer.kill("SIGTERM");
    await once(peer, "exit");
  });
  const [line] = (await once(createInterface({ input: peer.stdout }), "line")) as [string];
  const { port: peerPort } = JSON.parse(line) as { port: number };
  const pages = {
    home: [`${base}/zh`, `${base}/en`],
    results,
    entry: entries,
    staticFile: [`http://127.0.0.1:${peerPort}/`],
  };
  const measured: Record<string, Record<string, Awaited<ReturnType<typeof load>>>> = {};
  for (const [name, urls] of Object.entries(pages)) {
    const requests = Math.max(requestsPerPage, name === "results" ? urls.length : 0);
    await load(urls, name === "results" ? urls.length : warmUpRequests, clients);
    measured[name] = {
      oneReader: await load(urls, requests, 1),
      arriving: await arrive(urls, requests),
      manyReaders: await load(urls, requests, clients),
    };
  }
  const status = JSON.parse((await ask(`${base}/api/status`)).body) as { entries: number };
  await writeResult("site", {
    command: "npm run bench:site",
    machine: describeMachine(),
    entries: status.entries,
    readers: clients,
    arrivalsPerSecond,
    pages: measured,
  });
} finally {
  for (const end of ended) await end();
  agent.destroy();
  await rm(folder, { recursive: true, force: true });
}
