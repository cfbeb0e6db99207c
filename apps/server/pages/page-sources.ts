import type { CatalogueReaders, SearchRequest } from "@tongshu/catalogue";
import type { IdentityReaders, Organisation } from "@tongshu/identity";
import type { Clock } from "@tongshu/platform/clock";
import { isRefusal, type Refusal } from "@tongshu/platform/errors";
import type { InterfaceLanguage } from "@tongshu/platform/i18n";
import type {
  AboutPageData,
  EntryPageData,
  HomePageData,
  OrganisationPageData,
} from "@tongshu/site";

/** What the pages are made from: the same readers that the API answers with. */
export interface PageReaders {
  readonly catalogue: CatalogueReaders;
  readonly identity: IdentityReaders;
  readonly clock: Clock;
  /** The OpenAPI document for a node that is reached under this address. */
  readonly apiDocument: (root: string) => unknown;
}

/** Changes on the home page. */
const homeChangesMax = 8;
/** Organisations below one that its page lists. */
const childrenShownMax = 200;
/** Entries of an organisation that its page lists. */
const organisationEntriesMax = 10;
/** Levels above an organisation that its page follows; a longer way up would be a ring. */
const levelsUpMax = 32;

function everything(lang: InterfaceLanguage, size: number): SearchRequest {
  return { q: "", page: 1, size, sort: "modified", lang, filters: {} };
}

/** A page without its search is better than no page: a refusal here is shown as "not available". */
function answerOrNull<Answer extends object>(answer: Answer | Refusal): Answer | null {
  return isRefusal(answer) ? null : answer;
}

export async function homeData(
  { catalogue }: PageReaders,
  language: InterfaceLanguage,
): Promise<HomePageData> {
  const [status, search, { changes }, statistics] = await Promise.all([
    catalogue.status(),
    // Only the facets are shown.
    catalogue.search(everything(language, 0)),
    catalogue.recentChanges({ limit: homeChangesMax, lang: language }),
    catalogue.statistics({ lang: language }),
  ]);
  return {
    status,
    search: answerOrNull(search),
    changes,
    statistics: answerOrNull(statistics),
  };
}

export async function entryData(
  { catalogue }: PageReaders,
  request: { readonly id: string; readonly at?: Date | undefined },
  language: InterfaceLanguage,
): Promise<Pick<EntryPageData, "answer" | "related"> | Refusal> {
  const answer = await catalogue.readEntry(request);
  if (isRefusal(answer)) return answer;
  const related = await catalogue.relatedEntries({ id: request.id, lang: language });
  return { answer, related: answerOrNull(related) };
}

export async function aboutData({ catalogue }: PageReaders): Promise<AboutPageData> {
  return { sources: await catalogue.sources() };
}

async function ancestorsOf(identity: IdentityReaders, of: Organisation): Promise<Organisation[]> {
  const upwards: Organisation[] = [];
  let { parentId } = of;
  while (parentId !== null && upwards.length < levelsUpMax) {
    const parent = await identity.readOrganisation(parentId);
    if (isRefusal(parent)) break;
    upwards.push(parent);
    ({ parentId } = parent);
  }
  return upwards.toReversed();
}

export async function organisationData(
  { catalogue, identity }: PageReaders,
  id: string,
  language: InterfaceLanguage,
): Promise<OrganisationPageData | Refusal> {
  const organisation = await identity.readOrganisation(id);
  if (isRefusal(organisation)) return organisation;
  const [ancestors, children, entries, trend] = await Promise.all([
    ancestorsOf(identity, organisation),
    identity.listOrganisations({ parentId: id, limit: childrenShownMax }),
    catalogue.search({
      ...everything(language, organisationEntriesMax),
      filters: { provider: [id] },
    }),
    catalogue.providerTrend({ id }),
  ]);
  if (isRefusal(children)) return children;
  return {
    organisation,
    ancestors,
    children: children.organisations,
    moreChildren: children.next !== null,
    entries: answerOrNull(entries),
    trend: answerOrNull(trend),
  };
}
