import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { searchIndexKillPoints } from "../kill-points.ts";
import { createNaiveIndex } from "../naive/naive-index.ts";
import type { SearchAnswer, SearchIndex } from "../search-index.ts";
import {
  batchNumber,
  everythingOf,
  rebuiltBatches,
  rebuiltSeq,
  schema,
} from "../conformance/durability-sample.ts";
import { openSqliteIndexWriter } from "./open.ts";

const child = join(import.meta.dirname, "durability-child.ts");
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "search-index-"));
});
afterEach(() => rm(folder, { recursive: true }));

function start(mode: string, ...more: string[]): ChildProcessWithoutNullStreams {
  const process_ = spawn(process.execPath, [child, mode, folder, ...more]);
  process_.stderr.pipe(process.stderr);
  return process_;
}

/** Lets a writing process run until it ends or has acknowledged so much and a little more. */
async function acknowledgedBefore(
  running: ChildProcessWithoutNullStreams,
  killAfter: number,
): Promise<number> {
  let acknowledged = 0;
  for await (const line of createInterface({ input: running.stdout })) {
    acknowledged = Number(line);
    if (acknowledged === killAfter) {
      await delay(acknowledged % 7);
      running.kill("SIGKILL");
    }
  }
  return acknowledged;
}

/** The content must be that of exactly the batches up to the checkpoint. */
async function expectExactly(index: SearchIndex, seq: number): Promise<void> {
  const oracle = createNaiveIndex(schema);
  for (let each = 1; each <= seq; each += 1) await oracle.apply(batchNumber(each));
  expect(withoutScores(await index.search(everythingOf()))).toEqual(
    withoutScores(await oracle.search(everythingOf())),
  );
}

function withoutScores(answer: SearchAnswer) {
  return { ...answer, hits: answer.hits.map(({ id, parts }) => ({ id, parts })) };
}

describe("a writer that is killed", () => {
  it("keeps every acknowledged batch, whole, whenever it dies", async () => {
    let known = 0;
    for (const more of [1, 5, 13, 14, 30]) {
      const acknowledged = await acknowledgedBefore(start("apply"), known + more);
      const writer = await openSqliteIndexWriter({ folder, schema });
      const seq = (await writer.checkpoint())?.seq ?? 0;
      expect(seq).toBeGreaterThanOrEqual(acknowledged);
      expect(acknowledged).toBeGreaterThanOrEqual(known + more);
      await expectExactly(writer, seq);
      await writer.close();
      known = seq;
    }
  }, 120_000);

  it("keeps all or nothing of a batch at each kill point of apply", async () => {
    const before = start("apply", "index.apply.before-commit", "3");
    expect(await acknowledgedBefore(before, -1)).toBe(2);
    const after = start("apply", "index.apply.after-commit", "3");
    // It goes on behind the two of the first, and commits its third without acknowledging it.
    expect(await acknowledgedBefore(after, -1)).toBe(4);
    const writer = await openSqliteIndexWriter({ folder, schema });
    expect(await writer.checkpoint()).toEqual({ epoch: "e", seq: 5 });
    await expectExactly(writer, 5);
    await writer.close();
  }, 60_000);

  it("has the old index before the rename of a rebuild and the new one after it", async () => {
    const first = await openSqliteIndexWriter({ folder, schema });
    await first.apply(batchNumber(1));
    await first.close();
    await once(start("rebuild", "index.rebuild.before-rename"), "exit");
    const second = await openSqliteIndexWriter({ folder, schema });
    expect(await second.checkpoint()).toEqual({ epoch: "e", seq: 1 });
    await expectExactly(second, 1);
    await second.close();
    await once(start("rebuild", "index.rebuild.after-rename"), "exit");
    const third = await openSqliteIndexWriter({ folder, schema });
    expect(await third.checkpoint()).toEqual({ epoch: "rebuilt", seq: rebuiltSeq });
    const oracle = createNaiveIndex(schema);
    await oracle.rebuild(rebuiltBatches());
    expect(withoutScores(await third.search(everythingOf()))).toEqual(
      withoutScores(await oracle.search(everythingOf())),
    );
    await third.close();
  }, 60_000);

  it("is tested at every kill point there is", () => {
    expect([...searchIndexKillPoints].sort()).toEqual([
      "index.apply.after-commit",
      "index.apply.before-commit",
      "index.rebuild.after-rename",
      "index.rebuild.before-rename",
    ]);
  });
});

describe("a reader in another process", () => {
  it("sees each applied batch and a rebuilt index in its next search", async () => {
    const running = start("read");
    const lines = createInterface({ input: running.stdout })[Symbol.asyncIterator]();
    const ask = async (): Promise<SearchAnswer> => {
      running.stdin.write("\n");
      return JSON.parse((await lines.next()).value ?? "");
    };
    expect(await ask()).toMatchObject({ total: 0, asOf: null });
    const writer = await openSqliteIndexWriter({ folder, schema });
    for (let seq = 1; seq <= 20; seq += 1) {
      await writer.apply(batchNumber(seq));
      const seen = await ask();
      expect(seen.asOf).toEqual({ epoch: "e", seq });
      expect(seen).toEqual(await writer.search(everythingOf()));
    }
    await writer.rebuild(rebuiltBatches());
    const seen = await ask();
    expect(seen.asOf).toEqual({ epoch: "rebuilt", seq: rebuiltSeq });
    expect(seen).toEqual(await writer.search(everythingOf()));
    await writer.apply({ ...batchNumber(rebuiltSeq + 1), removals: ["d1"] });
    expect(await ask()).toEqual(await writer.search(everythingOf()));
    running.stdin.end();
    await once(running, "exit");
    await writer.close();
  }, 60_000);
});
