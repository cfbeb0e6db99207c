import { systemIds } from "@tongshu/platform/ids";
import { type ThrowAwayDatabase, throwAwayDatabase } from "@tongshu/testkit";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { OrganisationNamespace } from "../model/organisation-key.ts";
import { identityMigrations } from "../store/migrations.ts";
import { countOrganisations } from "./count-organisations.ts";
import { ensureOrganisations } from "./ensure-organisations.ts";
import { removeSampleOrganisations } from "./remove-sample-organisations.ts";

let database: ThrowAwayDatabase;

beforeEach(async () => {
  database = await throwAwayDatabase([identityMigrations]);
});
afterEach(async () => {
  await database.close();
});

const tree = {
  name: { en: "Bureau" },
  parents: [{ name: { en: "Department" } }, { name: { en: "Province" } }],
};

async function add(namespace: OrganisationNamespace): Promise<readonly string[]> {
  const clock = { now: () => new Date("2026-03-01T00:00:00.000Z") };
  const { added } = await database.db.transaction((tx) =>
    ensureOrganisations({ clock, ids: systemIds }, tx, [tree], { namespace }),
  );
  return added;
}

const remove = () => database.db.transaction((tx) => removeSampleOrganisations(tx));
const count = () => countOrganisations({ db: database.db });

it("removes nothing where there is no sample", async () => {
  await add("");
  expect(await remove()).toEqual([]);
  expect(await count()).toEqual({ organisations: 3, sample: 0 });
});

it("keeps the sample when the caller's transaction fails afterwards", async () => {
  await add("sample");
  const failing = database.db.transaction(async (tx) => {
    await removeSampleOrganisations(tx);
    throw new Error("A later write failed.");
  });
  await expect(failing).rejects.toThrow("later write");
  expect(await count()).toEqual({ organisations: 0, sample: 3 });
});

it("refuses to leave a real organisation below one that it removes", async () => {
  const [province] = await add("sample");
  await add("");
  await sql`update identity.organisation set parent_id = ${province}
    where namespace = '' and parent_id is null`.execute(database.db.sql);
  await expect(remove()).rejects.toThrow("foreign key");
  expect(await count()).toEqual({ organisations: 3, sample: 3 });
});

it("removes the whole tree of the sample, tells its ids, and leaves the real one", async () => {
  const real = await add("");
  const sample = await add("sample");
  expect([...(await remove())].sort()).toEqual([...sample].sort());
  expect(await count()).toEqual({ organisations: 3, sample: 0 });
  const left = await sql<{ id: string }>`select id from identity.organisation order by id`.execute(
    database.db.sql,
  );
  expect(left.rows.map(({ id }) => id)).toEqual([...real].sort());
});

it("lets the sample be loaded again after it was removed", async () => {
  const before = await add("sample");
  await remove();
  const again = await add("sample");
  expect(again).toHaveLength(before.length);
  expect(again.some((id) => before.includes(id))).toBe(false);
});
