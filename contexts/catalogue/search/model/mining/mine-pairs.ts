import type { QueryWord } from "@tongshu/text-analysis";
import {
  minedDicePercentMin,
  minedPairsMax,
  minedRivalsMax,
  minedScoreMin,
  minedSupportMin,
  minedUsedContextsMin,
  minedUsedDicePercentMin,
  minedUsedScoreMin,
} from "../../../limits.ts";
import { isFunctionWord } from "../function-words.ts";
import { type AlignedPart, alignedParts } from "./aligned-parts.ts";
import { type Contingency, dicePercent, logLikelihoodRatio } from "./association.ts";
import type { BilingualText } from "./bilingual-text.ts";
import { frequentSpans, type Span } from "./frequent-spans.ts";
import { namesPeople } from "./personal-names.ts";

/** Two terms that seem to say the same. */
export interface MinedPair {
  /** Folded: Simplified, without spaces. */
  readonly zh: string;
  /** Folded, words separated by one space. */
  readonly en: string;
  /** Distinct bilingual texts that hold both. */
  readonly support: number;
  /** The log-likelihood ratio, to one decimal. */
  readonly score: number;
  /** So far above chance that it is used before it is reviewed. */
  readonly certain: boolean;
}

/** What is settled already about a pair: it is known, or it was rejected by who reviews. */
export type Settled = (zh: string, en: string) => "known" | "rejected" | undefined;

interface Candidate extends MinedPair {
  readonly dice: number;
  readonly known: boolean;
}

const hanOnly = /^\p{sc=Han}+$/u;
const latinWord =
  /^[\p{sc=Latin}\p{M}\p{N}'’‐–.&+/-]*\p{sc=Latin}[\p{sc=Latin}\p{M}\p{N}'’‐–.&+/-]*$/u;
const oneHan = /^\p{sc=Han}$/u;

/**
 * Pairs of terms from distinct texts that stand in both languages. Spans that stand together far
 * more often than by chance are linked best first, each to one other at most (competitive linking,
 * Melamed 2000). What is known takes part, so that its words are not taken for anything else, and is
 * left out of the answer. The order of the texts does not matter.
 */
export function minePairs(
  texts: readonly BilingualText[],
  settled: Settled = () => undefined,
): readonly MinedPair[] {
  const parts = texts
    .filter((text) => !namesPeople(text))
    .flatMap((text, number) => alignedParts(text).map((part) => ({ ...part, text: number })));
  const placed = placedParts(parts);
  const chinese = frequentSpans(
    parts.map(({ text, zh }) => ({ text, runs: zh })),
    { textsMin: minedSupportMin, separator: "", isWord: isChineseWord },
  ).filter(({ written }) => !oneHan.test(written));
  const english = frequentSpans(
    parts.map(({ text, en }) => ({ text, runs: en })),
    { textsMin: minedSupportMin, separator: " ", isWord: isEnglishWord },
  ).filter(({ written }) => written.length > 1);
  const standing = spansOfParts(english, parts.length);
  const candidates = chinese.flatMap((span) => {
    return rivalsOf(span, { english, standing, placed, settled });
  });
  return link(candidates)
    .filter(({ known }) => !known)
    .slice(0, minedPairsMax)
    .map(({ dice: _, known: __, ...pair }) => pair);
}

function isChineseWord(word: QueryWord): boolean {
  return hanOnly.test(word.text) && !isFunctionWord(word);
}

/** "of" may stand within: balance of payments. */
function isEnglishWord({ text }: QueryWord): boolean {
  return latinWord.test(text);
}

/** For each part the numbers of the spans that it holds. */
function spansOfParts(spans: readonly Span[], parts: number): readonly (readonly number[])[] {
  const standing: number[][] = Array.from({ length: parts }, () => []);
  for (const [number, span] of spans.entries()) {
    for (const part of span.parts) standing[part]?.push(number);
  }
  return standing;
}

/** Which text a part is of, and the number of what it says, the same for parts that say the same. */
interface Placed {
  readonly text: number;
  readonly context: number;
}

function placedParts(
  parts: readonly (AlignedPart & { readonly text: number })[],
): readonly Placed[] {
  const contexts = new Map<string, number>();
  return parts.map(({ text, zh, en }) => {
    const said = [zh, en].map((runs) => runs.flatMap((run) => run.map((word) => word.text)));
    const key = said.map((words) => words.join(" ")).join("\n");
    const context = contexts.get(key) ?? contexts.size;
    contexts.set(key, context);
    return { text, context };
  });
}

interface Ground {
  readonly english: readonly Span[];
  readonly standing: readonly (readonly number[])[];
  readonly placed: readonly Placed[];
  readonly settled: Settled;
}

/** The English spans that stand with a Chinese one above all bounds, best first. */
function rivalsOf(span: Span, { english, standing, placed, settled }: Ground): Candidate[] {
  const together = new Map<number, { parts: number; texts: Set<number>; contexts: Set<number> }>();
  for (const part of span.parts) {
    const place = placed[part];
    if (place === undefined) continue;
    for (const number of standing[part] ?? []) {
      const seen = together.get(number) ?? { parts: 0, texts: new Set(), contexts: new Set() };
      seen.parts += 1;
      seen.texts.add(place.text);
      seen.contexts.add(place.context);
      together.set(number, seen);
    }
  }
  return [...together]
    .flatMap(([number, { parts: both, texts, contexts }]) => {
      const other = english[number];
      if (other === undefined || texts.size < minedSupportMin) return [];
      const counts = { both, one: span.parts.length, other: other.parts.length };
      return candidate(span.written, other.written, {
        support: texts.size,
        contexts: contexts.size,
        counts: { ...counts, all: placed.length },
        settled,
      });
    })
    .sort(better)
    .slice(0, minedRivalsMax);
}

function candidate(
  zh: string,
  en: string,
  found: {
    readonly support: number;
    readonly contexts: number;
    readonly counts: Contingency;
    readonly settled: Settled;
  },
): Candidate[] {
  const { support, contexts, counts } = found;
  const score = Math.round(logLikelihoodRatio(counts) * 10) / 10;
  const dice = dicePercent(counts);
  if (score < minedScoreMin || dice < minedDicePercentMin) return [];
  const about = found.settled(zh, en);
  if (about === "rejected") return [];
  const certain =
    score >= minedUsedScoreMin &&
    dice >= minedUsedDicePercentMin &&
    contexts >= minedUsedContextsMin;
  return [{ zh, en, support, score, certain, dice, known: about === "known" }];
}

function better(a: Candidate, b: Candidate): number {
  if (a.known !== b.known) return a.known ? -1 : 1;
  const byScore = b.score - a.score || b.dice - a.dice;
  // Of what is as good, the longer one says more.
  const byLength = b.zh.length + b.en.length - (a.zh.length + a.en.length);
  return byScore || byLength || (a.zh + a.en < b.zh + b.en ? -1 : 1);
}

function link(candidates: readonly Candidate[]): Candidate[] {
  const taken = new Set<string>();
  return [...candidates].sort(better).filter(({ zh, en }) => {
    if (taken.has(zh) || taken.has(en)) return false;
    taken.add(zh).add(en);
    return true;
  });
}
