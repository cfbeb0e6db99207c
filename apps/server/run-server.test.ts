import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";

const main = join(import.meta.dirname, "main.ts");
/** A first start makes a database, on a machine that may be busy. */
const startMsMax = 120_000;

let folder: string;
const running = new Set<ReturnType<typeof run>>();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tongshu-run-"));
  // Started as root, the embedded database runs as another user, who must be able to enter.
  chmodSync(folder, 0o755);
});

afterEach(async () => {
  for (const one of running) {
    one.child.kill("SIGKILL");
    await one.ended;
  }
  running.clear();
  rmSync(folder, { recursive: true, force: true });
});

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [main, ...args], {
    env: {
      PATH: process.env["PATH"] ?? "",
      LANG: "en_US.UTF-8",
      TONGSHU_DATA: folder,
      PORT: "0",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (said.out += String(chunk)));
  child.stderr.on("data", (chunk) => (said.err += String(chunk)));
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, ...said }));
  const one = { child, said, ended };
  running.add(one);
  return one;
}

/** Waits until the program has said something, or has ended without saying it. */
async function untilSaid(one: ReturnType<typeof run>, pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const found = pattern.exec(one.said.out);
    if (found !== null) return found;
    const next = once(one.child.stdout, "data");
    const end = await Promise.race([next, one.ended]);
    if (!Array.isArray(end)) throw new Error(`It ended with ${end.code}: ${end.out}${end.err}`);
  }
}

function expectOneSentence(err: string): void {
  expect(err).toMatch(/\p{Script=Han}/u);
  expect(err).toMatch(/[a-z]+ [a-z]+/);
  expect(err, "no stack trace").not.toMatch(/^\s+at /m);
  expect(err).not.toContain("node:internal");
}

test("unknown arguments end with 2 and the usage; --help is not an error", async () => {
  const wrong = await run(["--nosample"]).ended;
  expect(wrong.code).toBe(2);
  expect(wrong.err).toMatch(/^Arguments that are not understood: --nosample$/m);
  expect(wrong.err).toContain("--no-sample");
  const asked = await run(["--help"], { LANG: "zh_CN.UTF-8" }).ended;
  expect(asked.code).toBe(0);
  expect(asked.out).toContain("用法");
});

test("wrong settings end with 1 and all of them named, before anything is opened", async () => {
  const { code, err } = await run([], { PORT: "x", HOST: "a b" }).ended;
  expect(code).toBe(1);
  expectOneSentence(err);
  expect(err).toContain('PORT is "x"');
  expect(err).toContain('HOST is "a b"');
  expect(existsSync(join(folder, "server.lock"))).toBe(false);
});

test("a port in use ends with 1 and one sentence, before a database is made", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const { code, err } = await run([], { PORT: String(port) }).ended;
  other.close();
  expect(code).toBe(1);
  expectOneSentence(err);
  expect(err).toContain(`Port ${port} of 127.0.0.1 is in use`);
  expect(existsSync(join(folder, "postgres"))).toBe(false);
});

test("an address of another machine and a data folder that is a file are one sentence each", async () => {
  const elsewhere = await run([], { HOST: "203.0.113.1", PORT: "8099" }).ended;
  expect(elsewhere.code).toBe(1);
  expectOneSentence(elsewhere.err);
  expect(elsewhere.err).toContain("HOST_NOT_AVAILABLE");
  const file = await run([], { TONGSHU_DATA: main }).ended;
  expect(file.code).toBe(1);
  expectOneSentence(file.err);
  expect(file.err).toContain("DATA_FOLDER_UNUSABLE");
});

test("a database that does not answer is one sentence and shows no password", async () => {
  const { code, err } = await run([], { DATABASE_URL: "postgres://me:hunter2@127.0.0.1:1/x" })
    .ended;
  expect(code).toBe(1);
  expectOneSentence(err);
  expect(err).not.toContain("hunter2");
});

test(
  "a server tells its address, refuses a second start, and ends gracefully at a signal",
  async () => {
    const first = run(["--no-sample"]);
    const [, url] = await untilSaid(first, /Open (http:\S+)/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const second = await run(["--no-sample"]).ended;
    expect(second.code).toBe(1);
    expectOneSentence(second.err);
    expect(second.err).toContain(`process ${first.child.pid}`);
    first.child.kill("SIGTERM");
    expect(await first.ended).toMatchObject({ code: 0, err: "" });
    expect(first.said.out.trimEnd().endsWith("Stopped.")).toBe(true);
    const again = run(["--no-sample"]);
    await untilSaid(again, /Open http/);
    // Ctrl-C under npm arrives twice: from the terminal and from npm. It is one wish.
    again.child.kill("SIGINT");
    setTimeout(() => again.child.kill("SIGINT"), 50);
    expect((await again.ended).code).toBe(0);
  },
  startMsMax,
);

test(
  "a server whose output nobody reads any more runs on, and ends gracefully",
  async () => {
    // It cannot tell the port that it was given, so it is given one that was free a moment ago.
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as AddressInfo;
    taken.close();
    await once(taken, "close");
    const one = run(["--no-sample"], { PORT: String(port) });
    await untilSaid(one, /Opening/);
    one.child.stdout.destroy();
    const isReady = async () =>
      (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.ok === true;
    while (one.child.exitCode === null && !(await isReady())) await delay(50);
    one.child.kill("SIGTERM");
    expect(await one.ended).toMatchObject({ code: 0, err: "" });
  },
  startMsMax,
);

test(
  "a signal while the first start loads the sample ends it soon, and the next start goes on",
  async () => {
    const first = run([]);
    await untilSaid(first, /oading the sample/);
    first.child.kill("SIGTERM");
    const { code, err } = await first.ended;
    expect([code, err]).toEqual([1, expect.stringContaining("START_INTERRUPTED")]);
    const again = run([]);
    // Had the first start waited for the whole sample, there would be nothing left to load.
    await untilSaid(again, /oading the sample/);
    const [, url] = await untilSaid(again, /Open (http:\S+)/);
    const status = await (await fetch(`${url}/api/status`)).json();
    expect(status).toMatchObject({ sample: { entries: 3_000 } });
    const { sources } = (await (await fetch(`${url}/api/sources`)).json()) as {
      readonly sources: readonly { readonly lastRun: unknown }[];
    };
    expect(sources).toMatchObject([{ lastRun: { state: "COMPLETED" } }]);
    again.child.kill("SIGTERM");
    await again.ended;
  },
  startMsMax,
);
