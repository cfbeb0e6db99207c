import type { Bilingual } from "@tongshu/platform/i18n";
import { pick, type Random } from "../seeded-random.ts";
import type { DatasetKind } from "../vocabulary/dataset-kind.ts";
import { monthName } from "./names.ts";
import type { UpdatePlan } from "./update-plan.ts";

/** How a dataset is kept up, as the department that does so says it. */
export function updateSentence(
  cycle: DatasetKind["cycle"],
  plan: UpdatePlan,
  random: Random,
): Bilingual {
  return pick(random, sentences[cycle](plan, random));
}

const weekdays = {
  1: { zh: "一", en: "Monday" },
  2: { zh: "二", en: "Tuesday" },
  5: { zh: "五", en: "Friday" },
} as const;

const sentences: Readonly<
  Record<DatasetKind["cycle"], (plan: UpdatePlan, random: Random) => readonly Bilingual[]>
> = {
  REAL_TIME: (_plan, random) => {
    const minutes = pick(random, [1, 5, 10, 15]);
    const delay = minutes === 1 ? "a minute" : `${minutes} minutes`;
    return [
      {
        zh: `数据由业务系统实时推送，延迟一般不超过${minutes}分钟。`,
        en: `Records arrive from the business system as they are made, normally within ${delay}.`,
      },
      {
        zh: `实时更新，网络中断期间的数据在恢复后${minutes}分钟内补传。`,
        en: `It is updated in real time; what was missed while a line was down follows within ${delay} of its return.`,
      },
    ];
  },
  DAILY: ({ hour }) => {
    return [
      {
        zh: `每日${hour}时前更新前一日数据。`,
        en: `The records of a day are added by ${hour} o'clock the next morning.`,
      },
      {
        zh: "每天夜间与业务系统同步一次，节假日照常。",
        en: "It is synchronised with the business system every night, holidays included.",
      },
      {
        zh: "每日更新，当天的变动次日可查。",
        en: "It is updated daily: a change can be seen the day after.",
      },
    ];
  },
  WEEKLY: ({ weekday }) => {
    const day = weekdays[weekday];
    return [
      {
        zh: `每周${day.zh}更新，遇节假日顺延。`,
        en: `It is updated every ${day.en}, or on the next working day.`,
      },
      {
        zh: `每周${day.zh}汇总上一周的变动。`,
        en: `The changes of the past week are taken in every ${day.en}.`,
      },
    ];
  },
  MONTHLY: ({ day }) => {
    return [
      {
        zh: `每月${day}日前更新上月数据，遇节假日顺延。`,
        en: `Each month's data is added by the ${day}th of the next, or on the next working day.`,
      },
      {
        zh: `按月更新，通常在次月${day}日前后发布。`,
        en: `It is updated monthly, usually around the ${day}th of the following month.`,
      },
    ];
  },
  QUARTERLY: ({ daysAfterQuarter: days }) => {
    return [
      {
        zh: `每季度结束后${days}日内更新。`,
        en: `It is updated within ${days} days of the end of each quarter.`,
      },
      {
        zh: "按季更新，第四季度数据随年度数据一并核定。",
        en: "It is updated quarterly; the fourth quarter is settled together with the year.",
      },
    ];
  },
  YEARLY: ({ month }) => {
    return [
      {
        zh: `每年${month}月底前更新上一年度数据。`,
        en: `The figures of a year are added by the end of ${monthName(month)} of the next.`,
      },
      {
        zh: `按年更新，初步数于次年${month}月发布，最终核实数随后替换。`,
        en: `It is updated yearly: first figures appear in ${monthName(month)} and are replaced once they have been verified.`,
      },
    ];
  },
  IRREGULAR: () => [
    { zh: "有新增或变更时更新。", en: "It is updated when something is added or changes." },
    {
      zh: "没有固定周期，一般在变动发生后十个工作日内更新。",
      en: "There is no fixed cycle; changes are normally taken in within ten working days.",
    },
  ],
  STATIC: () => [
    {
      zh: "为一次性形成的成果，除勘误外不再更新。",
      en: "It is the result of a single piece of work and is only corrected, not updated.",
    },
    {
      zh: "内容固定，如有新的成果将另行编目。",
      en: "Its content is fixed; later results will be catalogued on their own.",
    },
  ],
};
