import type { Patience, Run } from "./engine-report.ts";
import { cpuSeconds } from "./process-facts.ts";

export type Ask = (place: number) => Promise<unknown>;

const since = (started: number): number => performance.now() - started;

/**
 * Asks all queries of a run one after the other, round by round. Warming up takes at most half of the
 * budget; a round that began is finished, so that every query is timed as often as the others.
 */
export async function timeRounds(
  queries: readonly number[],
  patience: Patience,
  ask: Ask,
): Promise<Run> {
  const budget = patience.budgetSeconds * 1_000;
  const warmUpRounds = await warmUp(queries, patience, ask);
  const rounds: number[][] = [];
  const cpu = cpuSeconds();
  const timing = performance.now();
  do {
    const times: number[] = [];
    for (const place of queries) {
      const started = performance.now();
      await ask(place);
      times.push(Math.round(since(started) * 1_000) / 1_000);
    }
    rounds.push(times);
  } while (rounds.length < patience.timedRounds && since(timing) < budget);
  return {
    queries: [...queries],
    warmUpRounds,
    rounds,
    cpuSeconds: Math.round((cpuSeconds() - cpu) * 1_000) / 1_000,
  };
}

/** Returns how many rounds it took. */
async function warmUp(queries: readonly number[], patience: Patience, ask: Ask): Promise<number> {
  const warming = performance.now();
  let rounds = 0;
  do {
    for (const place of queries) await ask(place);
    rounds += 1;
  } while (rounds < patience.warmUpRounds && since(warming) < patience.budgetSeconds * 500);
  return rounds;
}

/** Queries in a second when so many clients each wait for their answer and ask the next. */
export async function countPerSecond(
  queries: readonly number[],
  patience: Patience,
  clients: readonly Ask[],
): Promise<number> {
  // Readers were opened for this: their threads have not been asked anything yet.
  for (const ask of new Set(clients)) await warmUp(queries, patience, ask);
  const budget = patience.budgetSeconds * 1_000;
  const most = queries.length * patience.timedRounds;
  let asked = 0;
  const started = performance.now();
  await Promise.all(
    clients.map(async (ask) => {
      while (asked < most && (asked < queries.length || since(started) < budget)) {
        const place = queries[asked % queries.length] as number;
        asked += 1;
        await ask(place);
      }
    }),
  );
  return Math.round((asked / since(started)) * 1e4) / 10;
}
