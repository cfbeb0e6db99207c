export type {
  ListedOrganisation,
  NamedOrganisation,
  Organisation,
  OrganisationList,
  OrganisationMention,
} from "./contract.ts";
export { identityErrors } from "./errors.ts";
export { organisationsPageMax, parentsPerMentionMax } from "./limits.ts";
export type { OrganisationNamespace } from "./model/organisation-key.ts";
export type { IdentityReaders } from "./routes.ts";
export { identityRoutes } from "./routes.ts";
export { identityMigrations } from "./store/migrations.ts";
export { countOrganisations } from "./use-cases/count-organisations.ts";
export type { EnsuredOrganisations } from "./use-cases/ensure-organisations.ts";
export { ensureOrganisations } from "./use-cases/ensure-organisations.ts";
export type { OrganisationsReader } from "./use-cases/keep-organisations.ts";
export { keepOrganisations } from "./use-cases/keep-organisations.ts";
export { listOrganisations } from "./use-cases/list-organisations.ts";
export { organisationPaths } from "./use-cases/organisation-paths.ts";
export { organisationsBelow } from "./use-cases/organisations-below.ts";
export { organisationsByIds } from "./use-cases/organisations-by-ids.ts";
export { readOrganisation } from "./use-cases/read-organisation.ts";
export { removeSampleOrganisations } from "./use-cases/remove-sample-organisations.ts";
