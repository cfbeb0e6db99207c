import type { FastifyInstance } from "fastify";
import { answerRoute } from "./answer-route.ts";
import { answerSchema } from "./answer-schema.ts";
import type { RouteDefinition } from "./route.ts";
import type { ServerContext } from "./server-context.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The route answered here. */
    route?: RouteDefinition;
    /** Stands for the methods that a path does not accept. */
    refusesMethod?: boolean;
  }
}

export function mountRoute(
  app: FastifyInstance,
  context: ServerContext,
  route: RouteDefinition,
): void {
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
export function mountOtherMethods(app: FastifyInstance, path: string): void {
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
