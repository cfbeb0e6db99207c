import type { Organisation } from "../contract.ts";
import { organisationsWithIds, type Reader } from "../store/organisation-reader.ts";

/** The organisations with these ids, by id, in one statement; an unknown id is not in the map. */
export async function organisationsByIds(
  deps: { readonly db: Reader },
  ids: readonly string[],
): Promise<ReadonlyMap<string, Organisation>> {
  const found = await organisationsWithIds(deps.db, ids);
  return new Map(found.map((one) => [one.id, one]));
}
