/** Labels below a chart: more would overlap on a narrow screen. */
const labelsMax = 4;

/** The next number of the form 1, 2, 2.5 or 5 times a power of ten: the top of the scale. */
export function scaleTop(max: number): number {
  if (max <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(max));
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((top) => top >= max) ?? max;
}

/** A length in per cent, short. */
export function percent(value: number): string {
  return `${Math.round(value * 100) / 100}%`;
}

/** Which columns are labelled: the first, the last, and some at even distances between. */
export function labelled(length: number, most = labelsMax): readonly number[] {
  const labels = Math.min(most, length);
  if (labels <= 1) return length === 0 ? [] : [0];
  const places = Array.from({ length: labels }, (_, index) =>
    Math.round((index * (length - 1)) / (labels - 1)),
  );
  return [...new Set(places)];
}
