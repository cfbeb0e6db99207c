import { formatCount } from "../format.ts";

const n = (count: number) => formatCount(count, "zh");

/** The words of trees, charts over time, withdrawn entries and differences, in Chinese. */
export const zhViews = {
  tree: {
    below: (count: number, label: string) => `${label}的下级：${n(count)}`,
    belowShort: (count: number) => `下级 ${n(count)}`,
    narrow: (label: string) => `只看${label}及其全部下级`,
    more: (count: number) => `另有 ${n(count)} 个下级未列出。`,
    step: " › ",
  },
};

export type Views = typeof zhViews;
