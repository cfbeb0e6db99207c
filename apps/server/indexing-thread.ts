import { Worker } from "node:worker_threads";
import type { FollowProgress } from "@tongshu/catalogue";
import type { DatabaseConnection } from "@tongshu/platform/database";
import { type Refusal, RefusalError } from "@tongshu/platform/errors";

/** What the thread is started with. */
export interface IndexingSetup {
  readonly connection: DatabaseConnection;
  readonly folder: string;
}

export type IndexingWork = "catchUp" | "rebuild";

/** Work to do, and about how many changes are awaited meanwhile. */
export interface IndexingOrder {
  readonly work: IndexingWork;
  readonly awaited?: number | undefined;
}

/**
 * To the thread: an order; that all changes it awaits have been committed; that it is to be stopped;
 * or the end.
 */
export type IndexingCall = IndexingOrder | "arrived" | "stop" | "close";

/** Changes that another part of the process is making. */
export interface ChangesUnderWay {
  /** About how many there will be. */
  readonly changes: number;
  /** Settles when all have been committed, or no more will be. */
  readonly over: Promise<unknown>;
}

export interface IndexingOptions {
  readonly onProgress?: ((progress: FollowProgress) => void) | undefined;
  /** An abort ends the work after the batch in hand. */
  readonly signal?: AbortSignal | undefined;
  readonly awaited?: ChangesUnderWay | undefined;
}

/** From the thread: how far it is, and how the work in hand ended. */
export type IndexingAnswer =
  | { readonly progress: FollowProgress }
  | { readonly done: true }
  | { readonly failed: IndexingFailure };

interface IndexingFailure {
  readonly message: string;
  readonly stack: string | undefined;
  readonly refusal: Refusal | undefined;
}

export function failureOf(error: unknown): IndexingFailure {
  if (!(error instanceof Error)) {
    return { message: String(error), stack: undefined, refusal: undefined };
  }
  const refusal = error instanceof RefusalError ? error.refusal : undefined;
  return { message: error.message, stack: error.stack, refusal };
}

function revived({ message, stack, refusal }: IndexingFailure): Error {
  if (refusal !== undefined) return new RefusalError(refusal);
  return Object.assign(new Error(message), stack === undefined ? {} : { stack });
}

/**
 * Writes the index in a thread of its own: reading entries, working out their terms and writing them
 * would hold up every request of this process. One work at a time.
 */
export class IndexingThread {
  readonly #worker: Worker;
  #settle: { readonly done: () => void; readonly fail: (error: Error) => void } | undefined;
  #onProgress: ((progress: FollowProgress) => void) | undefined;
  #ended = false;

  constructor(setup: IndexingSetup) {
    this.#worker = new Worker(new URL("./indexing-thread-main.ts", import.meta.url), {
      workerData: setup,
    });
    this.#worker.on("message", (answer: IndexingAnswer) => this.#receive(answer));
    this.#worker.on("error", (error) => this.#fail(revived(failureOf(error))));
    this.#worker.on("exit", () => {
      this.#ended = true;
      this.#fail(new Error("The thread that writes the search index has ended."));
    });
  }

  /**
   * Does the work to its end.
   * @throws what the work threw; an abort of `signal` ends it after the batch in hand
   */
  async run(work: IndexingWork, options: IndexingOptions = {}): Promise<void> {
    const { onProgress, signal, awaited } = options;
    const call = (one: IndexingCall): void => this.#worker.postMessage(one);
    const stop = (): void => call("stop");
    signal?.addEventListener("abort", stop, { once: true });
    try {
      await new Promise<void>((done, fail) => {
        if (this.#ended) throw new Error("The thread that writes the search index has ended.");
        this.#settle = { done, fail };
        this.#onProgress = onProgress;
        call({ work, awaited: awaited?.changes });
        if (signal?.aborted === true) stop();
        const arrived = (): void => call("arrived");
        awaited?.over.then(arrived, arrived);
      });
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }

  /** Ends the thread when it has closed what it opened. */
  async close(): Promise<void> {
    if (this.#ended) return;
    const ended = new Promise((resolve) => this.#worker.once("exit", resolve));
    this.#worker.postMessage("close" satisfies IndexingCall);
    await ended;
  }

  #receive(answer: IndexingAnswer): void {
    if ("progress" in answer) this.#onProgress?.(answer.progress);
    else if ("failed" in answer) this.#fail(revived(answer.failed));
    else this.#take()?.done();
  }

  #fail(error: Error): void {
    this.#take()?.fail(error);
  }

  #take() {
    const settle = this.#settle;
    this.#settle = undefined;
    this.#onProgress = undefined;
    return settle;
  }
}
