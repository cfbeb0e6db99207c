import { MessageChannel, type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { SearchTimedOutError } from "../errors.ts";
import { now } from "../worker-protocol.ts";
import type { SetCounts } from "./facet-counter.ts";
import type { RankedRow } from "./ranking.ts";
import type { Search } from "./search.ts";
import { hasTurn, isNeeded, type SegmentTurns } from "./segment-turns.ts";
import type { Snapshot } from "./snapshot.ts";

/** What one thread found in its segments of a search, for the thread that makes the answer. */
export interface SearchShare {
  readonly total: number;
  /** False when more documents might hold a phrase than could be looked through. */
  readonly exact: boolean;
  readonly ranked: readonly RankedRow[];
  /** In the order of the facets that were asked for: counts by set, segment by segment. */
  readonly counts: readonly (readonly ShareCounts[])[];
}

interface ShareCounts {
  readonly segment: number;
  /** In memory that threads share, so that it is copied once. */
  readonly perSet: Uint32Array;
}

export function shareOf({ total, phrases, ranked, counters, snapshot }: Search): SearchShare {
  const { segments } = snapshot;
  const counted = counters.flatMap((counter) => counter.counted);
  const numbers = counted.reduce((sum, { perSet }) => sum + perSet.length, 0);
  // One piece for all: each has its price.
  const shared = new Uint32Array(new SharedArrayBuffer(numbers * 4));
  let end = 0;
  const share = (perSet: Uint32Array): Uint32Array => {
    shared.set(perSet, end);
    end += perSet.length;
    return shared.subarray(end - perSet.length, end);
  };
  return {
    total,
    exact: phrases.isExact,
    ranked,
    counts: counters.map(({ counted }) =>
      counted.map(({ segment, perSet }) => ({
        segment: segments.indexOf(segment),
        perSet: share(perSet),
      })),
    ),
  };
}

/** What a share counted for a facet, in the segments of this thread. */
export function countsOfShare(
  { counts }: SearchShare,
  facet: number,
  { segments }: Snapshot,
): readonly SetCounts[] {
  return (counts[facet] ?? []).flatMap(({ segment: index, perSet }) => {
    const segment = segments[index];
    return segment === undefined ? [] : [{ segment, perSet }];
  });
}

/**
 * How the shares of a search come to the thread that leads it: straight from the others, for the way
 * through the thread that serves takes as long as many a search.
 */
export interface ShareInbox {
  readonly turns: SegmentTurns;
  readonly ports: readonly MessagePort[];
  /** Helper → 1 when it has ended, whether it sent a share or failed. */
  readonly ended: Int32Array;
}

/** The end of a helper. */
export interface ShareOutbox {
  readonly turns: SegmentTurns;
  /** Which thread of the search it is; the helpers follow on the one that leads. */
  readonly thread: number;
  readonly port: MessagePort;
  readonly ended: Int32Array;
}

/** For a search with so many helpers. */
export function openShareLines(
  turns: SegmentTurns,
  helpers: number,
): {
  readonly inbox: ShareInbox;
  readonly outboxes: readonly ShareOutbox[];
} {
  const ended = new Int32Array(new SharedArrayBuffer(helpers * 4));
  const channels = Array.from({ length: helpers }, () => new MessageChannel());
  return {
    inbox: { turns, ports: channels.map(({ port1 }) => port1), ended },
    outboxes: channels.map(({ port2 }, helper) => ({
      turns,
      thread: helper + 1,
      port: port2,
      ended,
    })),
  };
}

/** Tells the leader that nothing more will come. */
export function endHelp({ port, ended, thread }: ShareOutbox): void {
  Atomics.store(ended, thread - 1, 1);
  Atomics.notify(ended, thread - 1);
  port.close();
}

/** Sends what the work gives, if there is any left. */
export function sendShare(outbox: ShareOutbox, work: () => SearchShare): void {
  const { turns, thread, port } = outbox;
  try {
    if (!isNeeded(turns, thread)) return;
    const share = work();
    if (hasTurn(turns, thread)) port.postMessage(share);
  } finally {
    endHelp(outbox);
  }
}

/**
 * Waits for the shares of all others who have taken segments; undefined when one has failed.
 * @throws SearchTimedOutError when they take longer than until `deadline`
 */
export function receiveShares(
  { turns, ports, ended }: ShareInbox,
  deadline: number,
): readonly SearchShare[] | undefined {
  const shares: SearchShare[] = [];
  for (const [helper, port] of ports.entries()) {
    if (!hasTurn(turns, helper + 1)) continue;
    // Says at once that the helper has ended, where it has.
    if (Atomics.wait(ended, helper, 0, deadline - now()) === "timed-out") {
      throw new SearchTimedOutError();
    }
    // Whatever comes was sent by `sendShare`.
    const received = receiveMessageOnPort(port) as { readonly message: SearchShare } | undefined;
    if (received === undefined) return undefined;
    shares.push(received.message);
  }
  return shares;
}
