import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

// The real tools/run.cjs in a small repository of its own. npm is played by a script, given as
// `npm_execpath` like npm does, because what npm answers (a full disk, no network) is the question.

const tools = import.meta.dirname;
/** A user without rights, to see what an ordinary user sees when the tests run as root. */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

let root = "";

/** Counts its calls, then does as told: an installation that works, or a failure. */
const npmScript = `
const fs = require("node:fs");
fs.appendFileSync("npm-calls", "x");
const told = fs.existsSync("npm-says") ? fs.readFileSync("npm-says", "utf8") : "";
if (told !== "") { console.error(told); process.exit(1); }
setTimeout(() => {
  fs.mkdirSync("node_modules/.bin", { recursive: true });
  fs.rmSync("node_modules/.bin/node", { force: true });
  fs.symlinkSync(process.execPath, "node_modules/.bin/node");
  fs.writeFileSync("node_modules/.package-lock.json", fs.readFileSync("package-lock.json"));
}, 300);
`;

const lock = (version: string) =>
  JSON.stringify({
    packages: {
      "": {},
      "node_modules/one": { version, integrity: `sha512-${version}` },
      "node_modules/for-another-platform": { version, optional: true },
    },
  });

function file(name: string, content: string): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), content);
}

function start(args: readonly string[], options: { uid?: number; node?: string } = {}) {
  const env = { ...process.env, npm_execpath: path.join(root, "npm-cli.js") };
  const settings = options.uid === undefined ? {} : { uid: options.uid, gid: options.uid };
  return spawn(options.node ?? process.execPath, [...args], { cwd: root, env, ...settings });
}

async function ended(child: ChildProcess) {
  let out = "";
  let err = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  const [code, signal] = (await once(child, "close")) as [number | null, string | null];
  return { out, err, code, signal };
}

const run = (...args: readonly string[]) => ended(start(["tools/run.cjs", ...args]));
const npmCalls = () => (existsSync(path.join(root, "npm-calls")) ? read("npm-calls").length : 0);
const read = (name: string) => readFileSync(path.join(root, name), "utf8");

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "tongshu-run-"));
  chmodSync(root, 0o755);
  cpSync(path.join(tools, "run"), path.join(root, "tools", "run"), { recursive: true });
  copyFileSync(path.join(tools, "run.cjs"), path.join(root, "tools", "run.cjs"));
  file("npm-cli.js", npmScript);
  file("package-lock.json", lock("1.0.0"));
  file("hello.cjs", "console.log(JSON.stringify(process.argv.slice(2))); process.exit(7);");
});

afterEach(() => {
  chmodSync(root, 0o755);
  rmSync(root, { recursive: true, force: true });
});

describe("refuses, in one sentence of each language,", () => {
  test.each([
    [
      "versions",
      '{ ...process.versions, node: "18.20.4" }',
      "需要 Node.js 20",
      "Node.js 20 or later",
    ],
    ["platform", '"win32"', "不支持此平台", "is not supported"],
  ])("a machine with another %s", async (property, value, zh, en) => {
    file("pretend.cjs", `Object.defineProperty(process, "${property}", { value: ${value} });`);
    const result = await ended(start(["-r", "./pretend.cjs", "tools/run.cjs", "hello.cjs"]));
    expect(result.code).toBe(1);
    expect(result.err.trim().split("\n")).toEqual([
      expect.stringContaining(zh),
      expect.stringContaining(en),
    ]);
    expect(npmCalls()).toBe(0);
  });

  test.each([
    [
      "npm error code ENOTFOUND\nnpm error request failed",
      "无法从软件包仓库下载",
      "could not be down",
    ],
    ["npm error code ENOSPC\nnpm error no space left on device", "磁盘空间不足", "disk is full"],
    ["npm error code EACCES\nnpm error permission denied", "没有写入", "No permission to write"],
    ["npm error code EINTEGRITY", "校验值不符", "differs from its digest"],
    [
      "`npm ci` can only install packages when your package.json and package-lock.json are in sync",
      "不一致",
      "disagree",
    ],
    ["npm error something new", "npm ci 失败", "npm ci failed"],
  ])("an installation that ends with: %s", async (output, zh, en) => {
    file("npm-says", output);
    const result = await run("hello.cjs");
    expect(result.code).toBe(1);
    const said = result.err.trim().split("\n");
    expect(said.at(-2)).toContain(zh);
    expect(said.at(-1)).toContain(en);
    expect(result.err).toContain(output);
    expect(result.out).toBe("");
    expect(existsSync(path.join(root, ".install-lock"))).toBe(false);
  });

  test("a folder that the user may not write to", async () => {
    const node = path.join(root, "node");
    copyFileSync(process.execPath, node);
    chmodSync(root, 0o555);
    const options = isRoot ? { uid: nobody, node } : { node };
    const result = await ended(start(["tools/run.cjs", "hello.cjs"], options));
    expect(result.code).toBe(1);
    expect(result.err).toContain("没有写入");
    expect(result.err).toContain("No permission to write");
    expect(npmCalls()).toBe(0);
  });
});

