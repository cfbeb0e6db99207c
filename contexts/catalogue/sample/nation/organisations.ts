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
  /** How much it publishes, against all others. */
  readonly weight: number;
}

export const levelLetters = { NATIONAL: "N", PROVINCIAL: "P", CITY: "C", COUNTY: "X" } as const;
/** How much a level publishes per department: there are few above and many below. */
const levelWeight = { NATIONAL: 60, PROVINCIAL: 9, CITY: 2, COUNTY: 2 } as const;
/** Places that publish most, by code: as in life, the largest are far ahead of the rest. */
const leadingPlaces = [
  "440000 370000 330000 510000 320000 520000 310000 110000 420000 350000",
  "510100 440300 330100 440100 520100 320500 420100 370200 320100 610100 430100 350200",
]
  .join(" ")
  .split(" ");

/** All departments of the sample nation, those that publish most first. */
export function sampleOrganisations(seed: number): readonly SampleOrganisation[] {
  const places = samplePlaces();
  const governments = governmentsOf(places);
  const eagerness = placeWeights(seed, places);
  const organisations: SampleOrganisation[] = [];
  let number = places.length;
  for (const place of places) {
    for (const [key, department] of Object.entries(departments) as [DepartmentKey, Department][]) {
      // Numbers are dealt out before anything is left out: a code never depends on the weights.
      const codeNumber = number++;
      if (!department.levels.includes(levelLetters[place.level])) continue;
      if (department.coastalOnly && !place.coastal) continue;
      const code = sampleSocialCreditCode(codeNumber);
      const parents = governments.get(place.code) ?? [];
      const name = departmentName(department, place);
      const chance = 0.4 + seededRandom(seed, code)();
      const weight =
        levelWeight[place.level] * department.weight * (eagerness.get(place.code) ?? 1) * chance;
      const reference = { name, code, parents: [...parents] };
      organisations.push({ reference, department: key, place, weight });
    }
  }
  return organisations.sort((one, other) => other.weight - one.weight);
}

/** How much each place publishes, with a mean of 1 over the places of a level. */
function placeWeights(seed: number, places: readonly Place[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const level of Object.keys(levelLetters)) {
    const ofLevel = places
      .filter((place) => place.level === level)
      .map(({ code }) => {
        const leading = leadingPlaces.indexOf(code);
        const place = leading === -1 ? leadingPlaces.length : leading;
        return { code, order: place + seededRandom(seed, `place ${code}`)() };
      })
      .sort((one, other) => one.order - other.order);
    // Zipf's law with exponent 1/2, because a square root is the same on every machine.
    const zipf = ofLevel.map((_, rank) => 1 / Math.sqrt(rank + 1));
    const mean = zipf.reduce((sum, one) => sum + one, 0) / zipf.length;
    for (const [rank, { code }] of ofLevel.entries()) weights.set(code, (zipf[rank] ?? 0) / mean);
  }
  return weights;
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
