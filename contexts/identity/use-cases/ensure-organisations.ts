import type { Clock } from "@tongshu/platform/clock";
import type { Transaction } from "@tongshu/platform/database";
import type { IdMaker } from "@tongshu/platform/ids";
import type { OrganisationMention } from "../contract.ts";
import { mentionedOrganisations } from "../model/mentioned-organisations.ts";
import type { OrganisationNamespace } from "../model/organisation-key.ts";
import { planOrganisations } from "../model/plan-organisations.ts";
import {
  knownOrganisations,
  lockOrganisationWriters,
  writeOrganisations,
} from "../store/organisation-store.ts";

export interface EnsuredOrganisations {
  /** The id of each mention, in the order of the mentions. */
  readonly ids: readonly string[];
  /** Ids of the organisations made by this call; the caller feeds them. */
  readonly added: readonly string[];
  /** Ids of the organisations that learnt a language of their name or the one above them. */
  readonly changed: readonly string[];
}

/**
 * Makes sure that every mentioned organisation and those above it exist, in the caller's
 * transaction. One statement when all are known, at most five otherwise, whatever the number of
 * mentions. Call it before the transaction's other writes: while it adds, other writers of
 * organisations wait until this transaction ends.
 */
export async function ensureOrganisations(
  deps: { readonly clock: Clock; readonly ids: IdMaker },
  tx: Transaction,
  mentions: readonly OrganisationMention[],
  options: { readonly namespace?: OrganisationNamespace } = {},
): Promise<EnsuredOrganisations> {
  if (mentions.length === 0) return { ids: [], added: [], changed: [] };
  const namespace = options.namespace ?? "";
  const { organisations, keys } = mentionedOrganisations(namespace, mentions);
  const wanted = [...organisations.keys()];
  const decide = async () =>
    planOrganisations(organisations, await knownOrganisations(tx, wanted), () =>
      deps.ids.make("org"),
    );

  let plan = await decide();
  if (plan.inserts.length + plan.completions.length > 0) {
    // Another transaction may have written in between: look again once nobody else can.
    await lockOrganisationWriters(tx);
    plan = await decide();
    await writeOrganisations(tx, namespace, plan, deps.clock.now());
  }
  return {
    ids: keys.map((key) => plan.idByKey.get(key) as string),
    added: plan.inserts.map((one) => one.id),
    changed: plan.completions.map((one) => one.id),
  };
}
