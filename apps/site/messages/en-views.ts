import { formatCount } from "../format.ts";
import type { Views } from "./zh-views.ts";

const n = (count: number) => formatCount(count, "en");

/** The words of trees, charts over time, withdrawn entries and differences, in English. */
export const enViews: Views = {
  tree: {
    below: (count, label) => `Below ${label}: ${n(count)}`,
    belowShort: (count) => `${n(count)} below`,
    narrow: (label) => `Only ${label} and all below it`,
    more: (count) => `${n(count)} more below are not listed.`,
    step: " › ",
  },
};
