import type { AddressInfo } from "node:net";
import { constants as zlibConstants } from "node:zlib";
import compress from "@fastify/compress";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";
import { addressMatcher } from "./addresses.ts";
import { addEntityTags, closeWhileStopping } from "./answer-hooks.ts";
import { basePathOf, rootOf } from "./base-path.ts";
import { createApp } from "./create-app.ts";
import { httpErrors } from "./errors.ts";
import type { HttpServer, HttpServerOptions } from "./http-server.ts";
import { httpLimits } from "./limits.ts";
import { createMetrics } from "./metrics.ts";
import { mountOtherMethods, mountRoute } from "./mount-route.ts";
import { operationalRoutes } from "./operational-routes.ts";
import { openGate } from "./request-gate.ts";
import { securityHeaders } from "./security-headers.ts";
import type { ServerContext } from "./server-context.ts";

export async function createFastifyServer(options: HttpServerOptions): Promise<HttpServer> {
  const { log } = options;
  const metrics = createMetrics({ gauges: options.gauges, log });
  const context: ServerContext = {
    limits: { ...httpLimits, ...options.limits },
    log,
    requestsPerMinuteMax: options.requestsPerMinuteMax,
    renderErrorPage: options.renderErrorPage,
    languageOfPath: options.languageOfPath,
    onRefusal: metrics.refused,
    isTrusted: addressMatcher(options.trustedProxies ?? []),
    headers: securityHeaders(options.publicUrl),
    stopping: new AbortController(),
    basePath: basePathOf(options.publicUrl),
    root: rootOf(options.publicUrl ?? "http://localhost"),
  };
  const app = createApp(context, options.ids);
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
    root: () => context.root,
    described: options.routes,
  });
  const routes: { method: string; path: string }[] = [];
  app.addHook("onRoute", ({ method, url, config }) => {
    if (config?.refusesMethod === true) return;
    for (const one of [method].flat()) routes.push({ method: one, path: url });
  });
  for (const route of [...options.routes, ...own]) mountRoute(app, context, route);
  for (const path of new Set([...options.routes, ...own].map((route) => route.path))) {
    mountOtherMethods(app, path);
  }
  await app.ready();

  return {
    routes,
    async listen({ host, port }) {
      await app.listen({ host, port });
      const bound = app.server.address() as AddressInfo;
      const name = bound.family === "IPv6" ? `[${bound.address}]` : bound.address;
      const url = `http://${name}:${bound.port}`;
      context.root = rootOf(options.publicUrl ?? url);
      return { url, port: bound.port };
    },
    stop: stopper(app, context),
  };
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
