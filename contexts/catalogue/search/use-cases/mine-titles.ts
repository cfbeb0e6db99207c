import { Worker } from "node:worker_threads";
import { feedHead } from "@tongshu/platform/change-feed";
import type { Clock } from "@tongshu/platform/clock";
import type { Database } from "@tongshu/platform/database";
import type { SearchIndex } from "@tongshu/search-index";
import {
  minedBatchEntriesMax,
  minedTextsMax,
  miningEveryMs,
  miningMemoryMiBMax,
} from "../../limits.ts";
import { namesAfter } from "../../store/bilingual-texts.ts";
import { countPairs, lastMining, reviewedPairs, saveMining } from "../../store/mined-pairs.ts";
import { bilingualText } from "../model/mining/bilingual-text.ts";
import type { MinedPair } from "../model/mining/mine-pairs.ts";
import { createTextSample } from "../model/mining/text-sample.ts";
import type { MiningWork } from "./mining-worker.ts";

export interface TitleMiner {
  readonly db: Database;
  readonly clock: Clock;
}

export interface MiningRequest {
  /** Records that nothing is learned from: source and source id. */
  readonly exclude?: Iterable<readonly [source: string, sourceId: string]>;
  /** Ends the work by throwing; nothing was changed. */
  readonly signal?: AbortSignal;
}

export interface MiningReport {
  /** Entries looked at, and distinct texts that stand in both languages. */
  readonly entries: number;
  readonly texts: number;
  /** Pairs that wait for review or were not reviewed, and how many of them are new. */
  readonly proposed: number;
  readonly added: number;
  /** Pairs that searches use now, the accepted ones among them. */
  readonly used: number;
}

/**
 * Learns pairs of terms from the titles, providers and items that sources state in Chinese and in
 * English, and puts them on the review list. What was reviewed stays as it was decided. The sample
 * teaches nothing. Reads in pages and computes in a thread of its own.
 */
export async function mineTitles(
  deps: TitleMiner,
  { exclude = [], signal }: MiningRequest = {},
): Promise<MiningReport> {
  const { db, clock } = deps;
  // The head is read first: what changes meanwhile is a reason to mine again.
  const head = await feedHead(db);
  const excluded = new Set([...exclude].map(([source, id]) => `${source}\n${id}`));
  const sample = createTextSample(minedTextsMax);
  let entries = 0;
  for (let after = ""; ; ) {
    signal?.throwIfAborted();
    const page = await namesAfter(db, after, minedBatchEntriesMax);
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.id;
    entries += page.length;
    for (const { source, sourceId, names } of page) {
      if (excluded.has(`${source}\n${sourceId}`)) continue;
      for (const name of names) {
        const text = bilingualText(name);
        if (text !== undefined) sample.add(text);
      }
    }
  }
  const texts = sample.texts();
  const pairs = await mineInThread({ texts, reviewed: await reviewedPairs(db) }, signal);
  const now = clock.now();
  const added = await db.transaction((tx) => saveMining(tx, pairs, { head, now }));
  const [proposals, all] = [await countPairs(db, "PROPOSED"), await countPairs(db, undefined)];
  return { entries, texts: texts.length, proposed: proposals.total, added, used: all.used };
}

/**
 * Mines when the register has changed since the last time, the index has followed it, and the last
 * mining is `miningEveryMs` old. Undefined when it was not due.
 */
export async function mineTitlesWhenDue(
  deps: TitleMiner & { readonly index: Pick<SearchIndex, "checkpoint"> },
  signal?: AbortSignal,
): Promise<MiningReport | undefined> {
  const [head, last, reached] = [
    await feedHead(deps.db),
    await lastMining(deps.db),
    await deps.index.checkpoint(),
  ];
  if (head.epoch === last.epoch && head.seq === last.seq) return undefined;
  if (reached?.epoch !== head.epoch || reached.seq < head.seq) return undefined;
  const age = deps.clock.now().getTime() - (last.minedAt?.getTime() ?? 0);
  if (last.minedAt !== null && age < miningEveryMs) return undefined;
  return await mineTitles(deps, signal === undefined ? {} : { signal });
}

async function mineInThread(
  work: MiningWork,
  signal: AbortSignal | undefined,
): Promise<readonly MinedPair[]> {
  if (work.texts.length === 0) return [];
  signal?.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<readonly MinedPair[]>();
  const worker = new Worker(new URL("./mining-worker.ts", import.meta.url), {
    workerData: work,
    resourceLimits: { maxOldGenerationSizeMb: miningMemoryMiBMax },
  });
  worker.once("message", resolve);
  worker.once("error", reject);
  worker.once("exit", () => reject(new Error("The thread that mines ended without a word.")));
  const stop = (): void => reject(signal?.reason);
  signal?.addEventListener("abort", stop, { once: true });
  try {
    return await promise;
  } finally {
    signal?.removeEventListener("abort", stop);
    await worker.terminate();
  }
}
