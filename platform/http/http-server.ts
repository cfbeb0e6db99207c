import { METHODS } from "node:http";
import type { AddressInfo } from "node:net";
import { constants as zlibConstants } from "node:zlib";
import compress from "@fastify/compress";
import rateLimit from "@fastify/rate-limit";
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from "fastify";
import { refuse } from "../errors/index.ts";
import type { Bilingual, InterfaceLanguage } from "../i18n/index.ts";
import type { IdMaker } from "../ids/index.ts";
import type { Logger } from "../log/index.ts";
import { addressMatcher } from "./addresses.ts";
import { answerRoute } from "./answer-route.ts";
import { answerSchema } from "./answer-schema.ts";
import { clientErrorHandler } from "./client-error.ts";
import { httpErrors } from "./errors.ts";
import { entityTag, matchesTag } from "./etag.ts";
import { type HttpLimits, httpLimits } from "./limits.ts";
import { createMetrics, type GaugeValue } from "./metrics.ts";
import type { ApiDescription } from "./open-api.ts";
import { operationalRoutes } from "./operational-routes.ts";
import type { Problem } from "./problem.ts";
import { openGate } from "./request-gate.ts";
import type { RouteDefinition } from "./route.ts";
import { securityHeaders } from "./security-headers.ts";
import { sendRefusal, sendUnexpected } from "./send-refusal.ts";

export interface HttpServerOptions {
  readonly routes: readonly RouteDefinition[];
  readonly log: Logger;
  readonly ids: IdMaker;
  readonly api: ApiDescription;
  /** Origin under which readers reach the server; without it the listening address. */
  readonly publicUrl?: string | undefined;
  /** Addresses and CIDR ranges whose forwarding headers and request ids are believed. */
  readonly trustedProxies?: readonly string[];
  /** Requests per minute and network address (an IPv6 /64 is one). */
  readonly requestsPerMinuteMax: number;
  /** Why the program cannot serve now; empty when it can. */
  readonly notReady: () => Promise<readonly Bilingual[]>;
  readonly gauges?: () => Promise<readonly GaugeValue[]>;
  /** The HTML of an error on a page; without it a page's errors are problem details too. */
  readonly renderErrorPage?: (problem: Problem, language: InterfaceLanguage) => string;
  /** The language of a page whose path says it (`/en/search`); it outranks Accept-Language. */
  readonly languageOfPath?: (path: string) => InterfaceLanguage | undefined;
  readonly limits?: Partial<HttpLimits>;
}

export interface HttpServer {
  /** Every route that exists, the server's own included. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  /** Rejects with Node's system error (EADDRINUSE, EACCES …). */
  listen(where: { readonly host: string; readonly port: number }): Promise<{
    readonly url: string;
    readonly port: number;
  }>;
  /** Refuses new work, ends long polls, lets requests finish up to `drainMsMax`, then cuts. */
  stop(): Promise<void>;
}

/** What the parts of the server share. */
export interface ServerContext {
  readonly limits: HttpLimits;
  readonly log: Logger;
  readonly requestsPerMinuteMax: number;
  readonly renderErrorPage: HttpServerOptions["renderErrorPage"];
  readonly languageOfPath: HttpServerOptions["languageOfPath"];
  readonly isTrusted: (address: string | undefined) => boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly stopping: AbortController;
  origin: string;
}

declare module "fastify" {
  interface FastifyContextConfig {
    /** The route answered here. */
    route?: RouteDefinition;
    /** Stands for the methods that a path does not accept. */
    refusesMethod?: boolean;
  }
}

