import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentOf, everything, schema, words } from "../conformance/sample.ts";
import { type FolderForTests, openFolderForTests } from "./folder-for-tests.ts";
import { parseManifest, readManifestText } from "./manifest.ts";
import { type ReaderThread, ReaderThreads } from "./reader-threads.ts";
import type { SharedSnapshot } from "./snapshot.ts";

const sharing = { shareRowsMin: 1, expectedRowsMin: 0 };

describe("the threads of a reader", () => {
  let folder: FolderForTests;
  const opened: ReaderThreads[] = [];
  const open = (most: number): ReaderThreads => {
    const threads = new ReaderThreads(folder.folder, schema, most, sharing);
    opened.push(threads);
    return threads;
  };
  const load = async (threads: ReaderThreads): Promise<SharedSnapshot> => {
    const manifest = parseManifest(readManifestText(folder.folder), schema);
    if (manifest === undefined) throw new Error("There is no index.");
    return await threads.run(({ thread }) => thread.call("load", manifest));
  };
  const search = (threads: ReaderThreads, shared: SharedSnapshot) =>
    threads.run(async (member) => {
      await threads.use(member, shared);
      const lent = threads.lend(member.using);
      try {
        const { total } = await member.thread.call("lead", everything, Infinity, lent, undefined);
        return { total, helpers: lent?.helpers.length ?? 0 };
      } finally {
        if (lent !== undefined) threads.endLoans(lent.search);
      }
    });

  beforeAll(async () => {
    folder = await openFolderForTests(schema);
    for (const letter of ["a", "b", "c"]) {
      folder.apply([documentOf(letter, { texts: { title: [words("data")] } })]);
    }
  });
  afterAll(async () => {
    for (const threads of opened) await threads.close();
    await folder.close();
  });

  it("are lent to a search as far as they have nothing else to do", async () => {
    const threads = open(3);
    const shared = await load(threads);
    // The first search has others started, which do not hold it up.
    await expect.poll(() => search(threads, shared)).toEqual({ total: 3, helpers: 2 });
    let release: (value?: unknown) => void = () => undefined;
    const busy = threads.run(() => new Promise((resolve) => (release = resolve)));
    expect(await search(threads, shared)).toEqual({ total: 3, helpers: 1 });
    release();
    await busy;
    expect(await search(threads, shared)).toEqual({ total: 3, helpers: 2 });
  });

  it("are taken back for a task that waits, unless they were called", async () => {
    const threads = open(2);
    const shared = await load(threads);
    await expect.poll(() => search(threads, shared)).toMatchObject({ helpers: 1 });
    const numbers: number[] = [];
    await threads.run(async (leader: ReaderThread) => {
      const lent = threads.lend(leader.using);
      expect(lent?.helpers).toHaveLength(1);
      await threads.run(async ({ number }) => numbers.push(number));
      expect(numbers).toEqual(lent?.helpers);
      threads.endLoans(lent?.search ?? 0);
    });
    expect(await search(threads, shared)).toEqual({ total: 3, helpers: 1 });
  });

  it("are replaced when they have failed", async () => {
    const threads = open(2);
    const shared = await load(threads);
    await expect.poll(() => search(threads, shared)).toMatchObject({ helpers: 1 });
    for (let time = 0; time < 2; time += 1) {
      await threads.run(({ thread }) => thread.stop());
      await expect.poll(() => search(threads, shared)).toEqual({ total: 3, helpers: 1 });
    }
  });
});
