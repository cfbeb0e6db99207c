import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type ThrowAwayDatabase, throwAwayDatabase } from "@tongshu/testkit";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { backUp, contents, restore, type Sundry, sundry } from "./sundry-for-tests.ts";

let world: Sundry<ThrowAwayDatabase>;
beforeAll(async () => {
  world = await sundry(throwAwayDatabase);
});
afterAll(async () => {
  await world.close();
});

const storable = fc
  .string({ unit: "binary", maxLength: 40 })
  .map((text) => text.toWellFormed().replaceAll("\0", ""));
const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary);
const thing = fc.record({
  word: orNull(fc.oneof(storable, fc.constantFrom("\\.", "\\N", "\t", "\n", "\r\n", "", "\\"))),
  list: orNull(fc.array(orNull(storable), { maxLength: 4 })),
  doc: orNull(fc.dictionary(storable, fc.oneof(storable, fc.integer(), fc.boolean()))),
  raw: orNull(fc.uint8Array({ maxLength: 20 })),
  ratio: orNull(fc.double()),
  at: orNull(fc.date({ noInvalidDate: true, min: new Date(-6e13), max: new Date(2e14) })),
  yes: orNull(fc.boolean()),
});

test("whatever rows there are, backup and restore give the same", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(thing, { maxLength: 12 }), async (things) => {
      const source = await world.fresh();
      const target = await world.fresh();
      for (const { word, list, doc, raw, ratio, at, yes } of things) {
        await sql`insert into sundry.thing (word, list, doc, raw, ratio, at, yes) values (
          ${word}, ${list}::text[], ${doc === null ? null : JSON.stringify(doc)}::jsonb,
          ${raw === null ? null : Buffer.from(raw)}, ${ratio}, ${at?.toISOString() ?? null}, ${yes}
        )`.execute(source.db.sql);
      }
      expect(await backUp(world, source, "random")).not.toHaveProperty("refused");
      expect(await restore(world, target, "random")).not.toHaveProperty("refused");
      expect(await contents(target)).toEqual(await contents(source));
      await rm(join(world.folder, "random"));
      await Promise.all([source.close(), target.close()]);
    }),
    { numRuns: 12 },
  );
});
