import type { OrganisationReference } from "../../contract.ts";
import { seededRandom } from "../seeded-random.ts";
import { type Department, type DepartmentKey, departments } from "./departments.ts";
import { type Place, samplePlaces } from "./places.ts";
import { sampleSocialCreditCode } from "./social-credit-code.ts";

/** A department of the nation, a province, a city or a county. */
export interface SampleOrganisation {
  readonly reference: OrganisationReference & { readonly code: string };
  readonly department: DepartmentKey;
  readonly place: Place;
}

const levelLetter = { NATIONAL: "N", PROVINCIAL: "P", CITY: "C", COUNTY: "X" } as const;
/** How much a level publishes per department: there are few above and many below. */
const levelWeight = { NATIONAL: 60, PROVINCIAL: 8, CITY: 3, COUNTY: 1 } as const;

/** All departments of the sample nation, those that publish most first. */
export function sampleOrganisations(seed: number): readonly SampleOrganisation[] {
  const places = samplePlaces();
  const governments = governmentsOf(places);
  const ranked: { readonly organisation: SampleOrganisation; readonly weight: number }[] = [];
  let number = places.length;
  for (const place of places) {
    for (const [key, department] of Object.entries(departments) as [DepartmentKey, Department][]) {
      // Numbers are dealt out before anything is left out: a code never depends on the weights.
      const code = sampleSocialCreditCode(number++);
      if (!department.levels.includes(levelLetter[place.level])) continue;
      if (department.coastalOnly && !place.coastal) continue;
      const parents = governments.get(place.code) ?? [];
      const name = departmentName(department, place);
      const chance = 0.4 + seededRandom(seed, code)();
      ranked.push({
        organisation: { reference: { name, code, parents: [...parents] }, department: key, place },
        weight: levelWeight[place.level] * department.weight * chance,
      });
    }
  }
  return ranked.sort((one, other) => other.weight - one.weight).map((row) => row.organisation);
}

/** For each place its government and those above it, nearest first. */
function governmentsOf(places: readonly Place[]) {
  const byPlace = new Map<string, NonNullable<OrganisationReference["parents"]>>();
  for (const [number, place] of places.entries()) {
    const national = place.level === "NATIONAL";
    const name = national
      ? { "zh-Hans": "中央政府", en: "Central Government" }
      : { "zh-Hans": `${place.zh}政府`, en: `Government of ${place.en}` };
    // Provinces stand as roots of their own trees, as they do in the national catalogue.
    const above = place.level === "PROVINCIAL" ? [] : (byPlace.get(place.within ?? "") ?? []);
    byPlace.set(place.code, [{ name, code: sampleSocialCreditCode(number) }, ...above]);
  }
  return byPlace;
}

function departmentName(department: Department, place: Place): Record<string, string> {
  const { zh, en } = department;
  if (place.level === "NATIONAL") {
    return department.national === "ministry"
      ? { "zh-Hans": `${zh}部`, en: `Ministry of ${en}` }
      : { "zh-Hans": `国家${zh}局`, en: `National Administration of ${en}` };
  }
  if (place.level === "PROVINCIAL") {
    const word = department.national === "ministry" ? "厅" : "局";
    return { "zh-Hans": `${place.zh}${zh}${word}`, en: `${place.en} Department of ${en}` };
  }
  return { "zh-Hans": `${place.zh}${zh}局`, en: `${place.en} Bureau of ${en}` };
}
