import type { Bilingual } from "@tongshu/platform/i18n";
import type { EntryRecord } from "../../contract.ts";
import { pick, pickWeighted, type Random, seededRandom } from "../seeded-random.ts";
import type { DatasetKind, Nature } from "../vocabulary/dataset-kind.ts";
import { isLive } from "./distributions.ts";
import {
  businessDepartments,
  networkDepartments,
  openConditions,
  ownSecrecy,
  shareConditions,
  type Term,
  withholdBases,
} from "./terms.ts";

type Share = NonNullable<EntryRecord["shareType"]>;
type Open = NonNullable<EntryRecord["openType"]>;
type Sharing = Required<Pick<EntryRecord, "shareType" | "openType" | "personalData" | "grade">> &
  Pick<EntryRecord, "shareCondition" | "withholdBasis" | "openCondition">;

/** In a hundred datasets of a nature, how many are shared how. */
const shareWeights: Readonly<Record<Nature, readonly (readonly [Share, number])[]>> = {
  public: [
    ["UNCONDITIONAL", 94],
    ["CONDITIONAL", 6],
  ],
  internal: [
    ["UNCONDITIONAL", 20],
    ["CONDITIONAL", 52],
    ["WITHHELD", 28],
  ],
  personal: [
    ["CONDITIONAL", 70],
    ["WITHHELD", 30],
  ],
  sensitive: [
    ["CONDITIONAL", 40],
    ["WITHHELD", 60],
  ],
  minor: [
    ["CONDITIONAL", 45],
    ["WITHHELD", 55],
  ],
  restricted: [
    ["CONDITIONAL", 10],
    ["WITHHELD", 90],
  ],
};
/** And how many of those that are shared are opened how; public data is divided further. */
const openWeights: Readonly<
  Record<Exclude<Nature, "public">, readonly (readonly [Open, number])[]>
> = {
  internal: [
    ["CONDITIONAL", 15],
    ["NOT_OPEN", 85],
  ],
  personal: [
    ["CONDITIONAL", 5],
    ["NOT_OPEN", 95],
  ],
  sensitive: [["NOT_OPEN", 1]],
  minor: [["NOT_OPEN", 1]],
  restricted: [["NOT_OPEN", 1]],
};
/** Where the public is served. Some kinds are opened nearly everywhere, others hardly anywhere. */
const publicOpenWeights: Readonly<
  Record<"serving" | "leading" | "lagging", readonly (readonly [Open, number])[]>
> = {
  serving: [
    ["UNCONDITIONAL", 90],
    ["CONDITIONAL", 2],
    ["NOT_OPEN", 8],
  ],
  leading: [
    ["UNCONDITIONAL", 72],
    ["CONDITIONAL", 10],
    ["NOT_OPEN", 18],
  ],
  lagging: [
    ["UNCONDITIONAL", 10],
    ["CONDITIONAL", 10],
    ["NOT_OPEN", 80],
  ],
};
/** The share of the kinds of public data that lead. */
const leadingShare = 0.5;
/** Whoever publishes these wants to be found. */
const servingItems = new Set(["office_phone", "opening_hours"]);

const personalData = {
  public: "NONE",
  internal: "NONE",
  personal: "PERSONAL",
  sensitive: "SENSITIVE",
  minor: "MINOR",
  restricted: "NONE",
} as const;

/** How a department shares and opens a dataset. Drawn per dataset, so all its editions agree. */
export function sharingOf(kind: DatasetKind, random: Random): Sharing {
  const nature = natureOf(kind);
  const shareType = pickWeighted(random, shareWeights[nature]);
  const openType = openTypeOf(kind, nature, shareType, random);
  return {
    shareType,
    ...(shareType === "CONDITIONAL"
      ? { shareCondition: textOf(pickTerm(kind, shareConditions[nature], random)) }
      : {}),
    ...(shareType === "WITHHELD"
      ? { withholdBasis: textOf(withholdBasis(kind, nature, random)) }
      : {}),
    openType,
    ...(openType === "CONDITIONAL"
      ? { openCondition: textOf(pickTerm(kind, openConditionsFor(nature), random)) }
      : {}),
    personalData: personalData[nature],
    grade: nature === "restricted" ? "IMPORTANT" : "GENERAL",
  };
}

/** Whatever its description says, a dataset with an item on persons is personal data. */
function natureOf(kind: DatasetKind): Nature {
  const onPersons = kind.items.some((item) => item.personalClass !== undefined);
  return onPersons && (kind.nature === "public" || kind.nature === "internal")
    ? "personal"
    : kind.nature;
}

/** What is withheld from other departments is not open; what they get on conditions no freer. */
function openTypeOf(kind: DatasetKind, nature: Nature, shareType: Share, random: Random): Open {
  if (shareType === "WITHHELD") return "NOT_OPEN";
  const openType = pickWeighted(
    random,
    nature === "public" ? publicOpenWeights[zealOf(kind)] : openWeights[nature],
  );
  return shareType === "CONDITIONAL" && openType === "UNCONDITIONAL" ? "CONDITIONAL" : openType;
}

function zealOf(kind: DatasetKind): keyof typeof publicOpenWeights {
  if (kind.items.some((item) => servingItems.has(item.code))) return "serving";
  // Drawn from the kind alone: departments of one trade go the same way in every sample.
  return seededRandom(0, `zeal ${kind.key}`)() < leadingShare ? "leading" : "lagging";
}

function withholdBasis(kind: DatasetKind, nature: Nature, random: Random): Bilingual {
  const own = ownSecrecy[kind.department];
  if (own !== undefined && nature !== "restricted") return own;
  if (nature === "public") throw new Error("Public data is not withheld.");
  return pickTerm(kind, withholdBases[nature], random);
}

function openConditionsFor(nature: Nature): readonly Term[] {
  if (nature === "public" || nature === "internal" || nature === "personal") {
    return openConditions[nature];
  }
  throw new Error(`Data of the nature ${nature} is not opened.`);
}

function pickTerm(kind: DatasetKind, terms: readonly Term[], random: Random): Term {
  const fitting = terms.filter(({ only }) => {
    if (only === "live") return isLive(kind);
    if (only === "business") return businessDepartments.has(kind.department);
    return only !== "networks" || networkDepartments.has(kind.department);
  });
  return pick(random, fitting);
}

/** A bilingual text of the sample as a text of a record. */
export function textOf(text: Bilingual): Record<string, string> {
  return { "zh-Hans": text.zh, en: text.en };
}
