import { organisationsBelow } from "@tongshu/identity";
import type { Clock } from "@tongshu/platform/clock";
import type { Database } from "@tongshu/platform/database";
import type { ProviderTrend } from "../../contract.ts";
import { trendEntriesMax, trendKeptMs, trendsKeptMax } from "../../limits.ts";
import { countOfProviders, trendRows } from "../../store/trend.ts";
import { countStated, modifiedAt, statesOfEntry, trendOf } from "../model/provider-trend.ts";

export interface TrendReader {
  readonly db: Database;
  readonly clock: Clock;
}

/** The numbers of an authority over time; without points while it has no entries. */
export async function providerTrend(
  deps: TrendReader,
  providerId: string,
  { entriesMax = trendEntriesMax }: { readonly entriesMax?: number } = {},
): Promise<ProviderTrend> {
  const providers = await organisationsBelow(deps, [providerId]);
  const [entries, rows] = await Promise.all([
    countOfProviders(deps.db, providers),
    trendRows(deps.db, providers, entriesMax),
  ]);
  const states = rows.map(({ createdAt, items, record, versions }) => {
    if (versions !== null) {
      const dated = versions.map(({ at, changes }) => ({ at: new Date(at), changes }));
      return statesOfEntry({ record, items }, dated);
    }
    const modified = modifiedAt(record.modified ?? record.issued);
    return [{ from: createdAt.getTime(), stated: countStated(record, items), modified }];
  });
  const { step, points } = trendOf(states, deps.clock.now().getTime());
  // A sample stands for all of them.
  const whole = rows.length === 0 ? 1 : entries / rows.length;
  const scaled = points.map((point) => ({
    ...point,
    entries: Math.round(point.entries * whole),
    fresh: Math.round(point.fresh * whole),
  }));
  return { entries, counted: rows.length, step, points: scaled };
}

/**
 * Makes the reader of trends, which keeps each answer for `trendKeptMs`: what it is made from changes
 * only with a harvest, and the page of an authority is asked for often.
 */
export function keepTrends(deps: TrendReader): (providerId: string) => Promise<ProviderTrend> {
  const kept = new Map<
    string,
    { readonly until: number; readonly trend: Promise<ProviderTrend> }
  >();
  return async (providerId) => {
    const now = deps.clock.now().getTime();
    let one = kept.get(providerId);
    if (one === undefined || now >= one.until) {
      one = { until: now + trendKeptMs, trend: providerTrend(deps, providerId) };
      // The one asked for first goes first.
      kept.delete(providerId);
      kept.set(providerId, one);
      const [oldest] = kept.keys();
      if (kept.size > trendsKeptMax && oldest !== undefined) kept.delete(oldest);
    }
    const asked = one;
    try {
      return await asked.trend;
    } catch (error) {
      // What failed is tried again by the next who asks.
      if (kept.get(providerId) === asked) kept.delete(providerId);
      throw error;
    }
  };
}
