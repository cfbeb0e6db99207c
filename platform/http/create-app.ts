import { METHODS } from "node:http";
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from "fastify";
import { refuse } from "../errors/index.ts";
import type { IdMaker } from "../ids/index.ts";
import { pathAndQueryOf, withoutBasePath } from "./base-path.ts";
import { clientErrorHandler } from "./client-error.ts";
import { httpErrors } from "./errors.ts";
import { sendRefusal, sendUnexpected } from "./send-refusal.ts";
import type { ServerContext } from "./server-context.ts";

/** Fastify with our bounds, ids and errors, and without a word of its own about a request. */
export function createApp(context: ServerContext, ids: IdMaker): FastifyInstance {
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
    trustProxy: (address, hop) => hop < limits.trustedHopsMax && context.isTrusted(address),
    rewriteUrl: ({ url }) => withoutBasePath(pathAndQueryOf(url ?? "/"), context.basePath),
    bodyLimit: limits.bodyBytesMax,
    requestTimeout: limits.requestReceiveMsMax,
    connectionTimeout: limits.connectionIdleMsMax,
    keepAliveTimeout: limits.keepAliveMsMax,
    // Node looks for overdue requests at this interval; its own default would double the time.
    http: { connectionsCheckingInterval: Math.min(5_000, limits.requestReceiveMsMax) },
    return503OnClosing: false,
    routerOptions: {
      maxParamLength: limits.pathParameterCharactersMax,
      ignoreTrailingSlash: true,
    },
    frameworkErrors: (error, request, reply) => {
      const { pathParameterCharactersMax: max } = limits;
      const tooLong = error.code === "FST_ERR_MAX_PARAM_LENGTH";
      const code = tooLong ? "PATH_PART_TOO_LONG" : "URL_MALFORMED";
      return sendRefusal(context, request, reply, refuse(httpErrors, code, { max }));
    },
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
