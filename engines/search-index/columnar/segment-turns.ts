import type { Alternative, Group, SearchQuery } from "../search-index.ts";

/**
 * Which threads of a search look at which of its segments. Each takes the next that nobody has taken, so
 * that one which comes late or is slow takes fewer, and a search that takes no time is not waited for
 * by anybody. All threads of a search share this.
 */
export interface SegmentTurns {
  /** Thread → the segments that it may take, one after the other. */
  readonly orders: readonly (readonly number[])[];
  /** Segment → 0 while it is free, else 1 + the thread; the one that leads is thread 0. */
  readonly takenBy: Int32Array;
  /** Thread → 1 when it has sent what it found, or why it failed. */
  readonly ended: Int32Array;
}

/**
 * For so many threads and segments with so many rows. The largest are taken first, and each thread
 * begins with others: it has them in its processor's cache, and their filters, from searches before.
 */
export function freeTurns(rows: readonly number[], threads: number): SegmentTurns {
  const largestFirst = [...rows.keys()].sort((a, b) => (rows[b] ?? 0) - (rows[a] ?? 0));
  const orders = Array.from({ length: threads }, (_, thread) => {
    const isOwn = (_segment: number, at: number): boolean => at % threads === thread;
    const own = largestFirst.filter(isOwn);
    return [...own, ...largestFirst.filter((segment) => !own.includes(segment))];
  });
  return turnsOf(orders, rows.length);
}

/** Which thread has which segments is said before. */
export function fixedTurns(shares: readonly (readonly number[])[]): SegmentTurns {
  const turns = turnsOf(shares, shares.flat().length);
  for (const [thread, share] of shares.entries()) {
    for (const segment of share) turns.takenBy[segment] = thread + 1;
  }
  return turns;
}

function turnsOf(orders: SegmentTurns["orders"], segments: number): SegmentTurns {
  const shared = new SharedArrayBuffer((segments + orders.length) * 4);
  return {
    orders,
    takenBy: new Int32Array(shared, 0, segments),
    ended: new Int32Array(shared, segments * 4),
  };
}

/** Whether the thread is to search a segment. */
export function takesTurn({ takenBy }: SegmentTurns, thread: number, segment: number): boolean {
  const before = Atomics.compareExchange(takenBy, segment, 0, thread + 1);
  return before === 0 || before === thread + 1;
}

/** Whether the thread has taken a segment, or it was said before that it is to have it. */
export function isGiven({ takenBy }: SegmentTurns, thread: number, segment: number): boolean {
  return Atomics.load(takenBy, segment) === thread + 1;
}

/** Whether it is so of any segment. */
export function hasTurn(turns: SegmentTurns, thread: number): boolean {
  return (turns.orders[thread] ?? []).some((segment) => isGiven(turns, thread, segment));
}

/** Whether there is anything for a thread to do. */
export function isNeeded(turns: SegmentTurns, thread: number): boolean {
  return (turns.orders[thread] ?? []).some(
    (segment) => isGiven(turns, thread, segment) || Atomics.load(turns.takenBy, segment) === 0,
  );
}

/** Leaves nothing to take: the search is over. */
export function endTurns({ takenBy }: SegmentTurns): void {
  for (const segment of takenBy.keys()) Atomics.compareExchange(takenBy, segment, 0, 1);
}

/**
 * Whether a query looks through documents for phrases: how many of them depends on who has which
 * segments, and is to be the same each time.
 */
export function asksForPhrases({ must, should, mustNot, pinned }: SearchQuery): boolean {
  const groups: readonly Group[] = [
    ...must,
    ...(should ?? []),
    ...mustNot,
    ...(pinned ? [pinned] : []),
  ];
  return groups.some((group) => group.some((one: Alternative) => "phrase" in one));
}
