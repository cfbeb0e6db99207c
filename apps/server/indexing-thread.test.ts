import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addSample, catalogueIndexSchema, type Harvester } from "@tongshu/catalogue";
import { ensureEpoch } from "@tongshu/platform/change-feed";
import { systemClock } from "@tongshu/platform/clock";
import { systemIds } from "@tongshu/platform/ids";
import { openColumnarIndexReader } from "@tongshu/search-index";
import { type ThrowAwayDatabase, throwAwayDatabase } from "@tongshu/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { IndexingThread } from "./indexing-thread.ts";
import { nodeMigrations } from "./node-database.ts";

/** More than one batch of the index. */
const entries = 1_200;

let folder: string;
let database: ThrowAwayDatabase;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tongshu-indexing-"));
  database = await throwAwayDatabase(nodeMigrations);
  await ensureEpoch(database.db);
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

async function load(): Promise<void> {
  const harvester: Harvester = {
    db: database.db,
    clock: systemClock,
    ids: systemIds,
    fetchAllow: [],
  };
  await addSample(harvester, { entries });
}

async function indexed(): Promise<number> {
  const index = await openColumnarIndexReader({ folder, schema: catalogueIndexSchema });
  try {
    return (await index.stats()).documents;
  } finally {
    await index.close();
  }
}

test("work without a database fails with the refusal, and the thread can be closed", async () => {
  const thread = new IndexingThread({ connection: { host: folder, user: "nobody" }, folder });
  await expect(thread.run("catchUp")).rejects.toMatchObject({
    refusal: { code: "DATABASE_UNREACHABLE" },
  });
  await thread.close();
  await expect(thread.run("catchUp")).rejects.toThrow("has ended");
});

test("a rebuild that is stopped leaves the index as it was, and can be done again", async () => {
  await load();
  const { connection } = database;
  const thread = new IndexingThread({ connection, folder });
  await thread.run("catchUp");
  expect(await indexed()).toBe(entries);
  const rebuilding = thread.run("rebuild", { signal: AbortSignal.abort() });
  await expect(rebuilding).rejects.toThrow("aborted");
  expect(await indexed(), "the index as it was").toBe(entries);
  await thread.run("rebuild");
  expect(await indexed()).toBe(entries);
  await thread.close();
});

/** The niceness of every thread of this process; of the first thread, first. */
async function niceness(): Promise<readonly number[]> {
  const threads = (await readdir("/proc/self/task")).sort((a, b) => Number(a) - Number(b));
  const stats = threads.map((thread) => readFile(`/proc/self/task/${thread}/stat`, "latin1"));
  return (await Promise.all(stats)).map((stat) => Number(stat.split(") ").at(-1)?.split(" ")[16]));
}

test.runIf(process.platform === "linux")(
  "whoever searches goes first: the threads that read and write the index give way",
  async () => {
    const thread = new IndexingThread({ connection: database.connection, folder });
    await thread.run("catchUp");
    const [first, ...others] = await niceness();
    expect(first).toBe(0);
    expect(others.filter((nice) => nice === 10).length).toBeGreaterThanOrEqual(2);
    await thread.close();
  },
);

test("what is written meanwhile is taken in by the same work", async () => {
  const thread = new IndexingThread({ connection: database.connection, folder });
  await thread.run("catchUp", { awaited: { changes: entries, over: load() } });
  expect(await indexed()).toBe(entries);
  await thread.close();
});

test("this thread goes on while entries are indexed", async () => {
  await load();
  const thread = new IndexingThread({ connection: database.connection, folder });
  let turns = 0;
  const ticking = setInterval(() => {
    turns += 1;
  }, 5);
  await thread.run("rebuild");
  clearInterval(ticking);
  expect(turns).toBeGreaterThan(5);
  await thread.close();
});
