import { parentPort, workerData } from "node:worker_threads";
import { type Answer, describeError, type Request, type Said } from "../worker-protocol.ts";
import { FolderReader } from "./folder-reader.ts";
import { FolderWriter } from "./folder-writer.ts";
import { Merger } from "./merger.ts";
import { reachOver, type ThreadSetup } from "./thread.ts";

/** A thread of an index: files are read and written synchronously, away from the one that serves. */
const { role, folder, schema, reach } = workerData as ThreadSetup;
const port = parentPort;
if (port === null) throw new Error("This module runs as a thread.");

/** Methods whose results are data and nothing else. */
const isData: ReadonlySet<string> = new Set<keyof FolderReader>([
  "lead",
  "similarQuery",
  "suggest",
  "suggested",
]);

type Methods = Readonly<Record<string, (...parameters: never[]) => unknown>>;
const side = openSide();
const methods = side as unknown as Methods;

function openSide(): FolderReader | FolderWriter | Merger {
  if (role === "reader") return new FolderReader(folder, schema);
  const over = reachOver(reach);
  return role === "writer"
    ? new FolderWriter(folder, schema, over)
    : new Merger(folder, schema, over);
}

port.on("message", (request: Request) => {
  port.postMessage(answer(request));
  if (request.method !== "close") return;
  port.close();
  reach?.port.close();
});

function answer({ id, method, parameters, hears = false }: Request): Answer {
  try {
    const call = methods[method];
    if (call === undefined) throw new Error(`The thread has no method ${method}.`);
    const say = (said: unknown): void => port?.postMessage({ id, said } satisfies Said);
    const result = call.apply(side, [...parameters, ...(hears ? [say] : [])] as never[]);
    return isData.has(method) ? { id, text: JSON.stringify(result) } : { id, result };
  } catch (error) {
    return { id, error: describeError(error) };
  }
}
