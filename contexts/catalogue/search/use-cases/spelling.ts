import { setImmediate as nextTurn, setTimeout as delay } from "node:timers/promises";
import type { SearchIndex } from "@tongshu/search-index";
import type { Clock } from "@tongshu/platform/clock";
import {
  spellingKeptMs,
  spellingTitlesMax,
  spellingWaitMs,
  spellingWordsMax,
} from "../../limits.ts";
import { addTitle, type Vocabulary, type VocabularyDraft } from "../model/vocabulary.ts";

/** The words of the catalogue's titles, kept in memory once somebody mistyped. */
export interface Spelling {
  /** Undefined when they cannot be had within `spellingWaitMs`; a later call has them. */
  vocabulary(): Promise<Vocabulary | undefined>;
}

/** Titles read before other work gets its turn. */
const titlesPerTurn = 200;

/** Reads the titles when they are first needed, and again when they are older than the limit. */
export function createSpelling(deps: {
  readonly index: SearchIndex;
  readonly clock: Clock;
}): Spelling {
  let kept: Vocabulary | undefined;
  let keptAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  const read = async () => {
    const started = deps.clock.now().getTime();
    kept = await readVocabulary(deps.index);
    keptAt = started;
  };
  return {
    vocabulary: async () => {
      if (deps.clock.now().getTime() - keptAt >= spellingKeptMs) {
        reading ??= read().finally(() => {
          reading = undefined;
        });
        // Whoever still waits sees the failure; the answer without corrections stands.
        const settled = reading.catch(() => undefined);
        if (kept === undefined) await Promise.race([settled, pause()]);
      }
      return kept;
    },
  };
}

function pause(): Promise<void> {
  return delay(spellingWaitMs, undefined, { ref: false });
}

async function readVocabulary(index: SearchIndex): Promise<Vocabulary> {
  const draft: VocabularyDraft = { titles: [], words: new Map(), terms: new Set() };
  const seen = new Set<string>();
  for (const { text } of await index.suggest("", spellingTitlesMax)) {
    if (seen.has(text)) continue;
    seen.add(text);
    addTitle(draft, text, spellingWordsMax);
    if (seen.size % titlesPerTurn === 0) await nextTurn();
  }
  return draft;
}
