import type { Refusal } from "@tongshu/platform/errors";
import { defineRoute, type RouteDefinition } from "@tongshu/platform/http";
import { z } from "zod";
import {
  type Organisation,
  type OrganisationList,
  organisationListSchema,
  organisationSchema,
} from "./contract.ts";
import { organisationsPageMax } from "./limits.ts";

const organisationsPageDefault = 100;
const idCharactersMax = 200;

/** What can be read of organisations: what the API and the pages are built on. */
export interface IdentityReaders {
  /** Children of `parentId` (null: the roots; absent: all), after the organisation `after`. */
  listOrganisations(request: {
    readonly parentId?: string | null | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  }): Promise<OrganisationList | Refusal>;
  readOrganisation(id: string): Promise<Organisation | Refusal>;
}

/** HTTP to use case, translation only. */
export function identityRoutes(readers: IdentityReaders): RouteDefinition[] {
  return [
    defineRoute({
      method: "GET",
      path: "/api/organisations",
      summary: {
        zh: "组织机构；parent 为上级机构编号，after 为上一页最后一个编号",
        en: "Organisations; parent is the id of the one above, after the last id of the page before",
      },
      policy: "public",
      query: z.strictObject({
        parent: z.string().max(idCharactersMax).optional(),
        after: z.string().max(idCharactersMax).optional(),
        limit: z.int().min(1).max(organisationsPageMax).default(organisationsPageDefault),
      }),
      answer: organisationListSchema,
      handle: ({ query: { parent, after, limit } }) =>
        readers.listOrganisations({ parentId: parent, after, limit }),
    }),
    defineRoute({
      method: "GET",
      path: "/api/organisations/:id",
      summary: { zh: "一个组织机构", en: "One organisation" },
      policy: "public",
      params: z.strictObject({ id: z.string().max(idCharactersMax) }),
      answer: organisationSchema,
      errors: ["ORGANISATION_NOT_FOUND"],
      handle: ({ params }) => readers.readOrganisation(params.id),
    }),
  ];
}
