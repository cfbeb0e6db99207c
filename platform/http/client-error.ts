import type { Socket } from "node:net";
import { refuse } from "../errors/index.ts";
import type { IdMaker } from "../ids/index.ts";
import { httpErrors } from "./errors.ts";
import type { ServerContext } from "./server-context.ts";
import { problemMediaType, problemOf } from "./problem.ts";

const codes = {
  HPE_HEADER_OVERFLOW: "HEADERS_TOO_LARGE",
  ERR_HTTP_REQUEST_TIMEOUT: "REQUEST_TOO_SLOW",
} as const;

/** What Node could not read as HTTP never becomes a request; it is answered on the bare socket. */
export function clientErrorHandler(context: ServerContext, ids: IdMaker) {
  return (error: Error & { readonly code?: string }, socket: Socket): void => {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const code = codes[error.code as keyof typeof codes] ?? "HTTP_MALFORMED";
    const refusal = refuse(httpErrors, code);
    const requestId = ids.make("request");
    const { root } = context;
    const problem = problemOf(refusal, { language: "zh", root, path: "", requestId });
    const body = JSON.stringify(problem);
    const lines = [
      `HTTP/1.1 ${refusal.status} ${code}`,
      `content-type: ${problemMediaType}`,
      `content-length: ${Buffer.byteLength(body)}`,
      `x-request-id: ${requestId}`,
      "connection: close",
    ];
    socket.end(`${lines.join("\r\n")}\r\n\r\n${body}`);
    context.log.info({ requestId, status: refusal.status, code: error.code }, "not read as HTTP");
  };
}
