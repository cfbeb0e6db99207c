import type { Group, IndexSchema, SearchQuery } from "./search-index.ts";

/** The parts of a document that are hits of their own. */
export interface PartHits {
  readonly parts: readonly string[];
  readonly partTotal: number;
}

/**
 * The groups that a part must satisfy: all that its document does and not of other fields. None when
 * the query does not ask for parts.
 */
export function partGroups(
  schema: IndexSchema,
  query: SearchQuery,
  missed: readonly number[],
): Group[] {
  if (query.partsPerHit === 0) return [];
  const admits = (field: string | undefined): boolean =>
    field === undefined || field === schema.partField;
  return query.must
    .filter((group, at) => !missed.includes(at) && group.some(({ field }) => admits(field)))
    .map((group) => group.filter(({ field }) => admits(field)));
}
