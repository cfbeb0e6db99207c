import { numberOfOrganisations, type Reader } from "../store/organisation-reader.ts";

/** Real organisations, and apart from them those of the sample. */
export async function countOrganisations(deps: {
  readonly db: Reader;
}): Promise<{ readonly organisations: number; readonly sample: number }> {
  return numberOfOrganisations(deps.db);
}
