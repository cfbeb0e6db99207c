import { fold } from "@tongshu/text-analysis";
import type { PlannedEntry } from "./planned-entries.ts";

const alternativesMax = 40;
/** A whole title this long names its dataset by itself, whoever is given as its provider. */
const telling = { han: 10, other: 40 } as const;
/** An abstract shared by more records than this is a standing text. */
const abstractSharedMax = 3;

const months =
  "january february march april may june july august september october november december";

/**
 * Finds records that answer a question as well as the drawn one: the same title (but for numbers) by
 * the same provider, the same whole telling title in another source, or the same abstract under a
 * similar title. What differs in a number that the question names is no alternative.
 */
export function nearDuplicateFinder(
  entries: readonly PlannedEntry[],
): (drawn: PlannedEntry, query: string) => readonly PlannedEntry[] {
  const bySkeleton = Map.groupBy(entries, skeletonOf);
  const byAbstract = Map.groupBy(entries, abstractOf);
  return (drawn, query) => {
    const sameAbstract = byAbstract.get(abstractOf(drawn)) ?? [];
    const candidates = [
      ...(bySkeleton.get(skeletonOf(drawn)) ?? []).filter(
        (other) => sameProvider(drawn, other) || sameTellingTitle(drawn, other),
      ),
      ...(abstractOf(drawn).length < 60 || sameAbstract.length > abstractSharedMax
        ? []
        : sameAbstract.filter((other) => similarTitle(drawn, other))),
    ];
    const asked = numbersAsked(query);
    const named = [...numbersOf(titleOf(drawn))].filter((number) => asked.has(number));
    return [...new Set(candidates)]
      .filter((other) => other !== drawn)
      .filter((other) => named.every((number) => numbersOf(titleOf(other)).has(number)))
      .slice(0, alternativesMax);
  };
}

const titleOf = ({ record }: PlannedEntry): string => fold(Object.values(record.title)[0] ?? "");
const providerOf = ({ record }: PlannedEntry): string =>
  fold(Object.values(record.provider.name)[0] ?? "");
const abstractOf = ({ record }: PlannedEntry): string =>
  fold(Object.values(record.abstract ?? {})[0] ?? "");

function skeletonOf(entry: PlannedEntry): string {
  return titleOf(entry)
    .replace(/\.csv$| - data$/u, "")
    .replace(/[\p{N}\p{P}\p{S}\s]+|[年月季第度]/gu, "");
}

function sameProvider(one: PlannedEntry, other: PlannedEntry): boolean {
  const [a, b] = [providerOf(one), providerOf(other)];
  return a.includes(b) || b.includes(a);
}

function sameTellingTitle(one: PlannedEntry, other: PlannedEntry): boolean {
  const numbers = [...numbersOf(titleOf(one))].join();
  if (numbers !== [...numbersOf(titleOf(other))].join()) return false;
  const title = skeletonOf(one);
  return title.length >= (/\p{Script=Han}/u.test(title) ? telling.han : telling.other);
}

function similarTitle(one: PlannedEntry, other: PlannedEntry): boolean {
  const words = (entry: PlannedEntry) => new Set(titleOf(entry).match(/[\p{L}\p{N}]{3,}/gu));
  const [a, b] = [words(one), words(other)];
  return [...a].filter((word) => b.has(word)).length / Math.max(1, Math.min(a.size, b.size)) >= 0.6;
}

function numbersOf(text: string): ReadonlySet<string> {
  return new Set((text.match(/\p{Nd}+/gu) ?? []).map((digits) => String(Number(digits))));
}

/** The numbers of a question, also as the calendar of the Republic writes them: 2012, June → 101, 6. */
function numbersAsked(query: string): ReadonlySet<string> {
  const text = fold(query).replace(
    /第([一二三四])/gu,
    (_, at) => `第${"一二三四".indexOf(at) + 1}`,
  );
  const numbers = new Set(numbersOf(text));
  for (const number of numbersOf(text)) {
    if (Number(number) > 1911 && Number(number) < 2100) numbers.add(String(Number(number) - 1911));
  }
  for (const [at, month] of months.split(" ").entries()) {
    if (text.includes(month.slice(0, 3))) numbers.add(String(at + 1));
  }
  for (const [at, ordinal] of ["first", "second", "third", "fourth"].entries()) {
    if (text.includes(ordinal)) numbers.add(String(at + 1));
  }
  return numbers;
}
