import type { Group, IndexSchema, SearchQuery } from "./search-index.ts";

/** The parts of a document that are hits of their own. */
export interface PartHits {
  readonly parts: readonly string[];
  readonly partTotal: number;
}

/** The groups that a part must satisfy: all that its document does and not of other fields. */
export function partGroups(
  schema: IndexSchema,
  query: SearchQuery,
  missed: readonly number[],
): Group[] {
  const admits = (field: string | undefined): boolean =>
    field === undefined || field === schema.partField;
  return query.must
    .filter((group, at) => !missed.includes(at) && group.some(({ field }) => admits(field)))
    .map((group) => group.filter(({ field }) => admits(field)));
}
