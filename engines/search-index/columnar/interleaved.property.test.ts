import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compareAll } from "../conformance/against-oracle.ts";
import { expectPagesToCoverAll } from "../conformance/compare.ts";
import { batchArbitrary, queryArbitrary } from "../conformance/generators.ts";
import { schema } from "../conformance/sample.ts";
import { createNaiveIndex } from "../naive/naive-index.ts";
import type { IndexBatch, SearchAnswer, SearchIndexWriter, SearchQuery } from "../search-index.ts";
import { packBatch } from "./packed-batch.ts";
import { withoutItself } from "../similar.ts";
import { FolderReader } from "./folder-reader.ts";
import { FolderWriter } from "./folder-writer.ts";
import { type Manifest, parseManifest, readManifestText } from "./manifest.ts";
import type { MergePlan, MergeResult } from "./merge-plan.ts";
import { Merger } from "./merger.ts";
import { rebuildInTurn } from "./rebuild-for-tests.ts";
import type { Help } from "./search-help.ts";
import { fixedTurns } from "./segment-turns.ts";
import { canShareOut } from "./share-out.ts";

/** A columnar index in this thread, whose merges happen when the test says so. */
interface Stepped extends SearchIndexWriter {
  /** Begins a merge; what is applied until `endMerge` must not be lost. */
  beginMerge(): void;
  endMerge(): void;
  reopen(): void;
}

type Faults = Partial<Record<"loseRemovals" | "shiftRows" | "loseShare", boolean>>;

function openStepped(folder: string, faults: Faults = {}): Stepped {
  const silent = (): void => undefined;
  let writer = new FolderWriter(folder, schema, silent);
  const openReaders = () => [new FolderReader(folder, schema), new FolderReader(folder, schema)];
  let readers = openReaders();
  const merger = new Merger(folder, schema, silent);
  let merged: MergeResult | undefined;
  const manifest = (): Manifest => {
    const found = parseManifest(readManifestText(folder), schema);
    if (found === undefined) throw new Error("There is no manifest.");
    return found;
  };
  const current = (): FolderReader => {
    const [reader] = readers;
    if (reader === undefined) throw new Error("There is no reader.");
    const shared = reader.load(manifest());
    for (const one of readers) one.use(shared);
    return reader;
  };
  const never = Number.POSITIVE_INFINITY;
  let searches = 0;
  /** Another reader searches what is left to it, as threads divide the segments. */
  const searchTogether = (query: SearchQuery): SearchAnswer => {
    const leader = current();
    const [, helper] = readers;
    const places = [...manifest().segments.keys()];
    searches += 1;
    const isOwn = (place: number): boolean => place % 2 === searches % 2;
    const turns = fixedTurns([places.filter(isOwn), places.filter((place) => !isOwn(place))]);
    const help: Help = {
      expectedRowsMin: 0,
      begin: () => turns,
      callLate: () => undefined,
      receive() {
        const share = helper?.share(query, never, turns, 1);
        return share === undefined || faults.loseShare === true ? [] : [share];
      },
      end: () => undefined,
    };
    return leader.search(query, never, { help });
  };
  const merge = (plan: MergePlan): MergeResult => {
    const sound = merger.merge(plan);
    const to = sound.to.map((rows) => (faults.shiftRows === true ? rows.toReversed() : rows));
    return { ...sound, to: faults.loseRemovals === true ? to.map((r) => r.slice(0, 0)) : to };
  };
  return {
    async search(query) {
      const answer = current().search(query, never);
      if (canShareOut(query)) expect(searchTogether(query)).toEqual(answer);
      return answer;
    },
    suggest: async (prefix, limit) => current().suggest(prefix, limit, never),
    suggested: async (keys) => current().suggested(keys, never),
    async similar(request) {
      const query = current().similarQuery(request, never);
      return query === undefined ? [] : withoutItself(request, current().search(query, never).hits);
    },
    checkpoint: async () => writer.checkpoint(),
    async stats() {
      const { segments } = manifest();
      const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
      return {
        documents: sum(segments.map(({ liveRows }) => liveRows)),
        parts: sum(segments.map(({ liveParts }) => liveParts)),
        bytes: 0,
      };
    },
    apply: async (batch) => writer.apply(packBatch(schema, batch)),
    async rebuild(batches) {
      const all: IndexBatch[] = [];
      for await (const batch of batches) all.push(batch);
      rebuildInTurn(writer, schema, all, merge, { runPostingsMax: 20, rowsMax: 5 });
    },
    beginMerge() {
      const plan = merged === undefined ? writer.planMerge({ perSize: 2, rowsMax: 20 }) : undefined;
      if (plan !== undefined) merged = merge(plan);
    },
    endMerge() {
      if (merged !== undefined) writer.commitMerge(merged);
      merged = undefined;
    },
    reopen() {
      merged = undefined;
      writer.close();
      for (const reader of readers) reader.close();
      writer = new FolderWriter(folder, schema, silent);
      readers = openReaders();
    },
    async close() {
      writer.close();
      for (const reader of readers) reader.close();
    },
  };
}

type Step =
  | { readonly do: "apply"; readonly content: Omit<IndexBatch, "checkpoint"> }
  | { readonly do: "beginMerge" | "endMerge" | "reopen" | "rebuild" };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant("apply" as const), content: batchArbitrary }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "beginMerge" as const,
        "endMerge",
        "beginMerge",
        "endMerge",
        "reopen",
        "rebuild",
      ),
    }),
  },
);

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "search-index-"));
});
afterAll(() => rm(root, { recursive: true }));

let folders = 0;

/** A planted fault is to be found, and need not be made small. */
async function takeSteps(faults: Faults, numRuns: number): Promise<void> {
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 3, maxLength: 14 }),
    fc.array(queryArbitrary, { minLength: 2, maxLength: 6 }),
    async (steps, queries) => {
      folders += 1;
      const writer = openStepped(join(root, `${folders}`), faults);
      const oracle = createNaiveIndex(schema);
      const batches: IndexBatch[] = [];
      try {
        for (const one of steps) {
          if (one.do === "apply") {
            const checkpoint = { epoch: "e", seq: batches.length + 1 };
            const batch = { ...one.content, checkpoint };
            batches.push(batch);
            await writer.apply(batch);
            await oracle.apply(batch);
          } else if (one.do === "rebuild") {
            await writer.rebuild(
              (async function* () {
                yield* batches;
              })(),
            );
          } else writer[one.do]();
        }
        for (const query of queries) {
          await compareAll(
            {
              writer,
              oracle,
              reader: undefined,
              opened: { writer, close: writer.close },
              batches,
              queries,
              pageSize: 2,
            },
            query,
          );
          await expectPagesToCoverAll(writer, query, 2);
        }
      } finally {
        await writer.close();
      }
    },
  );
  await fc.assert(property, { numRuns, endOnFailure: Object.keys(faults).length > 0 });
}

describe("a columnar index whose batches, merges, rebuilds and openings come in any order", () => {
  it("answers as looking at every document does", async () => {
    await takeSteps({}, 60);
  }, 300_000);

  const planted: readonly Faults[] = [
    { loseRemovals: true },
    { shiftRows: true },
    { loseShare: true },
  ];
  for (const faults of planted) {
    it(`is found out when it would ${Object.keys(faults).join()}`, async () => {
      await expect(takeSteps(faults, 300)).rejects.toThrow(/Property failed/);
    }, 300_000);
  }
});