export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { log } = options;
  const context: ServerContext = {
    limits: { ...httpLimits, ...options.limits },
    log,
    requestsPerMinuteMax: options.requestsPerMinuteMax,
    renderErrorPage: options.renderErrorPage,
    languageOfPath: options.languageOfPath,
    isTrusted: addressMatcher(options.trustedProxies ?? []),
    headers: securityHeaders(options.publicUrl),
    stopping: new AbortController(),
    origin: options.publicUrl ?? "http://localhost",
  };
  const app = createApp(context, options.ids);
  const metrics = createMetrics({ gauges: options.gauges, log });
  await app.register(rateLimit, { global: false, cache: context.limits.rateAddressesMax });
  openGate(app, context, metrics);
  closeWhileStopping(app, context);
  addEntityTags(app);
  await app.register(compress, {
    global: true,
    threshold: context.limits.compressBytesMin,
    encodings: ["br", "gzip"],
    // Quality 4 compresses as well as gzip's best at a fraction of the time of the default 11.
    brotliOptions: { params: { [zlibConstants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  const own = operationalRoutes({
    metrics,
    api: options.api,
    notReady: async () =>
      context.stopping.signal.aborted
        ? [httpErrors.SERVER_STOPPING.message]
        : await options.notReady(),
    origin: () => context.origin,
    described: options.routes,
  });
  const routes: { method: string; path: string }[] = [];
  app.addHook("onRoute", ({ method, url, config }) => {
    if (config?.refusesMethod === true) return;
    for (const one of [method].flat()) routes.push({ method: one, path: url });
  });
  for (const route of [...options.routes, ...own]) addRoute(app, context, route);
  for (const path of new Set([...options.routes, ...own].map((route) => route.path))) {
    addOtherMethods(app, path);
  }
  await app.ready();

  return {
    routes,
    async listen({ host, port }) {
      await app.listen({ host, port });
      const bound = app.server.address() as AddressInfo;
      const name = bound.family === "IPv6" ? `[${bound.address}]` : bound.address;
      const url = `http://${name}:${bound.port}`;
      context.origin = options.publicUrl ?? url;
      return { url, port: bound.port };
    },
    stop: stopper(app, context),
  };
}

function createApp(context: ServerContext, ids: IdMaker): FastifyInstance {
  const { limits } = context;
  // Fastify's own lines would carry the whole address asked for; nothing of a request may reach them.
  const quiet = context.log.child({}, { serializers: { req: () => undefined } });
  const app = fastify({
    loggerInstance: quiet as FastifyBaseLogger,
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: "requestId",
    }),
    genReqId: (request) => {
      const given = request.headers["x-request-id"];
      const believed = context.isTrusted(request.socket.remoteAddress) && typeof given === "string";
      return believed && /^[\w.-]{1,100}$/.test(given) ? given : ids.make("request");
    },
    trustProxy: (address) => context.isTrusted(address),
    bodyLimit: limits.bodyBytesMax,
    requestTimeout: limits.requestReceiveMsMax,
    connectionTimeout: limits.connectionIdleMsMax,
    keepAliveTimeout: limits.keepAliveMsMax,
    // Node looks for overdue requests at this interval; its own default would double the time.
    http: { connectionsCheckingInterval: Math.min(5_000, limits.requestReceiveMsMax) },
    return503OnClosing: false,
    routerOptions: { maxParamLength: limits.pathParameterCharactersMax },
    frameworkErrors: (_error, request, reply) =>
      sendRefusal(context, request, reply, refuse(httpErrors, "URL_MALFORMED")),
    clientErrorHandler: clientErrorHandler(context, ids),
  });
  app.server.maxConnections = limits.connectionsMax;
  for (const method of METHODS) {
    const known = app.supportedMethods.includes(method);
    if (!known && method !== "CONNECT") app.addHttpMethod(method);
  }
  app.setErrorHandler((error, request, reply) => sendUnexpected(context, request, reply, error));
  return app;
}

/** Without it a kept-open connection would outlive its last answer and hold up the stop. */
function closeWhileStopping(app: FastifyInstance, context: ServerContext): void {
  app.addHook("onSend", async (_request, reply, payload) => {
    if (context.stopping.signal.aborted) reply.header("connection", "close");
    return payload;
  });
}

function addEntityTags(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload) => {
    const reading = request.method === "GET" || request.method === "HEAD";
    if (!reading || reply.statusCode !== 200) return payload;
    if (typeof payload !== "string" && !(payload instanceof Uint8Array)) return payload;
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-cache");
    if (reply.getHeader("cache-control") === "no-store") return payload;
    const tag = entityTag(payload);
    reply.header("etag", tag);
    if (!matchesTag(request.headers["if-none-match"], tag)) return payload;
    reply.code(304).removeHeader("content-type").removeHeader("content-length");
    return "";
  });
}

function addRoute(app: FastifyInstance, context: ServerContext, route: RouteDefinition): void {
  const schema =
    typeof route.answer === "string" ? {} : { response: { 200: answerSchema(route.answer) } };
  app.route({
    method: route.method,
    url: route.path,
    config: { route },
    schema,
    handler: answerRoute(context, route),
  });
}

/** Every other method of a path is refused with 405, except OPTIONS, which tells what there is. */
function addOtherMethods(app: FastifyInstance, path: string): void {
  const taken = new Set(["GET", "HEAD", "OPTIONS"]);
  const others = app.supportedMethods.filter((method) => !taken.has(method));
  app.route({
    method: "OPTIONS",
    url: path,
    handler: (_request, reply) => {
      reply.code(204).header("allow", "GET, HEAD, OPTIONS");
      if (path.startsWith("/api/")) {
        reply.header("access-control-allow-methods", "GET, HEAD, OPTIONS");
        reply.header("access-control-allow-headers", "Accept-Language, If-None-Match");
        reply.header("access-control-max-age", "86400");
      }
      return reply.send();
    },
  });
  app.route({
    method: others,
    url: path,
    config: { refusesMethod: true },
    // The gate has answered before any handler is reached.
    handler: () => {
      throw new Error("A refused method reached its handler.");
    },
  });
}

function stopper(app: FastifyInstance, context: ServerContext): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  return () => {
    stopped ??= (async () => {
      context.stopping.abort();
      const cut = setTimeout(() => app.server.closeAllConnections(), context.limits.drainMsMax);
      try {
        await app.close();
      } finally {
        clearTimeout(cut);
      }
    })();
    return stopped;
  };
}
