import type { EntryRecord, ItemRecord } from "../../contract.ts";
import type { Random } from "../seeded-random.ts";
import type { DatasetKind } from "../vocabulary/dataset-kind.ts";

/** Items that tell who a person is, but not what is delicate about them. */
const identifying = new Set(["person_name", "person_id"]);
const coordinates = new Set(["lon", "lat"]);
/** Columns without which a dataset is still what its abstract says. */
const dispensable = new Set([
  "remark",
  "updated_at",
  "office_phone",
  "opening_hours",
  "region_name",
  "year_on_year",
]);
/** No department lists fewer of a kind's items. */
const itemsMin = 5;

const idMask = "仅保留后四位 last four characters only";
const idWithheld = {
  "zh-Hans":
    "依据《中华人民共和国个人信息保护法》第六条，限于实现处理目的的最小范围：不提供号码，只返回核验结果。",
  en: "Under article 6 of the Personal Information Protection Law processing is limited to the least that its purpose needs: the number itself is not supplied, only the result of a check.",
};
const coordinatesCondition = {
  "zh-Hans": "公开文件中的坐标保留两位小数，精确坐标经申请后提供。",
  en: "The open file gives coordinates to two decimals; exact ones are supplied on application.",
};

/**
 * The items that a department lists: the kind's, of which a few may be missing. An item is shared
 * and opened as its entry is, or more strictly.
 */
export function entryItems(
  kind: DatasetKind,
  entry: Pick<EntryRecord, "shareType" | "openType">,
  random: Random,
): ItemRecord[] {
  const blurred = entry.openType === "UNCONDITIONAL" && random() < 0.3;
  const numberWithheld = entry.shareType === "CONDITIONAL" && random() < 0.3;
  return listedItems(kind, random).map((item) => {
    if (coordinates.has(item.code) && blurred) {
      return { ...item, openType: "CONDITIONAL", openCondition: { ...coordinatesCondition } };
    }
    if (item.personalClass === undefined) return item;
    return {
      ...item,
      personalClass: personalClassOf(kind, item),
      ...(entry.openType === "NOT_OPEN" ? {} : { openType: "NOT_OPEN" as const }),
      ...(item.code === "person_id" ? { mask: idMask } : {}),
      ...(item.code === "person_id" && numberWithheld
        ? { shareType: "WITHHELD" as const, withholdBasis: { ...idWithheld } }
        : {}),
    };
  });
}

/** What a department may lack is left out by one in four. */
function listedItems(kind: DatasetKind, random: Random): readonly ItemRecord[] {
  let left = kind.items.length;
  return kind.items.filter((item) => {
    const lacking = dispensable.has(item.code) && !item.key && random() < 1 / 4;
    if (!lacking || left <= itemsMin) return true;
    left -= 1;
    return false;
  });
}

function personalClassOf(kind: DatasetKind, item: ItemRecord) {
  if (kind.nature === "minor") return "MINOR";
  if (kind.nature === "sensitive" && !identifying.has(item.code)) return "SENSITIVE";
  return "PERSONAL";
}
