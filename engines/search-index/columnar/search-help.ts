import { MessageChannel, type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { SearchTimedOutError } from "../errors.ts";
import type { SearchQuery } from "../search-index.ts";
import { type Answer, describeError, now, revive } from "../worker-protocol.ts";
import type { SearchShare } from "./search-share.ts";
import {
  asksForPhrases,
  endTurns,
  fixedTurns,
  freeTurns,
  hasTurn,
  isNeeded,
  type SegmentTurns,
} from "./segment-turns.ts";
import { shareOut } from "./share-out.ts";

/**
 * Threads help each other with a search without the thread that serves: that one lends idle threads to
 * the thread that leads a search, which calls them over a line of their own once it knows that the
 * search is worth it.
 */

/** What two threads of a pool need to help each other; each has one for every other. */
export interface HelpLine {
  /** The number of the other in the pool. */
  readonly member: number;
  /** For calls to the other, and its answers. */
  readonly asking: MessagePort;
  /** For calls of the other. */
  readonly helping: MessagePort;
  /** Member → the search that may call it, 0 for none. All threads of the pool share it. */
  readonly loans: Int32Array;
}

/** For a pair of members, the end of each with the ports that are handed over with it. */
export function openHelpLines(
  one: number,
  other: number,
  loans: Int32Array,
): readonly [HelpLine, HelpLine] {
  const ofOne = new MessageChannel();
  const ofOther = new MessageChannel();
  return [
    { member: other, asking: ofOne.port1, helping: ofOther.port2, loans },
    { member: one, asking: ofOther.port1, helping: ofOne.port2, loans },
  ];
}

/** The threads that a search may call. */
export interface Lent {
  /** Greater than 0; no two searches of a pool at a time have the same. */
  readonly search: number;
  readonly helpers: readonly number[];
  /** What is searched: the rows of each segment, and the fewest for a thread of its own. */
  readonly rows: readonly number[];
  readonly shareRowsMin: number;
  /** With fewer rows to look at nobody is called. */
  readonly expectedRowsMin: number;
}

/** Lets a search call a member. */
export function offerLoan(loans: Int32Array, member: number, search: number): void {
  Atomics.store(loans, member, search);
}

/** Nobody else has the member after this; false when it was not, or no longer, there to be called. */
export function endLoan(loans: Int32Array, member: number, search: number): boolean {
  return Atomics.compareExchange(loans, member, search, 0) === search;
}

/** A call for help, as it crosses between threads. */
export interface HelpCall {
  readonly search: number;
  readonly query: SearchQuery;
  readonly deadline: number;
  readonly turns: SegmentTurns;
  readonly thread: number;
}

interface HelpAnswer {
  readonly search: number;
  readonly share?: SearchShare;
  readonly error?: Answer["error"];
}

/** Who helps the thread that leads a search. */
export interface Help {
  readonly expectedRowsMin: number;
  /** Calls whoever can help now, and says who may take which segments. */
  begin(): SegmentTurns;
  /** Calls those who were not ready before. */
  callLate(): void;
  /**
   * What the others found.
   * @throws SearchTimedOutError when they take longer than the search may; or why one has failed
   */
  receive(): readonly SearchShare[];
  /** Nothing more is wanted. */
  end(): void;
}

/** Help of threads that were lent. */
export class LentHelp implements Help {
  readonly #lines: ReadonlyMap<number, HelpLine>;
  readonly #lent: Lent;
  readonly #query: SearchQuery;
  readonly #deadline: number;
  /** Members that were not called, or not yet. */
  #uncalled: readonly number[];
  #turns: SegmentTurns | undefined;
  readonly #called = new Map<number, HelpLine>();

  constructor(
    lines: ReadonlyMap<number, HelpLine>,
    lent: Lent,
    query: SearchQuery,
    deadline: number,
  ) {
    this.#lines = lines;
    this.#lent = lent;
    this.#query = query;
    this.#deadline = deadline;
    this.#uncalled = lent.helpers;
  }

  get expectedRowsMin(): number {
    return this.#lent.expectedRowsMin;
  }

  begin(): SegmentTurns {
    const { rows, helpers, shareRowsMin } = this.#lent;
    if (!asksForPhrases(this.#query)) {
      this.#turns = freeTurns(rows, 1 + helpers.length);
      this.callLate();
      return this.#turns;
    }
    const lines = this.#take();
    // What is dealt out is not taken by another: only by those who are there.
    this.#uncalled = [];
    const turns = fixedTurns(shareOut(rows, 1 + lines.length, shareRowsMin));
    this.#turns = turns;
    for (const line of lines) this.#call(line, turns);
    return turns;
  }

  callLate(): void {
    if (this.#uncalled.length === 0 || this.#turns === undefined) return;
    for (const line of this.#take()) this.#call(line, this.#turns);
  }

  /** Those that are ready belong to this search from now on. */
  #take(): readonly HelpLine[] {
    const lines = this.#uncalled.flatMap((member) => {
      const line = this.#lines.get(member);
      return line !== undefined && endLoan(line.loans, member, this.#lent.search) ? [line] : [];
    });
    this.#uncalled = this.#uncalled.filter((one) => lines.every(({ member }) => member !== one));
    return lines;
  }

  #call(line: HelpLine, turns: SegmentTurns): void {
    const thread = this.#called.size + 1;
    this.#called.set(thread, line);
    const { search } = this.#lent;
    const call: HelpCall = {
      search,
      query: this.#query,
      deadline: this.#deadline,
      turns,
      thread,
    };
    line.asking.postMessage(call);
  }

  receive(): readonly SearchShare[] {
    const turns = this.#turns;
    if (turns === undefined) return [];
    return [...this.#called].flatMap(([thread, { asking }]) => {
      // Who took nothing has nothing to say.
      if (!hasTurn(turns, thread)) return [];
      // Says at once that the helper has ended, where it has.
      if (Atomics.wait(turns.ended, thread, 0, this.#deadline - now()) === "timed-out") {
        throw new SearchTimedOutError();
      }
      const { share, error } = answerOn(asking, this.#lent.search);
      if (error !== undefined) throw revive(error);
      return share === undefined ? [] : [share];
    });
  }

  end(): void {
    if (this.#turns !== undefined) endTurns(this.#turns);
  }
}

/** The answer for a search; those that came too late for others are passed over. */
function answerOn(port: MessagePort, search: number): HelpAnswer {
  for (;;) {
    // Whatever comes was sent by `answerCall`.
    const received = receiveMessageOnPort(port) as { readonly message: HelpAnswer } | undefined;
    if (received === undefined) throw new Error("A thread has ended without an answer.");
    if (received.message.search === search) return received.message;
  }
}

/** What a helper does: searches the segments that it takes. */
export type HelpWork = (
  query: SearchQuery,
  deadline: number,
  turns: SegmentTurns,
  thread: number,
) => SearchShare;

/** Helps whoever calls over a line, until its port is closed. */
export function helpOver({ helping }: HelpLine, work: HelpWork): void {
  helping.on("message", (call: HelpCall) => answerCall(helping, call, work));
}

export function answerCall(port: MessagePort, call: HelpCall, work: HelpWork): void {
  const { search, query, deadline, turns, thread } = call;
  // The others have searched everything by now.
  if (!isNeeded(turns, thread)) return;
  try {
    const share = work(query, deadline, turns, thread);
    if (hasTurn(turns, thread)) port.postMessage({ search, share } satisfies HelpAnswer);
  } catch (error) {
    port.postMessage({ search, error: describeError(error) } satisfies HelpAnswer);
  }
  Atomics.store(turns.ended, thread, 1);
  Atomics.notify(turns.ended, thread);
}

export function closeHelpLine({ asking, helping }: HelpLine): void {
  asking.close();
  helping.close();
}
