import { formatCount } from "../format.ts";

const n = (count: number) => formatCount(count, "zh");

/** The words of trees, charts over time, withdrawn entries and differences, in Chinese. */
export const zhViews = {
  tree: {
    below: (count: number, label: string) => `${label}的下级：${n(count)}`,
    narrow: (label: string) => `只看${label}及其全部下级`,
    more: (count: number) => `另有 ${n(count)} 个下级未列出。`,
    step: " › ",
  },
  trend: {
    title: "随时间的变化",
    now: (completeness: string, fresh: string) =>
      `目前条目平均说明了 ${completeness} 的字段，${fresh} 的条目在一年之内修改过。`,
    note: "由目录保存的变更历史算出，只计今天仍在目录中的条目；每个点是当日或当月结束时（协调世界时）的情形。",
    sampled: (counted: number, entries: number) =>
      `按 ${n(entries)} 个条目中的 ${n(counted)} 个估计。`,
    quality: "完整程度与新旧程度",
    completeness: "已说明的字段",
    fresh: "一年内修改过的条目",
    entries: "条目数",
    entriesOverTime: "登记的条目数",
    growth: "目录的增长",
    growthNote: "今天在目录中的条目，到每月底已登记了多少。",
    on: "时间",
    json: "随时间的变化（JSON）",
    tooYoung: "目录里只有一个时间点的数字；有了第二个，这里就会出现曲线。",
    between: (from: string, to: string) => `从${from}到${to}的折线图。`,
    fromTo: (label: string, from: string, to: string) => `${label}由 ${from} 变为 ${to}`,
  },
  difference: {
    removedStart: "【删去：",
    addedStart: "【加入：",
    end: "】",
    leftOut: "（未变的文字从略）",
    rest: (characters: number) => `其余 ${n(characters)} 个字符`,
    kept: (count: number) => `另有 ${n(count)} 项未变`,
    orderOnly: "只有次序变了。",
    itemOrder: "信息项的次序变了。",
    items: {
      added: (count: number) => `新增 ${n(count)} 个信息项`,
      removed: (count: number) => `删除 ${n(count)} 个信息项`,
      changed: (count: number) => `变更 ${n(count)} 个信息项`,
    },
  },
  noWord: {
    withoutFilters: "去掉全部筛选条件再搜索",
    title: "搜索内容中没有词语",
    advice: [
      "只有符号或表情无法搜索，请写下至少一个字、词或数字。",
      "例如：人口、空气质量、2025。",
    ],
  },
  homeToday: {
    label: "今日更新",
    detail: (added: number, changed: number) => `新增 ${n(added)}，变化 ${n(changed)}`,
  },
};

export type Views = typeof zhViews;
