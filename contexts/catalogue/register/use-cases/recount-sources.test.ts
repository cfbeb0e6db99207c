import { throwAwayDatabase } from "@tongshu/testkit";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { harvestEntries } from "../../harvest/use-cases/harvest-entries.ts";
import { catalogueForTests, entry } from "../../search/use-cases/catalogue-for-tests.ts";
import { tryLockSource } from "../../store/runs.ts";
import { checkRegister } from "./check-register.ts";
import { recountSources } from "./recount-sources.ts";

it("counters that are wrong are set right, unless the source is harvested; right ones stay", async () => {
  const catalogue = await catalogueForTests({ throwAwayDatabase, harvestEntries });
  const { db } = catalogue;
  try {
    await catalogue.harvest({
      entries: [entry("a", { title: { en: "A" } }), entry("b", { title: { en: "B" } })],
      at: "2026-03-01",
    });
    expect(await recountSources({ db })).toEqual([]);
    const [before] = (await checkRegister({ db })).sources;
    if (before === undefined) throw new Error("There is no source.");
    await sql`update catalogue.source set entries = 7, items = 70, missing = 2`.execute(db.sql);
    await db.transaction(async (tx) => {
      expect(await tryLockSource(tx, before.name)).toBe(true);
      expect(await recountSources({ db })).toMatchObject({ code: "HARVEST_ALREADY_RUNNING" });
    });
    const stated = { entries: 7, items: 70, missing: 2 };
    expect(await recountSources({ db })).toEqual([{ ...before, stated, real: before.real }]);
    expect((await checkRegister({ db })).sources).toEqual([before]);
  } finally {
    await catalogue.close();
  }
});
