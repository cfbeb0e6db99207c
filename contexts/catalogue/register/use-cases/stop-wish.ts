import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database } from "@tongshu/platform/database";
import { cancelAskMs, stopTurnRecords } from "../../limits.ts";
import { cancelIsAsked } from "../../store/cancellation.ts";

/** Whether a run is to stop, asked by the run itself where it can stop and nothing is half done. */
export interface StopWish {
  /** Asked between transactions. Once true it stays true. */
  isThere(): Promise<boolean>;
  /** Hands records on until the run is to stop. */
  until<Record>(records: AsyncIterable<Record>): AsyncIterable<Record>;
}

/** The wish of this process (`signal`) or of another one, which leaves it with the run. */
export function stopWish(
  db: Database,
  runId: string,
  {
    signal,
    goOn,
  }: { readonly signal?: AbortSignal | undefined; readonly goOn?: (() => void) | undefined },
): StopWish {
  let there = false;
  const isThere = async (): Promise<boolean> => {
    goOn?.();
    there ||= signal?.aborted === true || (await cancelIsAsked(db, runId));
    return there;
  };
  async function* until<Record>(records: AsyncIterable<Record>): AsyncIterable<Record> {
    let asked = performance.now();
    let count = 0;
    for await (const record of records) {
      count += 1;
      // Records made without waiting for anything would keep signals from being heard.
      if (count % stopTurnRecords === 0) await nextTurn();
      goOn?.();
      if (signal?.aborted === true) return;
      if (performance.now() - asked >= cancelAskMs) {
        asked = performance.now();
        if (await isThere()) return;
      }
      yield record;
    }
  }
  return { isThere, until };
}
