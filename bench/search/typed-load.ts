/**
 * The mixed load as readers ask it of `/api/search`: the words of a query typed one after the other,
 * its filters and five facets as parameters. What the API cannot be asked is left out: a range of
 * dates, and authorities, whose identifiers differ from one catalogue to another.
 */
import type { LoadLine } from "./load.ts";

const askable: readonly string[] = ["region", "theme", "shareType", "format"];

/** The address below a server's own, such as `/api/search?q=%E6%B0%B4&facets=region`. */
export function typedAddress(line: LoadLine): string {
  const address = new URLSearchParams();
  const typed = line.must.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return "phrase" in first ? [`"${first.phrase}"`] : first.terms;
  });
  address.set("q", typed.join(" "));
  if (line.sort === "newest") address.set("sort", "modified");
  for (const filter of line.filters) {
    if (!askable.includes(filter.field)) continue;
    const values = "in" in filter ? filter.in : "under" in filter ? filter.under : [];
    for (const value of values) {
      // Of a path in a tree the API takes the last step.
      const last = value?.split("/").at(-1);
      if (last !== undefined) address.append(filter.field, last);
    }
  }
  for (const { field } of line.facets) address.append("facets", field);
  return `/api/search?${address}`;
}

/** The mixed load alone; the classes that are stated apart are not of it. */
export function typedAddresses(lines: readonly LoadLine[]): readonly string[] {
  return lines.filter(({ apart }) => !apart).map(typedAddress);
}
