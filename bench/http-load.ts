/** Asks a server as readers do, and starts one: what the measurements over HTTP share. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, get } from "node:http";
import { resolve } from "node:path";
import { askAtMoments } from "./arrivals.ts";

export interface Answered {
  readonly ms: number;
  readonly status: number;
  readonly body: string;
}

/** Times in milliseconds. */
export interface Timed {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export function ask(url: string): Promise<Answered> {
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

/** Asks for the addresses in turn with some clients at once, as fast as they are answered. */
export async function load(
  urls: readonly string[],
  requests: number,
  atOnce: number,
): Promise<Timed> {
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
export async function arrive(
  urls: readonly string[],
  requests: number,
  perSecond: number,
): Promise<Timed> {
  const started = performance.now();
  const times = await askAtMoments(
    perSecond,
    (asked) => asked < requests,
    (place) => askFor(urls[place % urls.length] ?? ""),
  );
  return summary(times, (performance.now() - started) / 1_000);
}

function summary(times: readonly number[], seconds: number): Timed {
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

/** Starts a program of this repository; what it says on standard error is shown. */
export function start(args: readonly string[], env: Readonly<Record<string, string>>) {
  return spawn(process.execPath, [...process.execArgv, ...args], {
    cwd: resolve(import.meta.dirname, ".."),
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Starts a server of a data folder and waits until it answers. */
export async function startServer(dataFolder: string, port: number) {
  const server = start(["apps/cli/main.ts", "start", "--no-sample"], {
    TONGSHU_DATA: dataFolder,
    PORT: String(port),
    TONGSHU_LOG_LEVEL: "error",
    TONGSHU_RATE_LIMIT: "1000000",
  });
  server.stdout.resume();
  const base = `http://127.0.0.1:${port}`;
  await whenReady(`${base}/readyz`);
  return { server, base };
}

async function whenReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 2_400; attempt += 1) {
    const isReady = await ask(url).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (isReady) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("The server did not become ready within two minutes.");
}

export async function stop(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  await once(child, "exit");
}

/** Ends the connections, so that the process can end. */
export function hangUp(): void {
  agent.destroy();
}
