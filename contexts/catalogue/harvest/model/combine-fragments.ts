import type { CatalogueFormat, Fragment } from "./catalogue-format.ts";

/**
 * The whole entry out of its parts, in the order of the file; the last one where the format has no
 * parts. Neighbours are put together pair by pair, so that an entry with many thousand rows costs
 * n log n and not n².
 */
export function combineFragments(
  format: CatalogueFormat,
  fragments: readonly [Fragment, ...Fragment[]],
): Fragment {
  let parts: readonly Fragment[] = fragments;
  while (parts.length > 1) {
    const paired: Fragment[] = [];
    for (let index = 0; index < parts.length; index += 2) {
      const [first, next] = parts.slice(index, index + 2);
      if (first === undefined) continue;
      paired.push(next === undefined ? first : (format.combine?.(first, next) ?? next));
    }
    parts = paired;
  }
  return parts[0] ?? fragments[0];
}
