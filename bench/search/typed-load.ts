/**
 * A load as readers ask it of `/api/search`: words, phrases and dates typed in the query language,
 * filters and facets as parameters. How many values a facet shows is the API's own choice. What
 * cannot be asked there is refused, for a load that was asked in part would say nothing.
 */
import type { LoadLine } from "./load.ts";

type Alternative = LoadLine["must"][number][number];
type Filter = LoadLine["filters"][number];

/** A value of a filter as the server knows it; undefined when it holds nothing of the kind. */
export type ValueOf = (field: string, value: string) => string | undefined;

/** Fields that words can be restricted to by a name before a colon. */
const typedFields: readonly string[] = ["title", "items", "provider", "code"];
const typedNames: Readonly<Record<string, string>> = { provider: "org" };

/** The addresses below a server's own, such as `/api/search?q=%E6%B0%B4&facets=region`. */
export function typedAddresses(lines: readonly LoadLine[], valueOf: ValueOf): readonly string[] {
  return lines.map((line) => typedAddress(line, valueOf));
}

function typedAddress(line: LoadLine, valueOf: ValueOf): string {
  const ranges = line.filters.filter((filter) => !("in" in filter || "under" in filter));
  const typed = [
    ...line.must.map((group) => group.map(typedAlternative).join(" OR ")),
    ...line.mustNot.flatMap((group) => group.map((one) => `-${typedAlternative(one)}`)),
    ...ranges.map(typedRange),
  ];
  const parameters = line.filters.flatMap((filter) => valuesOf(filter, valueOf));
  const address = new URLSearchParams([["q", typed.join(" ")], ...parameters]);
  if (line.sort === "newest") address.set("sort", "modified");
  for (const { field } of line.facets) address.append("facets", field);
  return `/api/search?${address}`;
}

function typedAlternative(one: Alternative): string {
  const { field } = one;
  if (field !== undefined && !typedFields.includes(field)) {
    throw new Error(`The field ${field} cannot be typed.`);
  }
  const before = field === undefined ? "" : `${typedNames[field] ?? field}:`;
  if ("phrase" in one) return `${before}"${one.phrase}"`;
  const [word, ...more] = one.terms;
  if (more.length > 0) throw new Error(`${one.terms.join(" ")}: an alternative is one word.`);
  return `${before}${word}`;
}

function typedRange(filter: Filter): string {
  if ("in" in filter || "under" in filter || filter.field !== "modified") {
    throw new Error(`A range of ${filter.field} cannot be typed.`);
  }
  const day = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);
  // The last day of a typed range belongs to it.
  const first = filter.gte === undefined ? "" : day(filter.gte);
  const last = filter.lt === undefined ? "" : day(filter.lt - 1);
  return `modified:${first}..${last}`;
}

function valuesOf(filter: Filter, valueOf: ValueOf): [string, string][] {
  const values = "in" in filter ? filter.in : "under" in filter ? filter.under : [];
  return values.map((value) => {
    // An empty value asks for what is not stated; of a path in a tree its last step is asked.
    const last = value?.split("/").at(-1) ?? "";
    const known = last === "" ? last : valueOf(filter.field, last);
    if (known === undefined) throw new Error(`The server holds no ${filter.field} ${last}.`);
    return [filter.field, known];
  });
}