describe("installs", () => {
  test("once, then runs the script with its arguments and exit code", async () => {
    const first = await run("hello.cjs", "--json", "城市 数据");
    expect(first).toMatchObject({ code: 7, out: '["--json","城市 数据"]\n' });
    expect(first.err).toContain("npm ci");
    const second = await run("hello.cjs");
    expect(second).toMatchObject({ code: 7, out: "[]\n", err: "" });
    expect(npmCalls()).toBe(1);
  });

  test("again after the lock file has changed, or the runtime has gone", async () => {
    await run("hello.cjs");
    file("package-lock.json", lock("1.0.1"));
    await run("hello.cjs");
    expect(npmCalls()).toBe(2);
    rmSync(path.join(root, "node_modules/.bin/node"));
    await run("hello.cjs");
    expect(npmCalls()).toBe(3);
  });

  test("nothing when npm itself has installed what the lock names", async () => {
    await run("hello.cjs");
    file("package-lock.json", `${lock("1.0.0")}\n`);
    await run("hello.cjs");
    expect(npmCalls()).toBe(1);
  });

  test("once when two start at the same moment", async () => {
    const results = await Promise.all([run("hello.cjs"), run("hello.cjs"), run("hello.cjs")]);
    expect(results.map(({ code }) => code)).toEqual([7, 7, 7]);
    expect(npmCalls()).toBe(1);
  });

  test("in spite of a lock whose owner has died", async () => {
    const gone = spawn(process.execPath, ["--version"]);
    await once(gone, "close");
    file(".install-lock/owner", String(gone.pid));
    expect((await run("hello.cjs")).code).toBe(7);
    expect(npmCalls()).toBe(1);
  });

  test("nothing as an ordinary user when another user has installed", async () => {
    await run("hello.cjs");
    const node = path.join(root, "node_modules/.bin/node");
    rmSync(node);
    copyFileSync(process.execPath, node);
    rmSync(path.join(root, "node_modules/.tongshu-installed"));
    for (const folder of ["node_modules", "."]) chmodSync(path.join(root, folder), 0o555);
    const options = isRoot ? { uid: nobody, node } : { node };
    const result = await ended(start(["tools/run.cjs", "hello.cjs"], options));
    expect(result).toMatchObject({ code: 7, err: "" });
    chmodSync(path.join(root, "node_modules"), 0o755);
  });
});

test("the script has little space for young objects, unless the operator says otherwise", async () => {
  file("options.cjs", "console.log(JSON.stringify(process.execArgv));");
  await run("hello.cjs");
  expect(await run("options.cjs")).toMatchObject({ out: '["--max-semi-space-size=16"]\n' });
  for (const option of ["--max-semi-space-size=32", "--max_semi_space_size=32"]) {
    const env = { ...process.env, NODE_OPTIONS: option };
    const child = spawn(process.execPath, ["tools/run.cjs", "options.cjs"], { cwd: root, env });
    expect(await ended(child), option).toMatchObject({ out: "[]\n", code: 0 });
  }
});

describe("signals", () => {
  test.each(["SIGTERM", "SIGHUP", "SIGINT"] as const)(
    "%s reaches the script, which ends in its own time",
    async (signal) => {
      const wait = "setTimeout(() => { console.log('drained'); process.exit(3); }, 300)";
      file(
        "server.cjs",
        `process.on("${signal}", () => ${wait}); console.log("up");
        setInterval(() => {}, 1000);`,
      );
      await run("hello.cjs");
      const child = start(["tools/run.cjs", "server.cjs"]);
      const result = ended(child);
      child.stdout.once("data", () => child.kill(signal));
      expect(await result).toMatchObject({ out: "up\ndrained\n", code: 3 });
    },
  );

  test("a script that a signal ended is reported by the same signal", async () => {
    file("dies.cjs", 'process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000);');
    await run("hello.cjs");
    expect(await run("dies.cjs")).toMatchObject({ code: null, signal: "SIGKILL" });
  });
});
