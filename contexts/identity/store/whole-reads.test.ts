/**
 * Every statement of the store of organisations, of which a nation has many thousands: none reads
 * all of them, but the count.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import {
  type StoreAccess,
  type ThrowAwayDatabase,
  throwAwayDatabase,
  wholeReads,
} from "@tongshu/testkit";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { identityMigrations } from "./migrations.ts";
import * as reader from "./organisation-reader.ts";
import * as store from "./organisation-store.ts";

const organisationsCount = 100_000;
const now = new Date("2026-03-01T00:00:00.000Z");
const few = ["org_1", "org_50000", "none"];
const plan: Parameters<typeof store.writeOrganisations>[2] = {
  inserts: [
    {
      id: "org_new",
      parentId: "org_1",
      mentioned: { key: "new", name: { en: "N" }, code: null, parentKey: null },
    },
  ],
  completions: [{ id: "org_7", name: { en: "Seven" }, parentId: "org_1" }],
  idByKey: new Map(),
};

const calls: Readonly<Record<string, (access: StoreAccess) => Promise<unknown>>> = {
  organisationsWithIds: ({ db }) => reader.organisationsWithIds(db, few),
  organisationsAfter: async ({ db }) => {
    await reader.organisationsAfter(db, { limit: 100 });
    await reader.organisationsAfter(db, { after: "org_5", limit: 100 });
    await reader.organisationsAfter(db, { parentId: "org_1", limit: 100 });
    await reader.organisationsAfter(db, { parentId: null, limit: 100 });
  },
  pathsOfOrganisations: ({ db }) => reader.pathsOfOrganisations(db, few),
  idsOfSubtrees: ({ db }) => reader.idsOfSubtrees(db, ["org_2"]),
  numberOfOrganisations: ({ db }) => reader.numberOfOrganisations(db),
  lockOrganisationWriters: ({ tx }) => store.lockOrganisationWriters(tx),
  knownOrganisations: ({ tx }) => store.knownOrganisations(tx, ["key_1", "key_50000"]),
  writeOrganisations: ({ tx }) => store.writeOrganisations(tx, "", plan, now),
  deleteOrganisations: ({ tx }) => store.deleteOrganisations(tx, "sample"),
};

/** Functions that are there to look at all of them, and why nobody waits for that. */
const wholeOnPurpose: Readonly<Record<string, string>> = {
  numberOfOrganisations: "a count of some thousand rows",
  deleteOrganisations: "the sample's are taken away all at once, once",
};

let database: ThrowAwayDatabase;

beforeAll(async () => {
  database = await throwAwayDatabase([identityMigrations]);
  await sql`insert into identity.organisation
      (id, key_digest, namespace, name, code, parent_id, created_at)
    select 'org_' || n, 'key_' || n, '', '{"en": "O"}', 'c' || n,
      case when n > 500 then 'org_' || (n % 500 + 1) end, ${now}
    from generate_series(1, ${sql.lit(organisationsCount)}) as n`.execute(database.db.sql);
  await sql`analyze`.execute(database.db.sql);
}, 60_000);
afterAll(async () => {
  await database.close();
});

it("calls every function of the store", async () => {
  const files = readdirSync(import.meta.dirname).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const modules = await Promise.all(files.map((name) => import(join(import.meta.dirname, name))));
  const functions = modules.flatMap((module: Record<string, unknown>) =>
    Object.keys(module).filter((name) => typeof module[name] === "function"),
  );
  expect(Object.keys(calls).sort()).toEqual(functions.sort());
});

it.each(Object.keys(calls))("%s does not read all organisations", async (name) => {
  const call = calls[name];
  if (call === undefined) throw new Error("There is no such call.");
  const { reads } = await wholeReads(database, organisationsCount, call);
  if (wholeOnPurpose[name] === undefined) expect(reads).toEqual([]);
  else expect(reads.length).toBeGreaterThan(0);
});
