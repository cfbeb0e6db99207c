import { describe, expect, it } from "vitest";
import type { OrganisationMention } from "../contract.ts";
import { parentsPerMentionMax } from "../limits.ts";
import { mentionedOrganisations } from "./mentioned-organisations.ts";
import { type KnownOrganisation, planOrganisations } from "./plan-organisations.ts";

function plan(mentions: readonly OrganisationMention[], known: readonly KnownOrganisation[] = []) {
  let next = known.length;
  const { organisations } = mentionedOrganisations("", mentions);
  return planOrganisations(organisations, known, () => `org_${++next}`);
}

/** What the store would hold after the plan. */
function stored(mentions: readonly OrganisationMention[]): KnownOrganisation[] {
  return plan(mentions).inserts.map(({ id, mentioned: { key, name }, parentId }) => ({
    id,
    key,
    name,
    parentId,
  }));
}

const ministry = { name: { en: "Ministry" }, code: "1" };
const office = { name: { en: "Office" }, code: "2" };

describe("planning organisations", () => {
  it("refuses one parent more than the limit and takes the limit", () => {
    const parents = Array.from({ length: parentsPerMentionMax }, (_, n) => ({
      name: { en: `Level ${n}` },
    }));
    expect(plan([{ ...office, parents }]).inserts).toHaveLength(parentsPerMentionMax + 1);
    expect(() => plan([{ ...office, parents: [...parents, ministry] }])).toThrow("parents");
  });

  it("does not let an organisation stand above itself within one mention", () => {
    const { inserts } = plan([{ ...office, parents: [ministry, office] }]);
    expect(inserts.map((one) => one.parentId)).toEqual(["org_2", null]);
  });

  it("does not fill in a parent that would close a loop through what is stored", () => {
    const known = stored([{ ...office, parents: [ministry] }]);
    const { inserts, completions } = plan([{ ...ministry, parents: [office] }], known);
    expect({ inserts, completions }).toEqual({ inserts: [], completions: [] });
  });

  it("never overwrites a name or a parent", () => {
    const known = stored([{ ...office, parents: [ministry] }]);
    const other = { name: { en: "Another" }, code: "3" };
    const later = plan([{ name: { en: "Bureau" }, code: "2", parents: [other] }], known);
    expect(later.completions).toEqual([]);
  });

  it("makes each organisation once, parents before children", () => {
    const { inserts } = plan([{ ...office, parents: [ministry] }, ministry, office]);
    expect(inserts.map((one) => one.mentioned.name)).toEqual([
      { en: "Ministry" },
      { en: "Office" },
    ]);
    expect(inserts.map((one) => one.parentId)).toEqual([null, "org_1"]);
  });

  it("adds languages of the name and a parent that was not stated", () => {
    const known = stored([office]);
    const bilingual = { name: { en: "Bureau", es: "Oficina" }, code: "2", parents: [ministry] };
    const { inserts, completions } = plan([bilingual], known);
    const id = known[0]?.id;
    expect(inserts).toHaveLength(1);
    expect(completions).toEqual([
      { id, name: { en: "Office", es: "Oficina" }, parentId: inserts[0]?.id },
    ]);
  });
});
