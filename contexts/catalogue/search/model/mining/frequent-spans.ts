import type { QueryWord } from "@tongshu/text-analysis";
import { minedSpanWordsMax } from "../../../limits.ts";
import { isFunctionWord } from "../function-words.ts";
import type { Run } from "./aligned-parts.ts";

/** One side of a part, and which text the part is of. Parts are sorted by text. */
export interface SidePart {
  readonly text: number;
  readonly runs: readonly Run[];
}

/** Some words that often stand together. */
export interface Span {
  readonly key: string;
  /** How it is mostly written. */
  readonly written: string;
  /** The parts that hold it, rising. */
  readonly parts: readonly number[];
}

/** What is counted of a span; those that begin or end with "of" are counted for longer ones only. */
interface Counted {
  readonly parts: number[];
  readonly written: Map<string, number>;
  texts: number;
  lastText: number;
  readonly whole: boolean;
  /** A longer span that stands wherever this one does says more. */
  within: boolean;
}

const digitsOnly = /^[\p{N}\p{P}]+$/u;

/**
 * Spans of one to `minedSpanWordsMax` words that stand in at least `textsMin` texts. A longer span is
 * counted only where both its shorter halves are frequent (Agrawal and Srikant, 1994), so that what
 * is held is in proportion to the frequent ones. A span that only ever stands within another one is
 * left out.
 */
export function frequentSpans(
  side: readonly SidePart[],
  how: {
    readonly textsMin: number;
    readonly separator: string;
    readonly isWord: (word: QueryWord) => boolean;
  },
): readonly Span[] {
  const frequent = new Map<string, Counted>();
  for (let length = 1; length <= minedSpanWordsMax; length += 1) {
    const counted = new Map<string, Counted>();
    for (const [at, { text, runs }] of side.entries()) {
      for (const words of runs.flatMap((run) => windows(run, length))) {
        if (!words.every((word) => how.isWord(word) && !digitsOnly.test(word.text))) continue;
        const halves = [words.slice(0, -1), words.slice(1)].map(keyOf);
        if (length > 1 && !halves.every((half) => frequent.has(half))) continue;
        count(counted, words, { at, text, separator: how.separator });
      }
    }
    for (const [key, span] of counted) {
      if (span.texts < how.textsMin) continue;
      frequent.set(key, span);
      if (length === 1 || !span.whole) continue;
      const words = key.split("\n");
      for (const half of [words.slice(0, -1), words.slice(1)]) {
        const shorter = frequent.get(half.join("\n"));
        if (shorter?.parts.length === span.parts.length) shorter.within = true;
      }
    }
  }
  return [...frequent]
    .filter(([, span]) => span.whole && !span.within)
    .map(([key, { parts, written }]) => ({ key, parts, written: commonest(written) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function count(
  counted: Map<string, Counted>,
  words: Run,
  { at, text, separator }: { at: number; text: number; separator: string },
): void {
  const key = keyOf(words);
  const span = counted.get(key) ?? {
    parts: [],
    written: new Map<string, number>(),
    texts: 0,
    lastText: -1,
    whole: ![words[0], words.at(-1)].some((word) => word !== undefined && isFunctionWord(word)),
    within: false,
  };
  counted.set(key, span);
  if (span.parts.at(-1) !== at) span.parts.push(at);
  if (span.lastText !== text) span.texts += 1;
  span.lastText = text;
  const written = words.map((word) => word.text).join(separator);
  span.written.set(written, (span.written.get(written) ?? 0) + 1);
}

function windows(run: Run, length: number): readonly Run[] {
  return run.slice(length - 1).map((_, start) => run.slice(start, start + length));
}

/** English words stand for all their forms. */
function keyOf(words: Run): string {
  return words.map(({ terms }) => terms.join(" ")).join("\n");
}

/** The commonest, of equally common ones the shortest, then the first. */
function commonest(written: ReadonlyMap<string, number>): string {
  const [best] = [...written].sort(
    ([a, countA], [b, countB]) => countB - countA || a.length - b.length || (a < b ? -1 : 1),
  );
  return best?.[0] ?? "";
}
