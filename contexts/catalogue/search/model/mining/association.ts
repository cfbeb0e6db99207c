/** In how many parts two spans stand: both, each of them, and of how many parts in all. */
export interface Contingency {
  readonly both: number;
  readonly one: number;
  readonly other: number;
  readonly all: number;
}

/**
 * The log-likelihood ratio G² of Dunning, "Accurate Methods for the Statistics of Surprise and
 * Coincidence" (1993): how far their standing together is from chance. Zero for what stands
 * together more rarely than by chance.
 */
export function logLikelihoodRatio({ both, one, other, all }: Contingency): number {
  if (both * all <= one * other) return 0;
  const cells = [
    [both, one, other],
    [one - both, one, all - other],
    [other - both, all - one, other],
    [all - one - other + both, all - one, all - other],
  ] as const;
  const sum = cells.reduce((total, [observed, row, column]) => {
    return observed === 0 ? total : total + observed * Math.log((observed * all) / (row * column));
  }, 0);
  return 2 * sum;
}

/** The coefficient of Dice, from 0 to 100: the share of their standings that is shared. */
export function dicePercent({ both, one, other }: Contingency): number {
  return (200 * both) / (one + other);
}
