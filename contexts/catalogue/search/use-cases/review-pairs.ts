import type { Clock } from "@tongshu/platform/clock";
import type { Database } from "@tongshu/platform/database";
import { type Refusal, RefusalError, refuse } from "@tongshu/platform/errors";
import { fold } from "@tongshu/text-analysis";
import type { MinedPairState, ReviewedPair } from "../../contract.ts";
import { catalogueErrors } from "../../errors.ts";
import { countPairs, decidePairs, listPairs } from "../../store/mined-pairs.ts";

export interface PairPage {
  /** Pairs of that state, and how many of them searches use. */
  readonly total: number;
  readonly used: number;
  readonly pairs: readonly ReviewedPair[];
}

/** A page of the review list, best first; pages count from 1. */
export async function listMinedPairs(
  { db }: { readonly db: Database },
  request: {
    readonly state?: MinedPairState | undefined;
    readonly page: number;
    readonly size: number;
  },
): Promise<PairPage> {
  const { state, page, size } = request;
  const counts = await countPairs(db, state);
  const rows = await listPairs(db, { state, offset: (page - 1) * size, limit: size });
  return {
    ...counts,
    pairs: rows.map(({ certain, reviewedAt, ...row }) => ({
      ...row,
      used: row.state === "ACCEPTED" || (row.state === "PROPOSED" && certain),
      reviewedAt: reviewedAt?.toISOString() ?? null,
    })),
  };
}

/**
 * Accepts or rejects pairs, each written `中文=english`: all of them or, when one is not on the list,
 * none. A decision can be changed. Returns how many were decided.
 */
export async function reviewMinedPairs(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  state: "ACCEPTED" | "REJECTED",
  written: readonly string[],
): Promise<number | Refusal> {
  const asked = new Map(written.map((text) => [keyOf(text), text] as const));
  const pairs = [...asked.keys()].map((key) => {
    const [zh = "", en = ""] = key.split("\n");
    return { zh, en };
  });
  try {
    return await db.transaction(async (tx) => {
      const decided = await decidePairs(tx, pairs, { state, now: clock.now() });
      const found = new Set(decided.map(({ zh, en }) => `${zh}\n${en}`));
      for (const [key, pair] of asked) {
        if (found.has(key)) continue;
        throw new RefusalError(refuse(catalogueErrors, "MINED_PAIR_NOT_FOUND", { pair }));
      }
      return found.size;
    });
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal;
    throw error;
  }
}

function keyOf(written: string): string {
  const at = written.indexOf("=");
  const sides = at < 0 ? [written] : [written.slice(0, at), written.slice(at + 1)];
  return sides.map((side) => fold(side)).join("\n");
}
