import type { FastifyInstance } from "fastify";
import { entityTag, matchesTag } from "./etag.ts";
import type { ServerContext } from "./server-context.ts";

/** Without it a kept-open connection would outlive its last answer and hold up the stop. */
export function closeWhileStopping(app: FastifyInstance, context: ServerContext): void {
  app.addHook("onSend", async (_request, reply, payload) => {
    if (context.stopping.signal.aborted) reply.header("connection", "close");
    return payload;
  });
}

/** Readers who have an answer already are told that it is unchanged. */
export function addEntityTags(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload) => {
    const reading = request.method === "GET" || request.method === "HEAD";
    if (!reading || reply.statusCode !== 200) return payload;
    if (typeof payload !== "string" && !(payload instanceof Uint8Array)) return payload;
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-cache");
    if (reply.getHeader("cache-control") === "no-store") return payload;
    const untagged = request.routeOptions.config?.route?.untagged ?? [];
    const tag = entityTag(typeof payload === "string" ? withoutFields(payload, untagged) : payload);
    reply.header("etag", tag);
    if (!matchesTag(request.headers["if-none-match"], tag)) return payload;
    reply.code(304).removeHeader("content-type").removeHeader("content-length");
    return "";
  });
}

/** A quotation mark within a text of JSON is escaped, so that only a field's own name is found. */
function withoutFields(json: string, fields: readonly string[]): string {
  return fields.reduce((text, field) => text.replaceAll(fieldOf(field), ""), json);
}

function fieldOf(name: string): RegExp {
  return new RegExp(`(?<!\\\\)"${name}":-?\\d+(\\.\\d+)?(e[+-]?\\d+)?`, "g");
}
