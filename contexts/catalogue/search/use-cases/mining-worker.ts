import { parentPort, workerData } from "node:worker_threads";
import { createLexicon } from "../model/glossary.ts";
import type { BilingualText } from "../model/mining/bilingual-text.ts";
import { knownPairs } from "../model/mining/known-pairs.ts";
import { minePairs, type Settled } from "../model/mining/mine-pairs.ts";

/** What the thread is given. */
export interface MiningWork {
  readonly texts: readonly BilingualText[];
  readonly reviewed: readonly {
    readonly zh: string;
    readonly en: string;
    readonly state: "PROPOSED" | "ACCEPTED" | "REJECTED";
  }[];
}

// A thread of its own: mining computes for seconds, and requests must not wait for it.
const { texts, reviewed }: MiningWork = workerData;
const decided = new Map(reviewed.map(({ zh, en, state }) => [`${zh}\n${en}`, state]));
const isKnown = knownPairs(createLexicon());
const settled: Settled = (zh, en) => {
  const state = decided.get(`${zh}\n${en}`);
  if (state === "REJECTED") return "rejected";
  return state === "ACCEPTED" || isKnown(zh, en) ? "known" : undefined;
};
parentPort?.postMessage(minePairs(texts, settled));
