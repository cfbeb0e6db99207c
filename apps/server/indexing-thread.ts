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

/** To the thread: work to do, the work in hand to be stopped, or the end. */
export type IndexingCall = { readonly work: IndexingWork } | "stop" | "close";

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
  async run(
    work: IndexingWork,
    onProgress?: (progress: FollowProgress) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    const stop = (): void => this.#worker.postMessage("stop" satisfies IndexingCall);
    signal?.addEventListener("abort", stop, { once: true });
    try {
      await new Promise<void>((done, fail) => {
        if (this.#ended) throw new Error("The thread that writes the search index has ended.");
        this.#settle = { done, fail };
        this.#onProgress = onProgress;
        this.#worker.postMessage({ work } satisfies IndexingCall);
        if (signal?.aborted === true) stop();
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
