import type { Random } from "../seeded-random.ts";
import { quantileShares, type Sizes } from "./fitted-parameters.ts";

/** A random sequence that depends on nothing but its three numbers, the same on every machine. */
export function numberedRandom(seed: number, purpose: number, number: number): Random {
  let state = mixed(mixed(mixed(seed | 0) ^ purpose) ^ (number | 0));
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    return mixed(state) / 0x1_0000_0000;
  };
}

/** Every bit of the input has a part in every bit of the output (mulberry32). */
function mixed(value: number): number {
  let bits = (value + 0x6d2b79f5) | 0;
  bits = Math.imul(bits ^ (bits >>> 15), bits | 1);
  bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
  return (bits ^ (bits >>> 14)) >>> 0;
}

/** A size as the table distributes it; 0 where nothing is stated. */
export function drawSize(random: Random, { stated, quantiles }: Sizes): number {
  const share = random();
  if (share >= stated) return 0;
  const place = share / stated;
  let at = 1;
  while (at < quantileShares.length - 1 && (quantileShares[at] ?? 1) <= place) at += 1;
  const from = quantileShares[at - 1] ?? 0;
  const until = quantileShares[at] ?? 1;
  const low = quantiles[at - 1] ?? 0;
  const high = quantiles[at] ?? 0;
  return Math.max(1, Math.round(low + ((place - from) / (until - from)) * (high - low)));
}

/**
 * A rank from 0 on, as likely as (rank + offset)^-exponent. The power is drawn from tables and not
 * computed: products and roots are the same on every machine, `Math.pow` need not be.
 */
export function drawRank(random: Random, ranks: RankTable): number {
  const place = random() * (ranks.length - 1);
  const at = Math.floor(place);
  const low = ranks[at] ?? 0;
  return Math.floor(low + (place - at) * ((ranks[at + 1] ?? low) - low));
}

/** Ranks at even shares of the draws, ascending. */
export type RankTable = Float64Array;

/** Shares of the draws between which ranks run straight. */
const rankSteps = 4_096;

/** The table of Zipf's law over `count` ranks. */
export function rankTable(count: number, exponent: number, offset: number): RankTable {
  const table = new Float64Array(rankSteps + 1);
  const power = 1 - exponent;
  const first = offset ** power;
  const last = (offset + count) ** power;
  for (let step = 0; step <= rankSteps; step += 1) {
    const reached = first + (step / rankSteps) * (last - first);
    // Rounded, so that the last digit, in which machines may differ, is never seen.
    table[step] = Math.round(reached ** (1 / power) - offset);
  }
  return table;
}
