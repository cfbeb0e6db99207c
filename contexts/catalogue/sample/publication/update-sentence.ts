import type { Bilingual } from "@tongshu/platform/i18n";
import { pick, type Random } from "../seeded-random.ts";
import type { DatasetKind } from "../vocabulary/dataset-kind.ts";
import { isSeries } from "./edition.ts";
import { monthName } from "./names.ts";
import type { UpdatePlan } from "./update-plan.ts";

/** How a dataset is kept up, as the department that does so says it. */
export function updateSentence(kind: DatasetKind, plan: UpdatePlan, random: Random): Bilingual {
  const sentences = { ...anyKind, ...(isSeries(kind) ? ofSeries : ofRegisters) };
  return pick(random, sentences[kind.cycle](plan));
}

type Cycle = DatasetKind["cycle"];
type Sentences<Of extends Cycle> = Record<Of, (plan: UpdatePlan) => readonly Bilingual[]>;

const weekdays = {
  1: { zh: "一", en: "Monday" },
  2: { zh: "二", en: "Tuesday" },
  5: { zh: "五", en: "Friday" },
} as const;

const anyKind: Sentences<"REAL_TIME" | "IRREGULAR" | "STATIC"> = {
  REAL_TIME: ({ minutes }) => [
    {
      zh: `数据由业务系统实时推送，延迟一般不超过${minutes}分钟。`,
      en: `Records arrive from the business system as they are made, normally within ${minutes} minutes.`,
    },
    {
      zh: `实时更新，网络中断期间的数据在恢复后${minutes}分钟内补传。`,
      en: `It is updated in real time; what was missed while a line was down follows within ${minutes} minutes of its return.`,
    },
  ],
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

/** Of figures and observations something new is added. */
const ofSeries: Sentences<"DAILY" | "WEEKLY" | "MONTHLY" | "QUARTERLY" | "YEARLY"> = {
  DAILY: ({ hour }) => [
    {
      zh: `每日${hour}时前更新前一日数据。`,
      en: `The records of a day are added by ${hour} o'clock the next morning.`,
    },
    { zh: "每日更新，节假日照常。", en: "It is updated every day, holidays included." },
  ],
  WEEKLY: ({ weekday }) => [
    {
      zh: `每周${weekdays[weekday].zh}更新上一周数据。`,
      en: `The data of a week is added on the ${weekdays[weekday].en} after it.`,
    },
    {
      zh: `每周${weekdays[weekday].zh}更新，遇节假日顺延。`,
      en: `It is updated every ${weekdays[weekday].en}, or on the next working day.`,
    },
  ],
  MONTHLY: ({ day }) => [
    {
      zh: `每月${day}日前更新上月数据，遇节假日顺延。`,
      en: `Each month's data is added by the ${day}th of the next, or on the next working day.`,
    },
    {
      zh: `按月更新，通常在次月${day}日前后发布。`,
      en: `It is updated monthly, usually around the ${day}th of the following month.`,
    },
  ],
  QUARTERLY: ({ daysAfterQuarter }) => [
    {
      zh: `每季度结束后${daysAfterQuarter}日内更新。`,
      en: `It is updated within ${daysAfterQuarter} days of the end of each quarter.`,
    },
    {
      zh: "按季更新，第四季度数据随年度数据一并核定。",
      en: "It is updated quarterly; the fourth quarter is settled together with the year.",
    },
  ],
  YEARLY: ({ month }) => [
    {
      zh: `每年${month}月底前更新上一年度数据。`,
      en: `The data of a year is added by the end of ${monthName(month)} of the next.`,
    },
    {
      zh: `按年更新，上一年度数据于${month}月发布，如经核实有调整，下一年一并替换。`,
      en: `It is updated yearly, in ${monthName(month)}; where verification changes a figure, it is replaced with the next update.`,
    },
  ],
};

/** A register is brought up to date as a whole. */
const ofRegisters: Sentences<"DAILY" | "WEEKLY" | "MONTHLY" | "QUARTERLY" | "YEARLY"> = {
  DAILY: () => [
    {
      zh: "每天夜间与业务系统同步一次，节假日照常。",
      en: "It is synchronised with the business system every night, holidays included.",
    },
    {
      zh: "每日更新，当天的变动次日可查。",
      en: "It is updated daily: a change can be seen the day after.",
    },
  ],
  WEEKLY: ({ weekday }) => [
    {
      zh: `每周${weekdays[weekday].zh}汇总上一周的变动。`,
      en: `The changes of the past week are taken in every ${weekdays[weekday].en}.`,
    },
  ],
  MONTHLY: ({ day }) => [
    {
      zh: `每月${day}日前汇总更新一次。`,
      en: `It is brought up to date once a month, by the ${day}th.`,
    },
    {
      zh: `按月更新，上月的新增和变动在本月${day}日前补入。`,
      en: `It is updated monthly: additions and changes of a month are in by the ${day}th of the next.`,
    },
  ],
  QUARTERLY: ({ daysAfterQuarter }) => [
    {
      zh: `每季度更新一次，季度结束后${daysAfterQuarter}日内完成。`,
      en: `It is updated once a quarter, within ${daysAfterQuarter} days of its end.`,
    },
  ],
  YEARLY: ({ month }) => [
    {
      zh: `每年${month}月复核更新一次。`,
      en: `It is checked and brought up to date every ${monthName(month)}.`,
    },
    {
      zh: `按年更新，${month}月公布，其间的零星变动下一年一并处理。`,
      en: `It is updated yearly, in ${monthName(month)}; single changes in between wait for the next update.`,
    },
  ],
};
