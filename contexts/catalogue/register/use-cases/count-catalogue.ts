import { countOrganisations } from "@tongshu/identity";
import { feedHead } from "@tongshu/platform/change-feed";
import type { Database } from "@tongshu/platform/database";
import type { CatalogueStatus } from "../../contract.ts";
import { countEntries } from "../../store/entries.ts";

/** What the catalogue holds; the sample is counted apart. All counts are kept, none is a scan. */
export async function countCatalogue(deps: {
  readonly db: Database;
}): Promise<Omit<CatalogueStatus, "indexedSeq">> {
  const [counts, organisations, head] = await Promise.all([
    countEntries(deps.db),
    countOrganisations(deps),
    feedHead(deps.db),
  ]);
  return {
    entries: counts.entries,
    items: counts.items,
    organisations: organisations.organisations,
    sources: counts.sources,
    sample: {
      entries: counts.sampleEntries,
      items: counts.sampleItems,
      organisations: organisations.sample,
    },
    feedSeq: head.seq,
  };
}
