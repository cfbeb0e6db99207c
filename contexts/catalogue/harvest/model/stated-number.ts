import { textOf } from "./stated-values.ts";

/**
 * A count as a source wrote it: 90, "90", or with thousands separators "4,255". Signs, fractions,
 * units and approximations ("about 1") are not counts.
 */
export function statedCountOf(value: unknown): number | undefined {
  const text = textOf(value);
  if (text === undefined || !/^(\d+|\d{1,3}(,\d{3})+)(\.0+)?$/.test(text)) return undefined;
  const number = Number(text.replaceAll(",", ""));
  return Number.isSafeInteger(number) ? number : undefined;
}

/**
 * A size in bytes. Only a size whose unit is the byte is exact; "2.99 KB" is rounded, and a
 * kilobyte is 1000 bytes to some and 1024 to others, so such sizes are left out.
 */
export function statedByteSizeOf(value: unknown, unit: unknown): number | undefined {
  return /^(b|bytes?)$/i.test(textOf(unit) ?? "") ? statedCountOf(value) : undefined;
}
