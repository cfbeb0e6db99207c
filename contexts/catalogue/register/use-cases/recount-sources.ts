import { refuse, type Refusal } from "@tongshu/platform/errors";
import { catalogueErrors } from "../../errors.ts";
import { tryLockSource } from "../../store/runs.ts";
import { countersOfSources, setCounters, type SourceCounters } from "../../store/sources.ts";
import type { RegisterWriter } from "./write-batch.ts";

/**
 * Sets the counters of every source to what is there; entries and history are left as they are.
 * Returns the sources whose counters were wrong, with both. Reads every entry once.
 */
export async function recountSources(
  deps: Pick<RegisterWriter, "db">,
): Promise<readonly SourceCounters[] | Refusal> {
  const wrong = (await countersOfSources(deps.db)).filter(differs);
  const mended: SourceCounters[] = [];
  for (const { name } of wrong) {
    const outcome = await deps.db.transaction(async (tx) => {
      if (!(await tryLockSource(tx, name))) {
        return refuse(catalogueErrors, "HARVEST_ALREADY_RUNNING", { source: name });
      }
      // Counted again under the lock: a harvest may have ended since.
      const now = (await countersOfSources(tx)).find((one) => one.name === name);
      if (now !== undefined && differs(now)) {
        await setCounters(tx, name, now.real);
        mended.push(now);
      }
      return undefined;
    });
    if (outcome !== undefined) return outcome;
  }
  return mended;
}

function differs({ stated, real }: SourceCounters): boolean {
  return (
    stated.entries !== real.entries ||
    stated.items !== real.items ||
    stated.missing !== real.missing
  );
}
