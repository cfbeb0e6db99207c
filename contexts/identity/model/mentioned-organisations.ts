import type { NamedOrganisation, OrganisationMention } from "../contract.ts";
import { parentsPerMentionMax } from "../limits.ts";
import { type OrganisationNamespace, organisationKey, statedCode } from "./organisation-key.ts";

/** One organisation of a batch of mentions, with all that the batch states of it. */
export interface MentionedOrganisation {
  readonly key: string;
  readonly name: Readonly<Record<string, string>>;
  readonly code: string | null;
  /** Key of the organisation above it; `null` when no mention states one. */
  readonly parentKey: string | null;
}

export interface MentionedOrganisations {
  /** Each organisation once, by its key. */
  readonly organisations: ReadonlyMap<string, MentionedOrganisation>;
  /** The key of each mention itself, in the order of the mentions. */
  readonly keys: readonly string[];
}

/**
 * Takes a batch of mentions apart into the distinct organisations they name. Of two names in one
 * language and of two parents the first stands; further languages are added.
 */
export function mentionedOrganisations(
  namespace: OrganisationNamespace,
  mentions: readonly OrganisationMention[],
): MentionedOrganisations {
  const organisations = new Map<string, MentionedOrganisation>();
  const keys = mentions.map((mention) => {
    const parents = mention.parents ?? [];
    if (parents.length > parentsPerMentionMax) {
      throw new Error(`An organisation has ${parents.length} parents, more than the limit.`);
    }
    let parentKey: string | null = null;
    for (const one of parents.toReversed()) parentKey = note(one, parentKey);
    return note(mention, parentKey);
  });
  return { organisations, keys };

  function note(organisation: NamedOrganisation, parentKey: string | null): string {
    const key = organisationKey(namespace, organisation, parentKey);
    const known = organisations.get(key);
    organisations.set(key, {
      key,
      name: { ...organisation.name, ...known?.name },
      code: statedCode(organisation),
      parentKey: known?.parentKey ?? parentKey,
    });
    return key;
  }
}
