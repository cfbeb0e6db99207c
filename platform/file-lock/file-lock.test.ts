import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { acquireFileLock, type FileLock, type LockHeld } from "./index.ts";

let folder: string;
let path: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tongshu-lock-"));
  path = join(folder, "deep", "start.lock");
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await rm(folder, { recursive: true });
});

async function acquire(info = {}): Promise<FileLock> {
  const lock = await acquireFileLock(path, info);
  if (!lock.acquired) throw new Error("The lock should have been free.");
  return lock;
}

/** A process that tries, prints the outcome and stays. */
async function other(info: object): Promise<{ child: ChildProcess; outcome: FileLock | LockHeld }> {
  const program = `
    import { acquireFileLock } from ${JSON.stringify(join(import.meta.dirname, "index.ts"))};
    const lock = await acquireFileLock(...process.argv.slice(1).map((text) => JSON.parse(text)));
    console.log(JSON.stringify(lock));
    setInterval(() => {}, 1000);`;
  const args = ["--input-type=module", "-e", program, JSON.stringify(path), JSON.stringify(info)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const [text] = (await once(child.stdout, "data")) as [Buffer];
  return { child, outcome: JSON.parse(text.toString()) };
}

test("a file that is no lock is refused by its name, and left as it is", async () => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, "no lock ".repeat(600));
  await expect(acquireFileLock(path, {})).rejects.toMatchObject({
    refusal: { code: "LOCK_FILE_DAMAGED", details: { path } },
  });
  expect(await readdir(dirname(path))).toEqual([basename(path)]);
});

test("a lock that another process holds is refused, with what it says about itself", async () => {
  const { outcome } = await other({ pid: 7, address: "http://127.0.0.1:8080/" });
  expect(outcome.acquired).toBe(true);
  const refused = await acquireFileLock(path, { pid: 8 });
  expect(refused).toEqual({
    acquired: false,
    holder: { pid: 7, address: "http://127.0.0.1:8080/" },
  });
});

test("a lock that this process holds is refused too", async () => {
  const lock = await acquire({ pid: 1 });
  expect(await acquireFileLock(path, { pid: 2 })).toEqual({ acquired: false, holder: { pid: 1 } });
  lock.release();
});

test("being refused neither takes the lock away nor changes who has it", async () => {
  const lock = await acquire({ pid: 1 });
  await acquireFileLock(path, { pid: 2 });
  const { outcome } = await other({ pid: 3 });
  expect(outcome).toEqual({ acquired: false, holder: { pid: 1 } });
  lock.release();
});

test("kill -9 of the holder frees the lock at once", async () => {
  const { child } = await other({ pid: 7 });
  child.kill("SIGKILL");
  await once(child, "exit");
  const lock = await acquire({ pid: 8 });
  expect(await acquireFileLock(path, {})).toMatchObject({ holder: { pid: 8 } });
  lock.release();
});

test("of many processes at once exactly one gets it", async () => {
  const tries = await Promise.all(Array.from({ length: 6 }, (_unused, pid) => other({ pid })));
  expect(tries.filter(({ outcome }) => outcome.acquired)).toHaveLength(1);
});

test("release frees it, twice is once, and nothing but the empty lock stays behind", async () => {
  const lock = await acquire({ pid: 1 });
  lock.release();
  lock.release();
  expect(await readdir(join(folder, "deep"))).toEqual(["start.lock"]);
  (await acquire()).release();
});
