import type { Database } from "@tongshu/platform/database";
import { refuse, type Refusal } from "@tongshu/platform/errors";
import { catalogueErrors } from "../../errors.ts";
import { removalOfEntry } from "../../store/entries.ts";

/** Why there is no entry under an id: it was withdrawn, or there never was one. */
export async function refuseAbsentEntry(
  deps: { readonly db: Database },
  id: string,
): Promise<Refusal> {
  const removedAt = await removalOfEntry(deps.db, id);
  if (removedAt === undefined) return refuse(catalogueErrors, "ENTRY_NOT_FOUND", { id });
  const removedOn = removedAt.toISOString().slice(0, 10);
  return refuse(catalogueErrors, "ENTRY_WITHDRAWN", { id, removedOn });
}
