/** A violation to plant in a copy of the tree, to see that its rule finds it. */
export interface Plant {
  readonly rule: string;
  readonly what: string;
  /** The file that breaks the rule; also what the violation must name, unless `reported` is given. */
  readonly file: string;
  readonly code: string;
  readonly reported?: string;
  /** Also declared in the package.json of `folder`, so that only the rule in question is broken. */
  readonly declares?: { readonly folder: string; readonly name: string };
}

export const lines = (count: number) => "export const a = 1;\n".repeat(count);

/** One violation per rule and clause. Each file is new, so that nothing else depends on it. */
export const plants: readonly Plant[] = [
  {
    rule: "who-knows-whom",
    what: "identity, the leftmost context, imports catalogue",
    file: "contexts/identity/use-cases/planted.ts",
    declares: { folder: "contexts/identity", name: "@tongshu/catalogue" },
    code: 'import type { Entry } from "@tongshu/catalogue";\nexport type Planted = Entry;\n',
  },
  {
    rule: "who-knows-whom",
    what: "a use case imports the HTTP part of the platform, as a type only",
    file: "contexts/catalogue/register/use-cases/planted.ts",
    code: 'import type { RouteDefinition } from "@tongshu/platform/http";\nexport type Planted = RouteDefinition;\n',
  },
  {
    rule: "who-knows-whom",
    what: "a store imports a use case",
    file: "contexts/identity/store/planted.ts",
    code: 'import { readOrganisation } from "../use-cases/read-organisation.ts";\nexport const planted = readOrganisation;\n',
  },
  {
    rule: "who-knows-whom",
    what: "a store enters another context through its door",
    file: "contexts/catalogue/store/planted.ts",
    code: 'export { ensureOrganisations } from "@tongshu/identity";\n',
  },
  {
    rule: "who-knows-whom",
    what: "reactions reach into their own store",
    file: "contexts/identity/reactions.ts",
    code: 'export type { IdentityTables } from "./store/tables.ts";\n',
  },
  {
    rule: "who-knows-whom",
    what: "a contract pulls in a model",
    file: "contexts/identity/contract.ts",
    code: 'export { organisationKey } from "./model/organisation-key.ts";\n',
  },
  {
    rule: "who-knows-whom",
    what: "the public pages import a context's main door",
    file: "apps/site/planted.ts",
    code: 'export type { Entry } from "@tongshu/catalogue";\n',
  },
  {
    rule: "who-knows-whom",
    what: "an engine knows PostgreSQL",
    file: "engines/search-index/planted.ts",
    declares: { folder: "engines/search-index", name: "pg" },
    code: 'import type { Client } from "pg";\nexport type Planted = Client;\n',
  },
  {
    rule: "who-knows-whom",
    what: "the platform names a type of a context",
    file: "platform/log/planted.ts",
    declares: { folder: "platform", name: "@tongshu/identity" },
    code: 'export type Planted = import("@tongshu/identity/contract").Organisation;\n',
  },
  {
    rule: "pure-model",
    what: "a model imports the clock",
    file: "contexts/catalogue/register/model/planted.ts",
    code: 'import type { Clock } from "@tongshu/platform/clock";\nexport type Planted = Clock;\n',
  },
  {
    rule: "pure-model",
    what: "a model reads the time itself",
    file: "contexts/identity/model/planted.ts",
    code: "export const planted = () => new Date();\n",
  },
  {
    rule: "doors",
    what: "a path into another workspace",
    file: "apps/server/planted.ts",
    code: 'export { refuse } from "../../platform/errors/index.ts";\n',
  },
  {
    rule: "doors",
    what: "a worker file of another workspace",
    file: "apps/server/planted.ts",
    code: 'export const planted = new URL("../../engines/search-index/index.ts", import.meta.url);\n',
  },
  {
    rule: "doors",
    what: "a name that the exports map does not list",
    file: "apps/server/planted.ts",
    code: 'export const planted = await import("@tongshu/catalogue/store/tables.ts");\n',
  },
  {
    rule: "stage-doors",
    what: "a stage enters another past its index.ts",
    file: "contexts/catalogue/harvest/planted.ts",
    code: 'export { planted } from "../register/model/entry-history.ts";\n',
  },
  {
    rule: "stage-doors",
    what: "register knows harvest, against the order of the data",
    file: "contexts/catalogue/register/use-cases/planted.ts",
    code: 'export { planted } from "../../harvest/index.ts";\n',
  },
  {
    rule: "declared-dependencies",
    what: "a package that the workspace does not declare",
    file: "engines/text-analysis/planted.ts",
    code: 'import { z } from "zod";\nexport const planted = z;\n',
  },
  {
    rule: "own-schema",
    what: "a migration refers to another context's table",
    file: "contexts/catalogue/store/migrations/9999-planted.sql",
    code: "create table catalogue.planted (\n  organisation text references identity.organisation (id)\n);\n",
  },
  {
    rule: "own-schema",
    what: "a migration makes a table outside every schema",
    file: "contexts/catalogue/store/migrations/9999-planted.sql",
    code: "create table planted (id text);\n",
  },
  {
    rule: "own-schema",
    what: "a query in TypeScript names another context's table",
    file: "contexts/catalogue/store/planted.ts",
    code: 'export const planted = "select * from identity.organisation";\n',
  },
  {
    rule: "sql-in-store",
    what: "a use case takes Kysely's sql",
    file: "contexts/catalogue/register/use-cases/planted.ts",
    code: 'import { sql } from "kysely";\nexport const planted = sql;\n',
  },
  {
    rule: "sql-in-store",
    what: "a use case builds a query",
    file: "contexts/identity/use-cases/planted.ts",
    code: 'export const planted = (db: { selectFrom(table: string): unknown }) => db.selectFrom("x");\n',
  },
  {
    rule: "sql-in-store",
    what: "an app writes SQL as text",
    file: "apps/server/planted.ts",
    code: 'export const planted = "delete from catalogue.entry";\n',
  },
  {
    rule: "known-folders",
    what: "a folder at the top",
    file: "library/planted.ts",
    reported: "library",
    code: lines(1),
  },
  {
    rule: "known-folders",
    what: "a context that is not in the order",
    file: "contexts/billing/planted-model.md",
    reported: "contexts/billing",
    code: "",
  },
  {
    rule: "known-folders",
    what: "a folder in a context that is neither a room nor a stage",
    file: "contexts/identity/services/planted.ts",
    reported: "contexts/identity/services",
    code: lines(1),
  },
  {
    rule: "known-folders",
    what: "a file in a context that is not a room",
    file: "contexts/identity/planted.ts",
    code: lines(1),
  },
  {
    rule: "file-names",
    what: "a name in camel case",
    file: "platform/log/plantedFile.ts",
    code: lines(1),
  },
  {
    rule: "file-names",
    what: "a name that says nothing",
    file: "platform/log/utils.ts",
    code: lines(1),
  },
  {
    rule: "named-exports",
    what: "a default export",
    file: "standards/planted.ts",
    code: "export default 1;\n",
  },
  {
    rule: "named-exports",
    what: "export *",
    file: "standards/planted.ts",
    code: 'export * from "./data-themes.ts";\n',
  },
  {
    rule: "file-length",
    what: "501 lines without a reason",
    file: "standards/planted.ts",
    code: lines(501),
  },
  {
    rule: "one-limits-file",
    what: "limits in a room of a context",
    file: "contexts/catalogue/store/limits.ts",
    code: lines(1),
  },
];
