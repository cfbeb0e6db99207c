import { formatCount } from "../format.ts";
import type { Views } from "./zh-views.ts";

const n = (count: number) => formatCount(count, "en");

/** The words of trees, charts over time, withdrawn entries and differences, in English. */
export const enViews: Views = {
  tree: {
    below: (count, label) => `Below ${label}: ${n(count)}`,
    narrow: (label) => `Only ${label} and all below it`,
    more: (count) => `${n(count)} more below are not listed.`,
    step: " › ",
  },
  trend: {
    title: "Over time",
    now: (completeness, fresh) =>
      `Today its entries state ${completeness} of the fields on average; ${fresh} of them were modified within a year.`,
    note: "Worked out from the history that the catalogue keeps, for the entries that are in it today; each point is the end of a day or month (UTC).",
    sampled: (counted, entries) => `Estimated from ${n(counted)} of ${n(entries)} entries.`,
    quality: "Completeness and freshness",
    completeness: "Fields stated",
    fresh: "Entries modified within a year",
    entries: "Entries",
    entriesOverTime: "Entries registered",
    growth: "Growth of the catalogue",
    growthNote: "How many of the entries of today were registered by the end of each month.",
    on: "At the end of",
    json: "Numbers over time (JSON)",
    tooYoung:
      "There are numbers of one point in time only; the line appears as soon as there is a second one.",
    between: (from, to) => `Line chart from ${from} to ${to}.`,
    fromTo: (label, from, to) => `${label}: from ${from} to ${to}`,
  },
  difference: {
    removedStart: "[removed: ",
    addedStart: "[added: ",
    end: "]",
    leftOut: "(unchanged text left out)",
    rest: (characters) => `${n(characters)} more characters`,
    kept: (count) => `${n(count)} unchanged`,
    orderOnly: "Only the order changed.",
    itemOrder: "The order of the information items changed.",
    items: {
      added: (count) => `${n(count)} ${count === 1 ? "item" : "items"} added`,
      removed: (count) => `${n(count)} ${count === 1 ? "item" : "items"} removed`,
      changed: (count) => `${n(count)} ${count === 1 ? "item" : "items"} changed`,
    },
  },
  noWord: {
    withoutFilters: "Search without any filter",
    title: "There is no word in what you typed",
    advice: [
      "Signs or pictures alone cannot be looked for: type at least one word or number.",
      "For example: population, air quality, 2025.",
    ],
  },
  homeToday: {
    label: "changes today",
    detail: (added, changed) => `${n(added)} added, ${n(changed)} changed`,
  },
};
