import { feedHead } from "@tongshu/platform/change-feed";
import { refuse, type Refusal } from "@tongshu/platform/errors";
import { catalogueErrors } from "../../errors.ts";
import { harvestEntries } from "../../harvest/index.ts";
import { sampleEntriesDefault, sampleEntriesMax } from "../../limits.ts";
import { listSources, type RegisterWriter, type RunRow } from "../../register/index.ts";
import { sampleNation, sampleSourceName } from "../sample-nation.ts";

/** Any number will do; this one gives the sample that the documents show. */
export const sampleSeedDefault = 809;

/** Loads the sample, a nation in small. Loading it again changes nothing. */
export async function addSample(
  deps: RegisterWriter,
  request: {
    readonly entries?: number | undefined;
    readonly seed?: number | undefined;
    readonly onProgress?: ((done: number, of: number) => void) | undefined;
    /** Fires when loading is to be cancelled for good. */
    readonly signal?: AbortSignal | undefined;
    /** Called wherever loading can stop; what it throws leaves it to be carried on. */
    readonly goOn?: (() => void) | undefined;
  },
): Promise<RunRow | Refusal> {
  const entries = request.entries ?? sampleEntriesDefault;
  const seed = request.seed ?? sampleSeedDefault;
  if (!Number.isInteger(entries) || entries < 1 || entries > sampleEntriesMax) {
    return refuse(catalogueErrors, "SAMPLE_SIZE_INVALID", {
      entries,
      entriesMax: sampleEntriesMax,
    });
  }
  return await harvestEntries(deps, {
    source: sampleSourceName,
    sample: true,
    entries: { [Symbol.iterator]: () => sampleNation({ seed, entries })[Symbol.iterator]() },
    signal: request.signal,
    goOn: request.goOn,
    onCommitted: (done) => request.onProgress?.(done, entries),
  });
}

/**
 * Whether a first start should load the sample: the database is fresh (nothing was ever appended to
 * its change feed), or loading it was interrupted. A sample that was removed does not come back.
 */
export async function sampleIsDue(deps: Pick<RegisterWriter, "db">): Promise<boolean> {
  const { seq } = await feedHead(deps.db);
  if (seq === 0) return true;
  const sources = await listSources(deps);
  return sources.some((source) => source.sample && source.lastRun?.state === "RUNNING");
}
