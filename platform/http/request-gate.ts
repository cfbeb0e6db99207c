import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Refusal, refuse } from "../errors/index.ts";
import { httpErrors } from "./errors.ts";
import type { ServerContext } from "./server-context.ts";
import type { Metrics } from "./metrics.ts";
import { sendRefusal, setCommonHeaders } from "./send-refusal.ts";

/**
 * What every request passes before its handler, in this order: stopping, length of the address,
 * rate, existence, size of the body, method, place. And what is recorded after it.
 */
export function openGate(app: FastifyInstance, context: ServerContext, metrics: Metrics): void {
  const countRequest = app.createRateLimit({
    max: context.requestsPerMinuteMax,
    timeWindow: "1 minute",
  });

  app.addHook("onRequest", async (request, reply) => {
    metrics.begin();
    setCommonHeaders(context, request, reply);
    // A body that nobody reads would be taken for the next request.
    if (hasBody(request)) reply.header("connection", "close");
    const refused = early(context, request) ?? (await tooMany(request)) ?? late(context, request);
    if (refused === undefined) return;
    const { code, details } = refused;
    if (code === "METHOD_NOT_ALLOWED") reply.header("allow", String(details["allowed"]));
    if (code === "TOO_MANY_REQUESTS") reply.header("retry-after", String(details["seconds"]));
    return sendRefusal(context, request, reply, refused);
  });

  async function tooMany(request: FastifyRequest): Promise<Refusal | undefined> {
    if (request.routeOptions.config?.route?.operational === true) return undefined;
    const counted = await countRequest(request);
    if (counted.isAllowed || !counted.isExceeded) return undefined;
    const details = { max: counted.max, seconds: Math.max(1, counted.ttlInSeconds) };
    return refuse(httpErrors, "TOO_MANY_REQUESTS", details);
  }

  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "(none)";
    const { method } = request;
    const { statusCode: status, elapsedTime } = reply;
    metrics.end(method, route, status, elapsedTime / 1_000);
    // The pattern and not the address asked for, and nothing of who asked: a search text beside an
    // address would be a record of what a person looks for.
    const ms = Math.round(elapsedTime * 10) / 10;
    context.log.info({ requestId: request.id, method, route, status, ms }, "answered");
  });
}

function hasBody(request: FastifyRequest): boolean {
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  return encoding !== undefined || (length !== undefined && length !== "0");
}

function early(context: ServerContext, request: FastifyRequest): Refusal | undefined {
  const operational = request.routeOptions.config?.route?.operational === true;
  if (context.stopping.signal.aborted && !operational) return refuse(httpErrors, "SERVER_STOPPING");
  const { urlBytesMax } = context.limits;
  // Node refuses what is not ASCII in a request target, so characters are bytes.
  if (request.url.length <= urlBytesMax) return undefined;
  return refuse(httpErrors, "URL_TOO_LONG", { max: urlBytesMax });
}

function late(context: ServerContext, request: FastifyRequest): Refusal | undefined {
  const { config } = request.routeOptions;
  if (request.is404) return refuse(httpErrors, "ROUTE_NOT_FOUND");
  const { bodyBytesMax } = context.limits;
  if (Number(request.headers["content-length"] ?? 0) > bodyBytesMax) {
    return refuse(httpErrors, "BODY_TOO_LARGE", { max: bodyBytesMax });
  }
  if (config?.refusesMethod === true) {
    const details = { method: request.method, allowed: "GET, HEAD, OPTIONS" };
    return refuse(httpErrors, "METHOD_NOT_ALLOWED", details);
  }
  if (config?.route?.localOnly === true && !isLocal(context, request)) {
    return refuse(httpErrors, "METRICS_LOCAL_ONLY");
  }
  return undefined;
}

/**
 * A proxy on this machine that is not declared as trusted makes everybody look local; what it
 * forwards is recognised by its forwarding header and refused.
 */
function isLocal(context: ServerContext, request: FastifyRequest): boolean {
  const address = request.ip.replace(/^::ffff:/, "");
  const loopback = address === "::1" || address.startsWith("127.");
  const { forwarded, "x-forwarded-for": forwardedFor } = request.headers;
  const direct = forwarded === undefined && forwardedFor === undefined;
  return (loopback && direct) || (direct && context.isTrusted(address));
}
