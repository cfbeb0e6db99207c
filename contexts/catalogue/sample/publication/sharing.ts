import type { Bilingual } from "@tongshu/platform/i18n";
import type { EntryRecord } from "../../contract.ts";
import { pick, pickWeighted, type Random } from "../seeded-random.ts";
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
    ["UNCONDITIONAL", 92],
    ["CONDITIONAL", 8],
  ],
  internal: [
    ["UNCONDITIONAL", 32],
    ["CONDITIONAL", 62],
    ["WITHHELD", 6],
  ],
  personal: [
    ["CONDITIONAL", 88],
    ["WITHHELD", 12],
  ],
  sensitive: [
    ["CONDITIONAL", 60],
    ["WITHHELD", 40],
  ],
  minor: [
    ["CONDITIONAL", 55],
    ["WITHHELD", 45],
  ],
  restricted: [
    ["CONDITIONAL", 25],
    ["WITHHELD", 75],
  ],
};
/** And how many of those that are shared are opened how. */
const openWeights: Readonly<Record<Nature, readonly (readonly [Open, number])[]>> = {
  public: [
    ["UNCONDITIONAL", 62],
    ["CONDITIONAL", 13],
    ["NOT_OPEN", 25],
  ],
  internal: [
    ["CONDITIONAL", 18],
    ["NOT_OPEN", 82],
  ],
  personal: [
    ["CONDITIONAL", 5],
    ["NOT_OPEN", 95],
  ],
  sensitive: [["NOT_OPEN", 1]],
  minor: [["NOT_OPEN", 1]],
  restricted: [["NOT_OPEN", 1]],
};

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
  const openType = openTypeOf(nature, shareType, random);
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
function openTypeOf(nature: Nature, shareType: Share, random: Random): Open {
  if (shareType === "WITHHELD") return "NOT_OPEN";
  const openType = pickWeighted(random, openWeights[nature]);
  return shareType === "CONDITIONAL" && openType === "UNCONDITIONAL" ? "CONDITIONAL" : openType;
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
