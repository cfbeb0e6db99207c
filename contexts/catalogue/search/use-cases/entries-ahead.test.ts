import { matchAllQuery } from "@tongshu/search-index";
import { throwAwayDatabase } from "@tongshu/testkit";
import { afterAll, beforeAll, expect, it } from "vitest";
import { harvestEntries } from "../../harvest/use-cases/harvest-entries.ts";
import { type CatalogueForTests, catalogueForTests, entry } from "./catalogue-for-tests.ts";
import { EntriesAhead } from "./entries-ahead.ts";

let catalogue: CatalogueForTests;
let ids: readonly string[];
beforeAll(async () => {
  catalogue = await catalogueForTests({ throwAwayDatabase, harvestEntries });
  const entries = ["a", "b"].map((name) => entry(name, { title: { en: name } }));
  await catalogue.harvest({ entries, at: "2026-03-01T00:00:00Z" });
  const { hits } = await catalogue.index.search({ ...matchAllQuery, limit: 2 });
  ids = hits.map(({ id }) => id);
});
afterAll(() => catalogue.close());

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).sort();

it("entries are read where nothing was begun", async () => {
  expect(idsOf(await new EntriesAhead(catalogue.db).take(ids))).toEqual([...ids].sort());
});

it("what was begun is taken, and not read again", async () => {
  const ahead = new EntriesAhead(catalogue.db);
  ahead.begin(ids);
  const rows = await ahead.take(ids);
  expect(idsOf(rows)).toEqual([...ids].sort());
  expect(await ahead.take(ids)).toBe(rows);
});

it("other entries than were begun are read", async () => {
  const ahead = new EntriesAhead(catalogue.db);
  ahead.begin(ids);
  // Told of no hits, as a search that only counts does, it goes on with what it has.
  ahead.begin([]);
  expect(idsOf(await ahead.take(ids.slice(1)))).toEqual(ids.slice(1));
  expect(await ahead.take([])).toEqual([]);
});

it("reading that fails is told to who takes, and to nobody else", async () => {
  const empty = await throwAwayDatabase([]);
  const ahead = new EntriesAhead(empty.db);
  ahead.begin(ids);
  await expect(ahead.take(ids)).rejects.toThrow("catalogue.entry");
  new EntriesAhead(empty.db).begin(ids);
  await empty.close();
});
