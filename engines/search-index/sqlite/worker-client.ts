import { Worker } from "node:worker_threads";
import { SearchIndexClosedError, SearchOverloadedError, SearchTimedOutError } from "../errors.ts";
import { queriesWaitingMax, queryDeadlineMs } from "../limits.ts";
import { type Answer, now, revive, type WorkerSetup } from "../worker-protocol.ts";

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout | undefined;
}

type ParametersOf<Method> = Method extends (...parameters: infer P) => unknown ? P : never;
type ResultOf<Method> = Method extends (...parameters: never[]) => infer R ? R : never;

/** Calls the methods of a reader or writer in its own thread. Lives until `close`. */
export class WorkerClient<Side extends object> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  /** Queries that the worker has not answered yet, also those that nobody waits for any more. */
  readonly #queries = new Set<number>();
  #nextId = 1;
  #ended: string | undefined;

  constructor(setup: WorkerSetup) {
    this.#worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: setup });
    this.#worker.on("message", (answer: Answer) => this.#receive(answer));
    this.#worker.on("error", (error) =>
      this.#end(error instanceof Error ? error.message : "Its worker failed."),
    );
    this.#worker.on("exit", () => this.#end("Its worker ended."));
    // An idle index does not keep the process alive.
    this.#worker.unref();
  }

  /** A call that is always carried out and waited for. */
  call<Method extends keyof Side & string>(
    method: Method,
    ...parameters: ParametersOf<Side[Method]>
  ): Promise<ResultOf<Side[Method]>> {
    return this.#send(method, parameters);
  }

  /** A call that is refused when too many wait, and given up after `queryDeadlineMs`. */
  query<Method extends keyof Side & string>(
    method: Method,
    ...parameters: ParametersOf<Side[Method]>
  ): Promise<ResultOf<Side[Method]>> {
    if (this.#queries.size >= queriesWaitingMax) return Promise.reject(new SearchOverloadedError());
    this.#queries.add(this.#nextId);
    return this.#send(method, parameters, queryDeadlineMs);
  }

  async close(): Promise<void> {
    if (this.#ended !== undefined) return;
    const exited = new Promise((resolve) => this.#worker.once("exit", resolve));
    await this.#send("close", []);
    // The process is kept alive until the files are closed.
    this.#worker.ref();
    await exited;
  }

  #send<Result>(
    method: string,
    parameters: readonly unknown[],
    deadlineMs?: number,
  ): Promise<Result> {
    if (this.#ended !== undefined) return Promise.reject(new SearchIndexClosedError(this.#ended));
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise<Result>((resolve, reject) => {
      const timer =
        deadlineMs === undefined ? undefined : setTimeout(() => this.#giveUp(id), deadlineMs);
      // The worker answers what the method returns; `Side` ties the two together.
      const settle = resolve as (result: unknown) => void;
      this.#waiting.set(id, { resolve: settle, reject, timer });
      this.#worker.ref();
      const deadline = deadlineMs === undefined ? {} : { deadline: now() + deadlineMs };
      this.#worker.postMessage({ id, method, parameters, ...deadline });
    });
  }

  #giveUp(id: number): void {
    this.#take(id)?.reject(new SearchTimedOutError());
  }

  #receive(answer: Answer): void {
    this.#queries.delete(answer.id);
    const waiting = this.#take(answer.id);
    if (answer.error !== undefined) waiting?.reject(revive(answer.error));
    else if (answer.late === true) waiting?.reject(new SearchTimedOutError());
    else waiting?.resolve(answer.result);
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    clearTimeout(waiting?.timer);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#worker.unref();
    return waiting;
  }

  #end(reason: string): void {
    this.#ended ??= reason;
    for (const id of this.#waiting.keys()) {
      this.#take(id)?.reject(new SearchIndexClosedError(this.#ended));
    }
  }
}
