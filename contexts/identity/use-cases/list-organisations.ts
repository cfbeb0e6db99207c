import { type Refusal, refuse } from "@tongshu/platform/errors";
import type { OrganisationList } from "../contract.ts";
import { identityErrors } from "../errors.ts";
import { organisationsPageMax } from "../limits.ts";
import { organisationsAfter, type Reader } from "../store/organisation-reader.ts";

/**
 * One page of organisations, oldest first. `parentId`: those directly below it; `null`: those
 * below none; absent: all.
 */
export async function listOrganisations(
  deps: { readonly db: Reader },
  request: {
    readonly parentId?: string | null | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<OrganisationList | Refusal<"ORGANISATION_PAGE_TOO_LARGE">> {
  const { limit } = request;
  if (!Number.isInteger(limit) || limit < 1 || limit > organisationsPageMax) {
    const details = { limit, max: organisationsPageMax };
    return refuse(identityErrors, "ORGANISATION_PAGE_TOO_LARGE", details);
  }
  // One more than asked for tells whether there is a next page.
  const found = await organisationsAfter(deps.db, { ...request, limit: limit + 1 });
  const organisations = found.slice(0, limit);
  const last = organisations.at(-1);
  return { organisations, next: found.length > limit && last !== undefined ? last.id : null };
}
