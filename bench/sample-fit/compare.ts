import type { Measures } from "./measure.ts";

/** A number of the real catalogues beside that of the sample. */
export interface Comparison {
  readonly what: string;
  readonly real: number;
  readonly sample: number;
  /** By how much the sample differs, as a share of the real number. */
  readonly difference: number;
  readonly fits: boolean;
}

/** The sample may differ from the real catalogues by so much. */
export const differenceMax = 0.2;
/**
 * What hardly any entry states is compared by the share itself: of 0.4 % or 0.5 % the difference
 * in per cent says nothing. The same goes for numbers that round to the same.
 */
export const absoluteMax = 0.01;

export function compare(real: Measures, sample: Measures): readonly Comparison[] {
  return Object.entries(real).map(([what, value]) => {
    const other = sample[what] ?? Number.NaN;
    const difference = value === other ? 0 : Math.abs(other - value) / Math.abs(value);
    const near = Math.abs(other - value) <= absoluteMax;
    return {
      what,
      real: value,
      sample: other,
      difference,
      fits: near || difference <= differenceMax,
    };
  });
}
