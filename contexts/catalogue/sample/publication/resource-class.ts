import { type DepartmentKey, departments } from "../nation/departments.ts";
import { seededRandom } from "../seeded-random.ts";
import type { DatasetKind } from "../vocabulary/dataset-kind.ts";

/** Sub-classes of the compilation guide (2017): their place in the list is their group number. */
const basicClasses = ["POPULATION", "LEGAL_PERSON", "NATURAL_RESOURCES", "CREDIT", "LICENCE"];
const themeClasses = [
  "PUBLIC_SERVICE",
  "HEALTH",
  "SOCIAL_SECURITY",
  "FOOD_AND_DRUG_SAFETY",
  "WORK_SAFETY",
  "PRICE",
  "ENERGY_SECURITY",
  "CREDIT",
  "URBAN_AND_RURAL",
  "COMMUNITY",
  "ECOLOGY",
  "EMERGENCY",
];

/** The joint class to which a department contributes; all else is a class of its own. */
const jointClasses: Readonly<Partial<Record<DepartmentKey, string>>> = {
  population: "BASIC/POPULATION",
  market: "BASIC/LEGAL_PERSON",
  land: "BASIC/NATURAL_RESOURCES",
  education: "THEME/PUBLIC_SERVICE",
  culture: "THEME/PUBLIC_SERVICE",
  transport: "THEME/PUBLIC_SERVICE",
  health: "THEME/HEALTH",
  labour: "THEME/SOCIAL_SECURITY",
  socialInsurance: "THEME/SOCIAL_SECURITY",
  socialAffairs: "THEME/SOCIAL_SECURITY",
  disability: "THEME/SOCIAL_SECURITY",
  grain: "THEME/PRICE",
  energy: "THEME/ENERGY_SECURITY",
  housing: "THEME/URBAN_AND_RURAL",
  urban: "THEME/URBAN_AND_RURAL",
  agriculture: "THEME/URBAN_AND_RURAL",
  environment: "THEME/ECOLOGY",
  water: "THEME/ECOLOGY",
  forests: "THEME/ECOLOGY",
  emergency: "THEME/EMERGENCY",
  earthquakes: "THEME/EMERGENCY",
  weather: "THEME/EMERGENCY",
};
/** Of a department's datasets that could be joint ones, so many are. */
const jointShare = 0.4;

export interface Classification {
  /** BASIC, THEME or DEPARTMENT, with the sub-class of the first two. */
  readonly resourceClass: string;
  /** Class, group and heading of the resource code: one, two and three digits. */
  readonly heading: string;
}

/** Classes and headings of all kinds of datasets, by the key of the kind. */
export function classifications(
  kinds: readonly DatasetKind[],
): ReadonlyMap<string, Classification> {
  const headings = new Map<string, number>();
  const classified = new Map<string, Classification>();
  for (const kind of kinds) {
    const resourceClass = classOf(kind);
    const group = groupOf(resourceClass, kind.department);
    const heading = (headings.get(group) ?? 0) + 1;
    headings.set(group, heading);
    const digits = group + String(heading).padStart(3, "0");
    classified.set(kind.key, { resourceClass, heading: digits });
  }
  return classified;
}

function classOf(kind: DatasetKind): string {
  const joint = jointClasses[kind.department];
  // Drawn from the kind alone: a class is the same in the whole nation and in every sample.
  const isJoint = seededRandom(0, `class ${kind.key}`)() < jointShare;
  return joint !== undefined && isJoint ? joint : "DEPARTMENT";
}

function groupOf(resourceClass: string, department: DepartmentKey): string {
  const [name, sub = ""] = resourceClass.split("/");
  if (name === "BASIC") return `1${two(basicClasses.indexOf(sub) + 1)}`;
  if (name === "THEME") return `2${two(themeClasses.indexOf(sub) + 1)}`;
  return `3${two(Object.keys(departments).indexOf(department) + 1)}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
