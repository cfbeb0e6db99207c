import type { MentionedOrganisation } from "./mentioned-organisations.ts";

/** An organisation as the store knows it. */
export interface KnownOrganisation {
  readonly id: string;
  readonly key: string;
  readonly name: Readonly<Record<string, string>>;
  readonly parentId: string | null;
}

export interface OrganisationPlan {
  readonly inserts: readonly {
    readonly id: string;
    readonly mentioned: MentionedOrganisation;
    readonly parentId: string | null;
  }[];
  /** Known organisations that learn a language of their name or the organisation above them. */
  readonly completions: readonly {
    readonly id: string;
    readonly name: Readonly<Record<string, string>>;
    readonly parentId: string | null;
  }[];
  readonly idByKey: ReadonlyMap<string, string>;
}

/**
 * Decides what has to be written so that every mentioned organisation exists. What is known stays:
 * a name is never overwritten, a parent never replaced; only what was not stated is filled in, and
 * a parent is not filled in where it would make an organisation stand above itself.
 *
 * `known` holds the mentioned organisations that exist and all organisations above them.
 */
export function planOrganisations(
  mentioned: ReadonlyMap<string, MentionedOrganisation>,
  known: readonly KnownOrganisation[],
  makeId: () => string,
): OrganisationPlan {
  const knownByKey = new Map(known.map((one) => [one.key, one]));
  const parentOf = new Map(known.map((one) => [one.id, one.parentId]));
  const idByKey = new Map<string, string>();
  for (const key of mentioned.keys()) idByKey.set(key, knownByKey.get(key)?.id ?? makeId());

  const inserts: OrganisationPlan["inserts"][number][] = [];
  const completions: OrganisationPlan["completions"][number][] = [];
  for (const one of mentioned.values()) {
    const id = idOf(one.key);
    const before = knownByKey.get(one.key);
    const stated = one.parentKey === null ? null : idOf(one.parentKey);
    const parentId = before?.parentId ?? (standsAbove(id, stated) ? null : stated);
    parentOf.set(id, parentId);
    if (before === undefined) inserts.push({ id, mentioned: one, parentId });
    else {
      const name = { ...one.name, ...before.name };
      const learnt = Object.keys(name).length > Object.keys(before.name).length;
      if (learnt || parentId !== before.parentId) completions.push({ id, name, parentId });
    }
  }
  return { inserts, completions, idByKey };

  function idOf(key: string): string {
    const id = idByKey.get(key);
    if (id === undefined) throw new Error("A mentioned organisation's parent is not mentioned.");
    return id;
  }

  /** Whether `id` is `below` itself or stands somewhere above it. */
  function standsAbove(id: string, below: string | null): boolean {
    for (let at = below; at !== null; at = parentOf.get(at) ?? null) if (at === id) return true;
    return false;
  }
}
