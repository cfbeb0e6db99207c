import { MessageChannel, type MessagePort, type Transferable, Worker } from "node:worker_threads";
import { SearchIndexClosedError } from "../errors.ts";
import type { IndexSchema } from "../search-index.ts";
import { type Answer, type Request, revive, type Said } from "../worker-protocol.ts";
import type { Reach } from "./block-file.ts";
import type { ColumnarKillPoint } from "./kill-points.ts";

export type Role = "reader" | "writer" | "merger";

/** How a thread reports a kill point: it waits until the signal is 1, so that it stands there. */
export interface ReachLine {
  readonly port: MessagePort;
  readonly signal: Int32Array;
}

/** What a thread is started with. */
export interface ThreadSetup {
  readonly role: Role;
  readonly folder: string;
  readonly schema: IndexSchema;
  readonly reach: ReachLine | undefined;
}

interface Waiting {
  readonly hear: ((said: unknown) => void) | undefined;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

type ParametersOf<Method> = Method extends (...parameters: infer P) => unknown ? P : never;
/** Of a method that says something before it returns: to whom, its last parameter, and the others. */
type Hearing<Method> =
  ParametersOf<Method> extends [...infer Others, infer Hear]
    ? { readonly hear: Hear; readonly others: Others }
    : never;
type ResultOf<Method> = Method extends (...parameters: never[]) => infer R ? R : never;

/** Calls the methods of one side of an index in a thread of its own. Lives until `close` or `stop`. */
export class Thread<Side extends object> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #ended: string | undefined;

  constructor(role: Role, folder: string, schema: IndexSchema, reach?: Reach) {
    const line = reach === undefined ? undefined : openReachLine(reach);
    const workerData: ThreadSetup = { role, folder, schema, reach: line };
    this.#worker = new Worker(new URL("./thread-main.ts", import.meta.url), {
      workerData,
      transferList: line === undefined ? [] : [line.port],
    });
    this.#worker.on("message", (message: Answer | Said) => {
      if ("said" in message) this.#waiting.get(message.id)?.hear?.(message.said);
      else this.#receive(message);
    });
    this.#worker.on("error", (error) =>
      this.#end(error instanceof Error ? error.message : "Its thread failed."),
    );
    this.#worker.on("exit", () => this.#end("Its thread ended."));
    // An idle index does not keep the process alive.
    this.#worker.unref();
  }

  /** Whether it was closed or has failed: nothing more can be asked of it. */
  get isEnded(): boolean {
    return this.#ended !== undefined;
  }

  /** How many calls are not answered yet. */
  get busy(): number {
    return this.#waiting.size;
  }

  call<Method extends keyof Side & string>(
    method: Method,
    ...parameters: ParametersOf<Side[Method]>
  ): Promise<ResultOf<Side[Method]>> {
    return this.#send(method, parameters, []);
  }

  /** The same of a method that says something before it returns. */
  callHearing<Method extends keyof Side & string>(
    hear: Hearing<Side[Method]>["hear"],
    method: Method,
    ...parameters: Extract<Hearing<Side[Method]>["others"], readonly unknown[]>
  ): Promise<ResultOf<Side[Method]>> {
    return this.#send(method, parameters, [], hear as ((said: unknown) => void) | undefined);
  }

  /** The same with parameters of which some can only be handed over. */
  callWith<Method extends keyof Side & string>(
    handedOver: readonly Transferable[],
    method: Method,
    ...parameters: ParametersOf<Side[Method]>
  ): Promise<ResultOf<Side[Method]>> {
    return this.#send(method, parameters, handedOver);
  }

  #send<Result>(
    method: string,
    parameters: readonly unknown[],
    handedOver: readonly Transferable[],
    hear?: (said: unknown) => void,
  ): Promise<Result> {
    if (this.#ended !== undefined) return Promise.reject(new SearchIndexClosedError(this.#ended));
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise<Result>((resolve, reject) => {
      // The thread answers what the method returns; `Side` ties the two together.
      this.#waiting.set(id, { resolve: resolve as (result: unknown) => void, reject, hear });
      this.#worker.ref();
      const request: Request = { id, method, parameters, hears: hear !== undefined };
      this.#worker.postMessage(request, handedOver);
    });
  }

  #receive(answer: Answer): void {
    const waiting = this.#take(answer.id);
    if (answer.error !== undefined) waiting?.reject(revive(answer.error));
    else waiting?.resolve(answer.text === undefined ? answer.result : JSON.parse(answer.text));
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#worker.unref();
    return waiting;
  }

  /** Ends when what was called before is done and the files are closed. */
  async close(): Promise<void> {
    if (this.#ended !== undefined) return;
    const exited = new Promise((resolve) => this.#worker.once("exit", resolve));
    await this.#send("close", [], []);
    this.#worker.ref();
    await exited;
  }

  /** Ends in the middle of whatever it does. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #end(reason: string): void {
    this.#ended ??= reason;
    for (const id of this.#waiting.keys()) {
      this.#take(id)?.reject(new SearchIndexClosedError(this.#ended));
    }
  }
}

function openReachLine(reach: Reach): ReachLine {
  const { port1, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  port1.on("message", (name: ColumnarKillPoint) => {
    reach(name);
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
  });
  port1.unref();
  return { port: port2, signal };
}

/** The other end of the line. */
export function reachOver(line: ReachLine | undefined): Reach {
  if (line === undefined) return () => undefined;
  return (name) => {
    Atomics.store(line.signal, 0, 0);
    line.port.postMessage(name);
    Atomics.wait(line.signal, 0, 0);
  };
}
