/** Scores are told apart in so many steps. */
const steps = 4_096;

/**
 * The score from which on about so many of the scores are: at least so many are as great, and all
 * that are a step greater are fewer. Negative ones do not count; 0 when there are not more than so
 * many. Linear in the scores.
 */
export function leastOfGreatest(scores: Int32Array, count: number, most: number): number {
  let greatest = -1;
  let counted = 0;
  for (let at = 0; at < count; at += 1) {
    const score = scores[at] as number;
    if (score < 0) continue;
    counted += 1;
    if (score > greatest) greatest = score;
  }
  if (counted <= most) return 0;
  const step = (greatest + 1) / steps;
  const inStep = new Uint32Array(steps);
  for (let at = 0; at < count; at += 1) {
    const score = scores[at] as number;
    if (score < 0) continue;
    const place = Math.floor(score / step);
    inStep[place] = (inStep[place] as number) + 1;
  }
  let last = steps - 1;
  let above = inStep[last] as number;
  while (above < most) {
    last -= 1;
    above += inStep[last] as number;
  }
  return Math.ceil(last * step);
}
