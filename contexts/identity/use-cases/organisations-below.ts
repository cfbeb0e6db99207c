import { idsOfSubtrees, type Reader } from "../store/organisation-reader.ts";

/** The ids of these organisations and of all below them, each once, in one statement. */
export async function organisationsBelow(
  deps: { readonly db: Reader },
  ids: readonly string[],
): Promise<readonly string[]> {
  return await idsOfSubtrees(deps.db, ids);
}
