import type { Transaction } from "@tongshu/platform/database";
import { deleteOrganisations, lockOrganisationWriters } from "../store/organisation-store.ts";

/**
 * Removes every organisation of the sample in the caller's transaction; returns their ids, so that
 * the caller can tell the change feed. The caller removes what refers to them in the same transaction.
 */
export async function removeSampleOrganisations(tx: Transaction): Promise<readonly string[]> {
  await lockOrganisationWriters(tx);
  return await deleteOrganisations(tx, "sample");
}
