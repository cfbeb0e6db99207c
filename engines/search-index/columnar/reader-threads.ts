import type { IndexSchema } from "../search-index.ts";
import type { FolderReader } from "./folder-reader.ts";
import { endLoan, type Lent, offerLoan, openHelpLines } from "./search-help.ts";
import { shareOut } from "./share-out.ts";
import type { SharedSnapshot } from "./snapshot.ts";
import { Thread } from "./thread.ts";

export interface ReaderThread {
  readonly number: number;
  readonly thread: Thread<FolderReader>;
  /** The state it was last told to use. */
  using: SharedSnapshot | undefined;
  isBusy: boolean;
  /** The search that it is lent to, and whether that may call it yet. */
  loan: { readonly search: number; isOffered: boolean } | undefined;
}

/** When threads share a search. */
export interface Sharing {
  /** To divide a search into shares of fewer rows is not worth while. */
  readonly shareRowsMin: number;
  /** To call others for fewer rows to look at is not either. */
  readonly expectedRowsMin: number;
}

/** Searches are numbered up to this, and then from 1 again. */
const searchNumberMax = 0x7fff_ffff;

type Task = (member: ReaderThread) => Promise<void>;

/** The threads of a reader, which do one task each at a time, or help with one. */
export class ReaderThreads {
  readonly most: number;
  readonly #folder: string;
  readonly #schema: IndexSchema;
  readonly #sharing: Sharing;
  readonly #members: ReaderThread[] = [];
  readonly #tasks: Task[] = [];
  /** Member → the search that may call it, 0 for none. */
  readonly #loans: Int32Array;
  #searches = 0;
  #isClosed = false;

  constructor(folder: string, schema: IndexSchema, most: number, sharing: Sharing) {
    this.#folder = folder;
    this.#schema = schema;
    this.most = most;
    this.#sharing = sharing;
    this.#loans = new Int32Array(new SharedArrayBuffer(most * 4));
  }

  /** Runs a task in a free thread, in the order in which tasks came. */
  run<Result>(task: (member: ReaderThread) => Promise<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#tasks.push((member) => task(member).then(resolve, reject));
      this.#next();
    });
  }

  async use(member: ReaderThread, shared: SharedSnapshot | undefined): Promise<void> {
    if (shared === undefined || member.using === shared) return;
    await member.thread.call("use", shared);
    member.using = shared;
  }

  /** Lends idle threads to a search, as many as are worth while; nothing when there is none. */
  lend(shared: SharedSnapshot | undefined): Lent | undefined {
    if (shared === undefined || this.#tasks.length > 0) return undefined;
    const rows = shared.sound.map((segment) => segment.rows);
    const living = this.#members.filter(({ thread }) => !thread.isEnded);
    const idle = living.filter(({ isBusy }) => !isBusy);
    const helpersMax = this.most - living.length + idle.length;
    const shares = shareOut(rows, 1 + helpersMax, this.#sharing.shareRowsMin).length;
    if (shares === 1) return undefined;
    if (idle.length === 0) {
      // One is started for the searches that follow.
      this.run((member) => this.use(member, shared)).catch(() => undefined);
      return undefined;
    }
    const search = (this.#searches % searchNumberMax) + 1;
    this.#searches = search;
    const helpers = idle.slice(0, shares - 1);
    for (const helper of helpers) {
      helper.isBusy = true;
      helper.loan = { search, isOffered: false };
      void this.#offer(helper, shared, search);
    }
    const lent = helpers.map((helper) => helper.number);
    return { search, helpers: lent, rows, ...this.#sharing };
  }

  /** Lets a search call a thread as soon as that uses the same state. */
  async #offer(helper: ReaderThread, shared: SharedSnapshot, search: number): Promise<void> {
    try {
      if (helper.using !== shared) await this.use(helper, shared);
    } catch {
      // It cannot help; whoever asks it for something else learns why.
      return;
    }
    if (helper.loan?.search !== search) return;
    helper.loan.isOffered = true;
    offerLoan(this.#loans, helper.number, search);
  }

  /** What was lent to a search is free for others. */
  endLoans(search: number): void {
    for (const member of this.#members) {
      if (member.loan?.search !== search) continue;
      endLoan(this.#loans, member.number, search);
      member.loan = undefined;
      member.isBusy = false;
      this.#next();
    }
  }

  /** A thread that was lent and is not called for. */
  #takeBack(): ReaderThread | undefined {
    return this.#members.find((member) => {
      const { loan, number, thread } = member;
      if (loan === undefined || thread.isEnded) return false;
      if (loan.isOffered && !endLoan(this.#loans, number, loan.search)) return false;
      member.loan = undefined;
      return true;
    });
  }

  #next(): void {
    if (this.#tasks.length === 0) return;
    const free = this.#members.find(({ isBusy, thread }) => !isBusy && !thread.isEnded);
    const member = free ?? this.#start() ?? this.#takeBack();
    const task = member === undefined ? undefined : this.#tasks.shift();
    if (member === undefined || task === undefined) return;
    member.isBusy = true;
    void task(member).finally(() => {
      member.isBusy = false;
      this.#next();
    });
  }

  /**
   * A further thread, or one in the place of another that has failed; it knows all others. Undefined when
   * there are enough.
   */
  #start(): ReaderThread | undefined {
    if (this.#isClosed) return undefined;
    const failed = this.#members.find(({ isBusy, thread }) => !isBusy && thread.isEnded);
    const number = failed?.number ?? this.#members.length;
    if (number >= this.most) return undefined;
    const thread = new Thread<FolderReader>("reader", this.#folder, this.#schema);
    for (const other of this.#members) {
      if (other.thread.isEnded) continue;
      const [own, ofOther] = openHelpLines(number, other.number, this.#loans);
      for (const [one, line] of [
        [thread, own],
        [other.thread, ofOther],
      ] as const) {
        // A thread that cannot be told was ended, which who asks it next will learn.
        one.callWith([line.asking, line.helping], "meet", line).catch(() => undefined);
      }
    }
    const member = { number, thread, using: undefined, isBusy: false, loan: undefined };
    this.#members[number] = member;
    return member;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#members.map(({ thread }) => thread.close()));
  }
}
