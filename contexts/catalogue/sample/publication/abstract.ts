import type { Bilingual } from "@tongshu/platform/i18n";
import type { Place } from "../nation/places.ts";
import { pick, type Random } from "../seeded-random.ts";
import type { DatasetKind } from "../vocabulary/dataset-kind.ts";
import { coverage } from "./coverage.ts";
import type { EntryDates } from "./days.ts";
import { type Edition, isSeries } from "./edition.ts";
import { monthName, namesWithin, periodName } from "./names.ts";
import { spokenCount } from "./record-counts.ts";
import type { UpdatePlan } from "./update-plan.ts";
import { updateSentence } from "./update-sentence.ts";

export interface AbstractFacts {
  readonly kind: DatasetKind;
  readonly place: Place;
  readonly edition: Edition;
  readonly dates: EntryDates;
  readonly plan: UpdatePlan;
  readonly records: number;
}

/** What an entry holds, what it covers and how it is kept up, in two to five sentences. */
export function entryAbstract(
  facts: AbstractFacts,
  random: { readonly ofDataset: Random; readonly ofEntry: Random },
): Bilingual {
  const { kind, edition, dates, plan } = facts;
  const closed = edition.period !== null;
  const sentences = [
    kind.about,
    coverageSentence(facts, random.ofEntry),
    closed ? closedSentence(facts, random.ofEntry) : updateSentence(kind, plan, random.ofDataset),
    ...remarks(kind, dates, closed, random.ofDataset),
  ];
  return {
    zh: sentences.map((sentence) => sentence.zh).join(""),
    en: sentences.map((sentence) => sentence.en).join(" "),
  };
}

function coverageSentence(facts: AbstractFacts, random: Random): Bilingual {
  const { kind, place, edition, dates, records } = facts;
  const count = spokenCount(records);
  const all = coverage(place);
  if (edition.period !== null) {
    const time = periodName(kind, edition.period);
    const where = edition.part === null ? all : namesWithin(place, edition.part);
    if (!isSeries(kind)) {
      return {
        zh: `本目录保存${time.zh}的情况，范围为${where.zh}，共${count.zh}。`,
        en: `This entry keeps it as it stood at the ${time.en}, for ${where.en}, with ${count.en}.`,
      };
    }
    return pick(random, [
      {
        zh: `本目录为${time.zh}数据，范围为${where.zh}，共${count.zh}。`,
        en: `This entry is for ${time.en} and holds ${count.en} for ${where.en}.`,
      },
      {
        zh: `此处列出的是${where.zh}${time.zh}的数据，计${count.zh}。`,
        en: `Here is ${time.en} for ${where.en}: ${count.en}.`,
      },
    ]);
  }
  if (edition.part !== null) {
    const part = namesWithin(place, edition.part);
    return pick(random, [
      {
        zh: `本目录只含${part.zh}的部分，共${count.zh}。`,
        en: `This entry holds only the part for ${part.en}, ${count.en}.`,
      },
      {
        zh: `按地区分别编目，这里是${part.zh}的数据，共${count.zh}。`,
        en: `It is catalogued place by place; this is ${part.en}, with ${count.en}.`,
      },
    ]);
  }
  if (isSeries(kind)) {
    return pick(random, [
      {
        zh: `数据自${dates.since}年起，覆盖${all.zh}。`,
        en: `It goes back to ${dates.since} and covers ${all.en}.`,
      },
      {
        zh: `现有${dates.since}年以来的数据${count.zh}，覆盖${all.zh}。`,
        en: `It has ${count.en} from ${dates.since} on, for ${all.en}.`,
      },
      {
        zh: `覆盖${all.zh}，最早可查到${dates.since}年。`,
        en: `It covers ${all.en}; the earliest data is from ${dates.since}.`,
      },
    ]);
  }
  const at = monthOf(dates.modified);
  return pick(random, [
    {
      zh: `覆盖${all.zh}，截至${at.zh}共有${count.zh}。`,
      en: `It covers ${all.en} and held ${count.en} in ${at.en}.`,
    },
    {
      zh: `范围为${all.zh}，现有${count.zh}。`,
      en: `It extends to ${all.en} and has ${count.en} at present.`,
    },
    {
      zh: `截至${at.zh}收录${count.zh}，${all.zh}均已纳入。`,
      en: `By ${at.en} it had ${count.en}, with ${all.en} included.`,
    },
  ]);
}

function closedSentence({ kind, dates }: AbstractFacts, random: Random): Bilingual {
  if (dates.modified !== dates.issued) {
    const at = monthOf(dates.modified);
    return { zh: `${at.zh}作过一次勘误。`, en: `It was corrected once, in ${at.en}.` };
  }
  if (!isSeries(kind)) {
    return {
      zh: "作为存档保留，不随现行数据更新。",
      en: "It is kept for the record and does not follow the current data.",
    };
  }
  return pick(random, [
    { zh: "数据已核定，一般不再变动。", en: "The data is final and will not normally change." },
    {
      zh: "为核定后的最终数，除勘误外不再更新。",
      en: "These are the final figures; only errors are still corrected.",
    },
  ]);
}

function monthOf(date: string): Bilingual {
  const [year, month = 0] = date.split("-").map(Number);
  return { zh: `${year}年${month}月`, en: `${monthName(month)} ${year}` };
}

/** What a careful department adds for those who use its data. */
function remarks(kind: DatasetKind, dates: EntryDates, closed: boolean, random: Random) {
  const chance = random();
  const changed = dates.since + 2 + Math.floor(random() * 3);
  if (isSeries(kind) && !closed && chance < 0.14) {
    return [
      {
        zh: `${changed}年起统计口径有调整，与以前年份比较时请留意。`,
        en: `Definitions changed in ${changed}, which matters for comparisons with earlier years.`,
      },
    ];
  }
  if (!isSeries(kind) && !closed && chance < 0.1) {
    return [
      {
        zh: "发现差错可通过平台反馈，由数源单位核实后更正。",
        en: "Errors can be reported through the platform and are corrected once the source has checked them.",
      },
    ];
  }
  return [];
}
