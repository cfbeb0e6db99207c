import type { Clock } from "@tongshu/platform/clock";
import type { Organisation } from "../contract.ts";
import { organisationsFreshMs, organisationsKeptMax, organisationsKeptMs } from "../limits.ts";
import type { Reader } from "../store/organisation-reader.ts";
import { organisationsByIds } from "./organisations-by-ids.ts";

/** Answers the organisations with these ids, by id; an unknown id is not in the map. */
export type OrganisationsReader = (
  ids: readonly string[],
) => Promise<ReadonlyMap<string, Organisation>>;

/**
 * Makes a reader of organisations that keeps what it has read: each search names dozens of them, and
 * they change rarely. What was read more than `organisationsFreshMs` ago is still answered, and read
 * again behind the answer; nothing is answered that was read `organisationsKeptMs` ago.
 */
export function keepOrganisations(
  deps: { readonly db: Reader; readonly clock: Clock },
  { keptMax = organisationsKeptMax }: { readonly keptMax?: number } = {},
): OrganisationsReader {
  /** By id; the one read first comes first. */
  const kept = new Map<string, { readonly organisation: Organisation; readonly readAt: number }>();
  let isRenewing = false;

  const read = async (ids: readonly string[]): Promise<ReadonlyMap<string, Organisation>> => {
    // What changes while it is read counts as not read yet.
    const readAt = deps.clock.now().getTime();
    const found = await organisationsByIds(deps, ids);
    for (const id of ids) kept.delete(id);
    for (const [id, organisation] of found) kept.set(id, { organisation, readAt });
    for (const oldest of kept.keys()) {
      if (kept.size <= keptMax) break;
      kept.delete(oldest);
    }
    return found;
  };

  /** One statement at a time: a database that is slow is not asked for more. */
  const renew = async (ids: readonly string[]): Promise<void> => {
    if (isRenewing) return;
    isRenewing = true;
    // What cannot be read is answered as it was, and read again with the next answer.
    await read(ids).catch(() => undefined);
    isRenewing = false;
  };

  return async (ids) => {
    const now = deps.clock.now().getTime();
    const known = new Map<string, Organisation>();
    const aged: string[] = [];
    const unknown: string[] = [];
    for (const id of new Set(ids)) {
      const one = kept.get(id);
      const age = one === undefined ? Number.POSITIVE_INFINITY : now - one.readAt;
      if (one === undefined || age >= organisationsKeptMs) {
        unknown.push(id);
        continue;
      }
      known.set(id, one.organisation);
      if (age >= organisationsFreshMs) aged.push(id);
    }
    if (unknown.length > 0) return new Map([...known, ...(await read([...unknown, ...aged]))]);
    if (aged.length > 0) void renew(aged);
    return known;
  };
}
