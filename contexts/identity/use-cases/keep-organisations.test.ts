import { systemIds } from "@tongshu/platform/ids";
import { type ThrowAwayDatabase, throwAwayDatabase } from "@tongshu/testkit";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { organisationsFreshMs, organisationsKeptMs } from "../limits.ts";
import { identityMigrations } from "../store/migrations.ts";
import { ensureOrganisations } from "./ensure-organisations.ts";
import { keepOrganisations, type OrganisationsReader } from "./keep-organisations.ts";

let database: ThrowAwayDatabase;
/** Of three organisations. */
let ids: readonly string[];
const start = Date.parse("2026-03-01T00:00:00.000Z");
let now = start;
const clock = { now: () => new Date(now) };

beforeAll(async () => {
  database = await throwAwayDatabase([identityMigrations]);
  const mentions = ["one", "two", "three"].map((en) => ({ name: { en } }));
  ({ ids } = await database.db.transaction((tx) =>
    ensureOrganisations({ clock, ids: systemIds }, tx, mentions),
  ));
});
afterAll(() => database.close());

beforeEach(async () => {
  now = start;
  await rename("first");
});

async function rename(en: string): Promise<void> {
  const name = JSON.stringify({ en });
  await sql`update identity.organisation set name = ${name}::jsonb`.execute(database.db.sql);
}

async function namesOf(read: OrganisationsReader, asked = ids): Promise<(string | undefined)[]> {
  const found = await read(asked);
  return asked.map((id) => found.get(id)?.name.en);
}

const reader = (keptMax?: number) =>
  keepOrganisations({ db: database.db, clock }, keptMax === undefined ? {} : { keptMax });

it("an id that is unknown is not in the answer, and is asked for again", async () => {
  const read = reader();
  expect((await read([])).size).toBe(0);
  const [id = ""] = ids;
  const renumber = (to: string, from: string) =>
    sql`update identity.organisation set id = ${to} where id = ${from}`.execute(database.db.sql);
  await renumber("org_not_yet", id);
  expect(await namesOf(read, [id, id])).toEqual([undefined, undefined]);
  await renumber(id, "org_not_yet");
  expect(await namesOf(read, [id, id])).toEqual(["first", "first"]);
});

it("what is fresh is not read again", async () => {
  const read = reader();
  await read(ids);
  await rename("second");
  now += organisationsFreshMs - 1;
  expect(await namesOf(read)).toEqual(["first", "first", "first"]);
});

it("what is older is answered, and read again behind the answer", async () => {
  const read = reader();
  await read(ids);
  await rename("second");
  now += organisationsFreshMs;
  expect(await namesOf(read)).toEqual(["first", "first", "first"]);
  await expect.poll(() => namesOf(read)).toEqual(["second", "second", "second"]);
});

it("what is too old is read before it is answered, and with it what is older", async () => {
  const read = reader();
  const [one = "", two = ""] = ids;
  await read([one]);
  now += organisationsKeptMs - organisationsFreshMs;
  await read([two]);
  await rename("second");
  now += organisationsFreshMs;
  expect(await namesOf(read, [one, two])).toEqual(["second", "second"]);
});

it("of as many as are kept none is forgotten; with one more, the one read first", async () => {
  const read = reader(2);
  const [one = "", two = "", three = ""] = ids;
  await read([one]);
  await read([two]);
  await rename("second");
  expect(await namesOf(read, [one, two])).toEqual(["first", "first"]);
  expect(await namesOf(read, [three])).toEqual(["second"]);
  expect(await namesOf(read, [two])).toEqual(["first"]);
  expect(await namesOf(read, [one])).toEqual(["second"]);
});

it("a database that fails is heard of by who needs it, and nobody else", async () => {
  const empty = await throwAwayDatabase([identityMigrations]);
  const mentions = [{ name: { en: "only" } }];
  const added = await empty.db.transaction((tx) =>
    ensureOrganisations({ clock, ids: systemIds }, tx, mentions),
  );
  const read = keepOrganisations({ db: empty.db, clock });
  await read(added.ids);
  await sql`drop table identity.organisation cascade`.execute(empty.db.sql);
  now += organisationsFreshMs;
  for (let asked = 0; asked < 3; asked += 1) {
    expect(await namesOf(read, added.ids)).toEqual(["only"]);
  }
  await expect(read(ids)).rejects.toThrow("identity.organisation");
  now += organisationsKeptMs;
  await expect(read(added.ids)).rejects.toThrow("identity.organisation");
  await empty.close();
});
