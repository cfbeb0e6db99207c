import type { FastifyReply, FastifyRequest } from "fastify";
import { type Refusal, RefusalError, refuse } from "../errors/index.ts";
import { httpErrors } from "./errors.ts";
import type { ServerContext } from "./server-context.ts";
import { pathOf, readLanguage } from "./read-language.ts";
import { type FieldError, problemMediaType, problemOf } from "./problem.ts";
import { publicDataHeaders } from "./security-headers.ts";

/** Headers of every answer; set before anything can refuse. */
export function setCommonHeaders(
  context: ServerContext,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  reply.headers(context.headers);
  reply.header("x-request-id", request.id);
  reply.header("vary", "Accept-Language");
  if (pathOf(request).startsWith("/api/")) reply.headers(publicDataHeaders);
}

/** A reader of pages gets a page; every other client gets problem details. */
function wantsPage(request: FastifyRequest): boolean {
  const route = request.routeOptions.config?.route;
  if (route !== undefined) return route.answer === "html";
  const accept = request.headers.accept ?? "";
  return !pathOf(request).startsWith("/api/") && accept.includes("text/html");
}

/** Answers with a refusal: the only place where one becomes a page or problem details. */
export function sendRefusal(
  context: ServerContext,
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
  errors?: readonly FieldError[],
): FastifyReply {
  const { language } = readLanguage(context, request);
  context.onRefusal(refusal.code);
  setCommonHeaders(context, request, reply);
  reply.code(refusal.status).header("cache-control", "no-store");
  const { retrySeconds } = refusal.details;
  if (typeof retrySeconds === "number") reply.header("retry-after", String(retrySeconds));
  const problem = problemOf(refusal, {
    language,
    root: context.root,
    path: context.basePath + pathOf(request),
    requestId: request.id,
    ...(errors === undefined ? {} : { errors }),
  });
  reply.header("content-language", language === "zh" ? "zh-CN" : "en");
  if (context.renderErrorPage !== undefined && wantsPage(request)) {
    try {
      const html = context.renderErrorPage(problem, language);
      return reply.type("text/html; charset=utf-8").send(html);
    } catch (error) {
      context.log.error({ err: error, requestId: request.id }, "the error page failed");
    }
  }
  // Bytes, because Fastify adds a charset to text, which this media type does not have (RFC 9457 §6).
  return reply.type(problemMediaType).send(Buffer.from(JSON.stringify(problem)));
}

/** A thrown refusal is answered as one; anything else is logged in full and answered without detail. */
export function sendUnexpected(
  context: ServerContext,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): FastifyReply {
  if (error instanceof RefusalError) return sendRefusal(context, request, reply, error.refusal);
  const { requestId, route } = { requestId: request.id, route: request.routeOptions.url };
  context.log.error({ err: error, requestId, route }, "a request failed unexpectedly");
  return sendRefusal(context, request, reply, refuse(httpErrors, "INTERNAL_ERROR"));
}
