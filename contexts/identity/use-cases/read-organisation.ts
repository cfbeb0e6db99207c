import { type Refusal, refuse } from "@tongshu/platform/errors";
import type { Organisation } from "../contract.ts";
import { identityErrors } from "../errors.ts";
import { organisationsWithIds, type Reader } from "../store/organisation-reader.ts";

export async function readOrganisation(
  deps: { readonly db: Reader },
  id: string,
): Promise<Organisation | Refusal<"ORGANISATION_NOT_FOUND">> {
  const [organisation] = await organisationsWithIds(deps.db, [id]);
  return organisation ?? refuse(identityErrors, "ORGANISATION_NOT_FOUND", { id });
}
