import * as fc from "fast-check";
import { expect, it } from "vitest";
import { mentionedOrganisations } from "./mentioned-organisations.ts";
import { type KnownOrganisation, planOrganisations } from "./plan-organisations.ts";

// Few names and codes, so that mentions often speak of the same organisations and contradict.
const organisation = fc.record({
  name: fc.dictionary(fc.constantFrom("zh-Hans", "en", "es"), fc.constantFrom("A", "B", "C"), {
    minKeys: 1,
  }),
  code: fc.constantFrom(undefined, undefined, "1", "2", "3"),
});
const mention = fc
  .tuple(organisation, fc.array(organisation, { maxLength: 4 }))
  .map(([one, parents]) => ({ ...one, parents }));
const batches = fc.array(fc.array(mention, { minLength: 1, maxLength: 6 }), { maxLength: 5 });

it("keeps a tree without loops, one organisation per key, and settles after one pass", () => {
  fc.assert(
    fc.property(batches, (rounds) => {
      const store = new Map<string, KnownOrganisation>();
      let next = 0;
      const decide = (mentions: (typeof rounds)[number]) =>
        planOrganisations(
          mentionedOrganisations("", mentions).organisations,
          [...store.values()],
          () => `org_${++next}`,
        );
      for (const mentions of rounds) {
        const plan = decide(mentions);
        for (const { id, mentioned, parentId } of plan.inserts) {
          expect(store.has(mentioned.key)).toBe(false);
          store.set(mentioned.key, { id, key: mentioned.key, name: mentioned.name, parentId });
        }
        for (const { id, name, parentId } of plan.completions) {
          const before = [...store.values()].find((one) => one.id === id);
          if (before === undefined) throw new Error("An unknown organisation was completed.");
          expect(name).toMatchObject(before.name);
          if (before.parentId !== null) expect(parentId).toBe(before.parentId);
          store.set(before.key, { ...before, name, parentId });
        }
        const again = decide(mentions);
        expect({ ...again, idByKey: 0 }).toEqual({ inserts: [], completions: [], idByKey: 0 });
      }
      const parentOf = new Map([...store.values()].map((one) => [one.id, one.parentId]));
      for (const start of parentOf.keys()) {
        let steps = 0;
        for (let at: string | null = start; at !== null; at = parentOf.get(at) ?? null) {
          expect(++steps).toBeLessThanOrEqual(parentOf.size);
        }
      }
    }),
    { numRuns: 500 },
  );
});
