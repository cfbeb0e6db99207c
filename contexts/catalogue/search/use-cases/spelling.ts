import { setImmediate as nextTurn, setTimeout as delay } from "node:timers/promises";
import type { SearchIndex } from "@tongshu/search-index";
import type { Clock } from "@tongshu/platform/clock";
import {
  spellingKeptMs,
  spellingRetryMs,
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
const titlesPerTurn = 10;

/** Reads the titles when they are first needed, and again when they are older than the limit. */
export function createSpelling(deps: {
  readonly index: SearchIndex;
  readonly clock: Clock;
}): Spelling {
  let kept: Vocabulary | undefined;
  let nextAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  const read = async () => {
    const started = deps.clock.now().getTime();
    // What fails is not tried again by the next query: it keeps a thread of the index busy.
    nextAt = started + spellingRetryMs;
    kept = await readVocabulary(deps.index);
    nextAt = started + spellingKeptMs;
  };
  return {
    vocabulary: async () => {
      if (reading === undefined && deps.clock.now().getTime() >= nextAt) {
        // The answer without corrections stands when it fails.
        reading = read()
          .catch(() => undefined)
          .finally(() => {
            reading = undefined;
          });
      }
      if (kept === undefined && reading !== undefined) await Promise.race([reading, pause()]);
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
