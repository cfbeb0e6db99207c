/** The tables of schema `identity` as Kysely types. */
export interface OrganisationTable {
  id: string;
  key_digest: string;
  namespace: string;
  name: Record<string, string>;
  code: string | null;
  parent_id: string | null;
  created_at: Date;
}

/** A type, not an interface: Kysely's `withTables` asks for an index signature. */
export type IdentityTables = {
  "identity.organisation": OrganisationTable;
};
