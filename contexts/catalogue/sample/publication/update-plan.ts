import { pick, type Random } from "../seeded-random.ts";

/** When a department updates a dataset: what its abstract says, and what its dates keep to. */
export interface UpdatePlan {
  /** Yearly data: the month of the next year. Before July, so that last year's has come out. */
  readonly month: number;
  /** Monthly data: the day of the next month, one with an English ending in -th. */
  readonly day: number;
  /** Quarterly data: days after the end of the quarter. */
  readonly daysAfterQuarter: number;
  /** Weekly data: 1 for Monday. */
  readonly weekday: 1 | 2 | 5;
  readonly hour: number;
  /** Real-time data: the usual delay. */
  readonly minutes: number;
}

export function updatePlan(random: Random): UpdatePlan {
  return {
    month: pick(random, [2, 3, 3, 4, 5, 6]),
    day: pick(random, [8, 10, 12, 15, 15, 18, 20, 25]),
    daysAfterQuarter: pick(random, [15, 20, 25, 30]),
    weekday: pick(random, [1, 2, 5]),
    hour: pick(random, [2, 4, 6, 8, 9]),
    minutes: pick(random, [2, 5, 10, 15]),
  };
}
