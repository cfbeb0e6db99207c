import { isRefusal } from "@tongshu/platform/errors";
import { systemIds } from "@tongshu/platform/ids";
import { type ThrowAwayDatabase, throwAwayDatabase } from "@tongshu/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { organisationsPageMax } from "../limits.ts";
import { identityMigrations } from "../store/migrations.ts";
import { ensureOrganisations } from "./ensure-organisations.ts";
import { listOrganisations } from "./list-organisations.ts";
import { organisationPaths } from "./organisation-paths.ts";
import { organisationsByIds } from "./organisations-by-ids.ts";
import { readOrganisation } from "./read-organisation.ts";

let database: ThrowAwayDatabase;
let deps: { db: ThrowAwayDatabase["db"] };
const bureausMade = 7;
/** Ids by English name. */
const idOf = new Map<string, string>();

beforeAll(async () => {
  database = await throwAwayDatabase([identityMigrations]);
  deps = { db: database.db };
  const clock = { now: () => new Date("2026-03-01T00:00:00.000Z") };
  const named = (en: string) => ({ name: { en } });
  const mentions = [
    { ...named("Ministry") },
    ...Array.from({ length: bureausMade }, (_, at) => ({
      ...named(`Bureau ${at}`),
      parents: [named("Department"), named("Province")],
    })),
  ];
  const { added } = await database.db.transaction((tx) =>
    ensureOrganisations({ clock, ids: systemIds }, tx, mentions),
  );
  for (const [id, { name }] of await organisationsByIds(deps, added)) idOf.set(name.en ?? "", id);
});
afterAll(async () => {
  await database.close();
});

function id(name: string): string {
  const found = idOf.get(name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
}

async function list(request: Omit<Parameters<typeof listOrganisations>[1], "limit">, limit = 100) {
  const answer = await listOrganisations(deps, { ...request, limit });
  if (isRefusal(answer)) throw new Error(answer.code);
  return { names: answer.organisations.map(({ name }) => name.en), ...answer };
}

describe("reading one organisation", () => {
  it("refuses an unknown id, and one that would be SQL", async () => {
    for (const unknown of ["org_unknown", "", "' or true --", "%"]) {
      expect(await readOrganisation(deps, unknown)).toMatchObject({
        refused: true,
        code: "ORGANISATION_NOT_FOUND",
        status: 404,
      });
    }
  });

  it("answers name, code, parent and whether it is sample", async () => {
    expect(await readOrganisation(deps, id("Department"))).toEqual({
      id: id("Department"),
      name: { en: "Department" },
      code: null,
      parentId: id("Province"),
      sample: false,
    });
  });
});

describe("reading organisations by their ids", () => {
  it("leaves out unknown ids", async () => {
    const found = await organisationsByIds(deps, ["org_unknown", id("Ministry"), id("Ministry")]);
    expect([...found.keys()]).toEqual([id("Ministry")]);
    expect((await organisationsByIds(deps, [])).size).toBe(0);
  });
});

describe("listing organisations", () => {
  it("refuses a page of none, of a part, and of one more than the limit", async () => {
    for (const limit of [0, -1, 1.5, Number.NaN, organisationsPageMax + 1]) {
      expect(await listOrganisations(deps, { limit })).toMatchObject({
        code: "ORGANISATION_PAGE_TOO_LARGE",
        status: 400,
      });
    }
    expect(isRefusal(await listOrganisations(deps, { limit: organisationsPageMax }))).toBe(false);
  });

  it("answers an empty page below an unknown organisation", async () => {
    expect(await list({ parentId: "org_unknown" })).toMatchObject({ names: [], next: null });
  });

  it("lists the roots, those below one, or all, with the number directly below each", async () => {
    const roots = await list({ parentId: null });
    expect(roots.organisations.map(({ name, childCount }) => [name.en, childCount])).toEqual([
      ["Ministry", 0],
      ["Province", 1],
    ]);
    const below = await list({ parentId: id("Department") });
    expect(below.names).toHaveLength(bureausMade);
    expect((await list({ parentId: id("Province") })).organisations[0]?.childCount).toBe(
      bureausMade,
    );
    expect((await list({})).names).toHaveLength(bureausMade + 3);
  });

  it("pages through all of them, each once, and ends exactly at the last", async () => {
    const whole = await list({ parentId: id("Department") });
    for (const limit of [1, 2, 3, bureausMade - 1, bureausMade, bureausMade + 1]) {
      const seen: (string | undefined)[] = [];
      let pages = 0;
      let after: string | undefined;
      do {
        const page = await list({ parentId: id("Department"), after }, limit);
        seen.push(...page.names);
        pages += 1;
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect(seen).toEqual(whole.names);
      expect(pages).toBe(Math.ceil(bureausMade / limit));
    }
  });
});

describe("paths of organisations", () => {
  it("leaves out unknown ids, and asks nothing for none", async () => {
    expect(await organisationPaths(deps, ["org_unknown"])).toEqual(new Map());
    expect(await organisationPaths(deps, [])).toEqual(new Map());
  });

  it("go from the root down to the organisation", async () => {
    const wanted = [id("Bureau 0"), id("Ministry"), id("Department")];
    expect(await organisationPaths(deps, wanted)).toEqual(
      new Map([
        [id("Bureau 0"), [id("Province"), id("Department"), id("Bureau 0")].join("/")],
        [id("Ministry"), id("Ministry")],
        [id("Department"), [id("Province"), id("Department")].join("/")],
      ]),
    );
  });
});
