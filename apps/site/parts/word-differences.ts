/** A stretch of a text that is in both, or only in the one before or after. */
export interface Stretch {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** Words of each text that are compared; the table between them has at most the square of it. */
export const comparedWordsMax = 1_200;
/** With less than this part in common, two texts are two texts and not one that changed. */
const commonShareMin = 0.3;

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** Words with what stands between them, each a piece of its own: joined they are the text. */
function piecesOf(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function joined(kind: Stretch["kind"], pieces: readonly string[]): readonly Stretch[] {
  return pieces.length === 0 ? [] : [{ kind, text: pieces.join("") }];
}

/**
 * The longest common subsequence of words, as stretches in the order of the text. Undefined when
 * the texts are too long to compare or have too little in common: they are then read side by side.
 */
export function wordDifferences(before: string, after: string): readonly Stretch[] | undefined {
  const [old, fresh] = [piecesOf(before), piecesOf(after)];
  const shorter = Math.min(old.length, fresh.length);
  let start = 0;
  while (start < shorter && old[start] === fresh[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === fresh.at(-1 - end)) end += 1;
  const oldMiddle = old.slice(start, old.length - end);
  const freshMiddle = fresh.slice(start, fresh.length - end);
  if (oldMiddle.length > comparedWordsMax || freshMiddle.length > comparedWordsMax)
    return undefined;
  const stretches = merged([
    ...joined("same", old.slice(0, start)),
    ...middleDifferences(oldMiddle, freshMiddle),
    ...joined("same", end === 0 ? [] : old.slice(-end)),
  ]);
  const common = stretches
    .filter(({ kind }) => kind === "same")
    .reduce((sum, { text }) => sum + text.trim().length, 0);
  const whole = Math.max(before.length, after.length, 1);
  return common / whole < commonShareMin ? undefined : stretches;
}

function middleDifferences(old: readonly string[], fresh: readonly string[]): readonly Stretch[] {
  const width = fresh.length + 1;
  // At [i][j]: the length of the longest common subsequence of what follows from i and j on.
  const lengths = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        old[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const stretches: Stretch[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const [removed, added] = [old[i], fresh[j]];
    if (removed !== undefined && removed === added) {
      stretches.push({ kind: "same", text: removed });
      i += 1;
      j += 1;
    } else if (added === undefined || (removed !== undefined && at(i + 1, j) >= at(i, j + 1))) {
      stretches.push({ kind: "removed", text: removed ?? "" });
      i += 1;
    } else {
      stretches.push({ kind: "added", text: added });
      j += 1;
    }
  }
  return stretches;
}

/**
 * Neighbours of one kind become one stretch. White space alone between two changes belongs to both,
 * so that a changed phrase reads as one; what was removed stands before what was added.
 */
function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = [];
  let [removed, added] = ["", ""];
  const flush = (): void => {
    if (removed !== "") result.push({ kind: "removed", text: removed });
    if (added !== "") result.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  for (const [index, { kind, text }] of stretches.entries()) {
    const next = stretches[index + 1];
    const within = removed !== "" && added !== "" && next !== undefined && next.kind !== "same";
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (text.trim() === "" && within) {
      removed += text;
      added += text;
    } else {
      flush();
      const last = result.at(-1);
      if (last?.kind === "same") result[result.length - 1] = { kind, text: last.text + text };
      else result.push({ kind, text });
    }
  }
  flush();
  return result;
}
