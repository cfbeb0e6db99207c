import type { OrganisationReference } from "../../contract.ts";
import { type DepartmentKey, departments } from "../nation/departments.ts";
import {
  levelLetters,
  type SampleOrganisation,
  sampleOrganisations,
} from "../nation/organisations.ts";
import { sampleSocialCreditCode } from "../nation/social-credit-code.ts";
import type { Random } from "../seeded-random.ts";
import type { DatasetKind } from "../vocabulary/dataset-kind.ts";
import { providerExponent } from "./fitted-parameters.ts";
import { drawRank, rankTable, type RankTable } from "./numbered-random.ts";

/** Bodies of the nation, and departments below it, that a large sample has. */
export const ministriesCount = 60;
export const departmentsCount = 5_951;
/** Numbers of codes behind those of all departments. */
const centreCodesFrom = 90_000_000;

interface Published {
  readonly organisations: readonly SampleOrganisation[];
  readonly ranks: RankTable;
}

/** Who publishes a kind of dataset: few much, many little. */
export interface Publishers {
  /** All of them, those that publish most first. */
  readonly organisations: readonly SampleOrganisation[];
  of(random: Random, kind: DatasetKind): SampleOrganisation;
}

export function publishersOf(seed: number): Publishers {
  const all = sampleOrganisations(seed);
  const national = all.filter(({ place }) => place.level === "NATIONAL");
  const below = all.filter(({ place }) => place.level !== "NATIONAL").slice(0, departmentsCount);
  const centres = dataCentres(national).slice(0, ministriesCount - national.length);
  const organisations = [...national, ...centres, ...below];
  const byDepartment = Map.groupBy(organisations, ({ department }) => department);
  const found = new Map<string, Published>();
  const publishedBy = (department: DepartmentKey, letters: string): Published => {
    const key = `${department} ${letters}`;
    let published = found.get(key);
    if (published === undefined) {
      const those = (byDepartment.get(department) ?? []).filter(({ place }) =>
        letters.includes(levelLetters[place.level]),
      );
      published = { organisations: those, ranks: rankTable(those.length, providerExponent, 1) };
      found.set(key, published);
    }
    return published;
  };
  return {
    organisations,
    of(random, { department, levels }) {
      const { organisations: those, ranks } = publishedBy(department, levels);
      const one = those[Math.min(those.length - 1, drawRank(random, ranks))];
      if (one === undefined) throw new Error(`Nobody publishes for ${department}.`);
      return one;
    },
  };
}

/** A ministry of many registers keeps them in a centre, which publishes in its own name. */
function dataCentres(national: readonly SampleOrganisation[]): SampleOrganisation[] {
  return national.map((ministry, number) => {
    const { zh, en } = departments[ministry.department];
    const code = sampleSocialCreditCode(centreCodesFrom + number);
    const above = ministry.reference;
    const parents: OrganisationReference["parents"] = [
      { name: above.name, code: above.code },
      ...(above.parents ?? []),
    ];
    const name = { "zh-Hans": `国家${zh}数据中心`, en: `National Data Centre for ${en}` };
    return { ...ministry, reference: { name, code, parents } };
  });
}
