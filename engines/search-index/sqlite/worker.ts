import { parentPort, workerData } from "node:worker_threads";
import {
  type Answer,
  describeError,
  now,
  type Request,
  type WorkerSetup,
} from "../worker-protocol.ts";
import { openReader, type Reader } from "./reader.ts";
import { openWriter, type Writer } from "./writer.ts";

/**
 * The thread in which SQLite works: its calls are synchronous, and the thread that serves requests
 * must not wait for them. Each request is a method of the reader or the writer.
 */
const { role, folder, schema } = workerData as WorkerSetup;
const port = parentPort;
if (port === null) throw new Error("This module runs as a worker.");

type Methods = Readonly<Record<string, (...parameters: never[]) => unknown>>;
const side: (Reader | Writer) & object =
  role === "writer" ? openWriter(folder, schema) : openReader(folder, schema);
const methods = side as unknown as Methods;

port.on("message", (request: Request) => {
  port.postMessage(answer(request));
  if (request.method === "close") port.close();
});

function answer({ id, method, parameters, deadline }: Request): Answer {
  // Nobody waits for this one any more.
  if (deadline !== undefined && now() > deadline) return { id, late: true };
  try {
    const call = methods[method];
    if (call === undefined) throw new Error(`The worker has no method ${method}.`);
    return { id, result: call(...(parameters as never[])) };
  } catch (error) {
    return { id, error: describeError(error) };
  }
}
