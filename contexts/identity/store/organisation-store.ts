import type { Transaction } from "@tongshu/platform/database";
import { declareKillPoints } from "@tongshu/platform/kill-points";
import { sql } from "kysely";
import type { OrganisationNamespace } from "../model/organisation-key.ts";
import type { KnownOrganisation, OrganisationPlan } from "../model/plan-organisations.ts";

const reach = declareKillPoints([
  "identity.organisations.before-write",
  "identity.organisations.after-write",
]);

/** Number of the advisory lock of those who write organisations ("org" in ASCII, twice). */
const writersLock = 0x6f72676f7267;

/**
 * Lets one transaction at a time write organisations, until it ends. A unique key alone would keep
 * them distinct, but two transactions that insert the same trees in another order would deadlock.
 */
export async function lockOrganisationWriters(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${writersLock})`.execute(tx.sql);
}

/** The organisations with these keys, and all that stand above them. */
export async function knownOrganisations(
  tx: Transaction,
  keys: readonly string[],
): Promise<readonly KnownOrganisation[]> {
  const answer = await sql<KnownOrganisation>`
    with recursive known as (
      select id, key_digest, name, parent_id from identity.organisation
      where key_digest = any(${keys}::text[])
      union
      select above.id, above.key_digest, above.name, above.parent_id
      from identity.organisation above join known on above.id = known.parent_id
    )
    select id, key_digest as key, name, parent_id as "parentId" from known`.execute(tx.sql);
  return answer.rows;
}

/** Writes a plan: at most two statements, whatever its size. */
export async function writeOrganisations(
  tx: Transaction,
  namespace: OrganisationNamespace,
  plan: OrganisationPlan,
  now: Date,
): Promise<void> {
  reach("identity.organisations.before-write");
  if (plan.inserts.length > 0) {
    const rows = plan.inserts.map(({ id, mentioned, parentId }) => ({
      id,
      key: mentioned.key,
      name: mentioned.name,
      code: mentioned.code,
      parent: parentId,
    }));
    await sql`
      insert into identity.organisation
        (id, key_digest, namespace, name, code, parent_id, created_at)
      select id, key, ${namespace}, name, code, parent, ${now.toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (id text, key text, name jsonb, code text, parent text)`.execute(tx.sql);
  }
  if (plan.completions.length > 0) {
    const rows = plan.completions.map(({ id, name, parentId }) => ({ id, name, parent: parentId }));
    await sql`
      update identity.organisation organisation set name = r.name, parent_id = r.parent
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (id text, name jsonb, parent text)
      where organisation.id = r.id`.execute(tx.sql);
  }
  reach("identity.organisations.after-write");
}

/** Deletes all organisations of a namespace; returns their ids. */
export async function deleteOrganisations(
  tx: Transaction,
  namespace: Exclude<OrganisationNamespace, "">,
): Promise<readonly string[]> {
  reach("identity.organisations.before-write");
  const answer = await sql<{ id: string }>`
    delete from identity.organisation where namespace = ${namespace} returning id`.execute(tx.sql);
  reach("identity.organisations.after-write");
  return answer.rows.map((row) => row.id);
}
