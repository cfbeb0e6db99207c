import { Worker } from "node:worker_threads";
import type { Clock } from "@tongshu/platform/clock";
import type { Database } from "@tongshu/platform/database";
import { regionalWords } from "@tongshu/text-analysis";
import { minedPairsKeptMs, minedPairsUsedMax } from "../../limits.ts";
import { lastMining, usedPairs } from "../../store/mined-pairs.ts";
import { type Renderings, unpackDictionary } from "../model/dictionary.ts";
import { createLexicon, type Lexicon } from "../model/glossary.ts";
import { minedRenderings } from "../model/mining/mined-renderings.ts";

/** Keeps the lexicon of the searches: what it knows grows while it runs. */
export interface LexiconKeeper {
  /** What is known by now: at once the glossary, later the mined pairs and the dictionary. */
  lexicon(): Lexicon;
  /**
   * Takes up what was mined or reviewed, at most `minedPairsKeptMs` after it changed. One small
   * query in that time; when it fails, what was known before goes on being used.
   */
  refresh(): Promise<void>;
  /** Resolves when the mined pairs and the dictionary are there, too. */
  ready(): Promise<void>;
}

/** So long after the first search the dictionary is read, in milliseconds. */
const dictionaryDelayMs = 3_000;

let loading: Promise<Renderings> | undefined;

/**
 * The glossary of the project, then the pairs mined from bilingual titles, then what the mainland
 * and Taiwan call by different words (OpenCC), then CC-CEDICT (CC BY-SA 4.0), read once a process in
 * a thread of its own.
 */
export function keepLexicon(deps: { readonly db: Database; readonly clock: Clock }): LexiconKeeper {
  let behind: readonly Renderings[] | undefined;
  let isPlanned = false;
  let mined: Renderings | undefined;
  let known = createLexicon();
  const put = (): void => {
    known = createLexicon([...(mined === undefined ? [] : [mined]), ...(behind ?? [])]);
  };
  const readBehind = async (): Promise<void> => {
    loading ??= readDictionary();
    const dictionary = await loading;
    if (behind !== undefined) return;
    behind = [renderingsOf(regionalWords()), dictionary];
    put();
  };
  const refresh = keepFresh(deps, (pairs) => {
    mined = minedRenderings(pairs);
    put();
  });
  return {
    lexicon() {
      if (behind === undefined && !isPlanned) {
        isPlanned = true;
        // A process that ends sooner need not read it. A dictionary that cannot be read leaves the
        // glossary; `ready` tells who asks.
        setTimeout(() => readBehind().catch(() => undefined), dictionaryDelayMs).unref();
      }
      return known;
    },
    refresh,
    async ready() {
      await Promise.all([readBehind(), refresh()]);
    },
  };
}

/** Reads the pairs when their revision has changed; however many ask at once, it is looked once. */
function keepFresh(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  take: (pairs: readonly { readonly zh: string; readonly en: string }[]) => void,
): () => Promise<void> {
  let revision = 0;
  let kept: { readonly until: number; readonly looked: Promise<void> } | undefined;
  const look = async (): Promise<void> => {
    const last = await lastMining(db);
    if (last.revision === revision) return;
    take(await usedPairs(db, minedPairsUsedMax));
    revision = last.revision;
  };
  return async () => {
    const now = clock.now().getTime();
    if (kept === undefined || now >= kept.until) {
      kept = { until: now + minedPairsKeptMs, looked: look().catch(() => undefined) };
    }
    await kept.looked;
  };
}

function readDictionary(): Promise<Renderings> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./dictionary-worker.ts", import.meta.url));
    worker.unref();
    worker.once("message", (packed: string) => resolve(unpackDictionary(packed)));
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The dictionary's thread ended without a word.")));
  });
}

function renderingsOf(pairs: Iterable<readonly [string, string]>): Renderings {
  const found = new Map<string, string[]>();
  for (const [mainland, taiwan] of pairs) {
    put(found, mainland, taiwan);
    put(found, taiwan, mainland);
  }
  return found;
}

function put(found: Map<string, string[]>, key: string, text: string): void {
  const known = found.get(key);
  if (known === undefined) found.set(key, [text]);
  else known.push(text);
}
