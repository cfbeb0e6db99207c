import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { isRefusal, refuse } from "../errors/index.ts";
import { accepts } from "./accept.ts";
import { httpErrors } from "./errors.ts";
import { parseParameters } from "./field-errors.ts";
import type { ServerContext } from "./server-context.ts";
import type { FieldError } from "./problem.ts";
import { queryReader } from "./query.ts";
import { readLanguage } from "./read-language.ts";
import type { Content, Page, PlainText, Redirect } from "./reply.ts";
import type { AnswerKind, RouteDefinition, RouteRequest } from "./route.ts";
import { sendRefusal } from "./send-refusal.ts";

const noParameters = z.strictObject({});

/** A route's life: may it be answered so → is the request valid → handle in time → send. */
export function answerRoute(context: ServerContext, route: RouteDefinition) {
  const declared = route.query ?? noParameters;
  // An API refuses a parameter that it does not know: it may be a misspelt one. A page passes over
  // it, because others append their own (utm_source …) to links that people share.
  const querySchema = route.answer === "html" ? declared.strip() : declared.strict();
  const paramsSchema = (route.params ?? noParameters).strict();
  const readQuery = queryReader(querySchema);
  // A probe is answered whatever it accepts: its status is what counts.
  const offered = route.operational === true ? undefined : mediaType(route.answer);

  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (offered !== undefined && !accepts(request.headers.accept, offered)) {
      const refusal = refuse(httpErrors, "NOT_ACCEPTABLE", { offered });
      return sendRefusal(context, request, reply, refusal);
    }
    const { language, stated, errors: languageErrors } = readLanguage(context, request);
    const { lang: _, ...rawQuery } = request.query as Readonly<Record<string, unknown>>;
    const query = parseParameters(querySchema, readQuery(rawQuery), "query", language);
    const rawParams = request.params as Readonly<Record<string, unknown>>;
    const params = parseParameters(paramsSchema, rawParams, "path", language);
    const errors: readonly FieldError[] = [
      ...languageErrors,
      ...(params.ok ? [] : params.errors),
      ...(query.ok ? [] : query.errors),
    ];
    if (!query.ok || !params.ok || errors.length > 0) {
      const refusal = refuse(httpErrors, "REQUEST_INVALID", { count: errors.length });
      const named = errors.slice(0, context.limits.fieldErrorsMax);
      return sendRefusal(context, request, reply, refusal, named);
    }
    const { accept, "accept-language": acceptLanguage } = request.headers;
    const answer = await handleInTime(context, route, reply, {
      query: query.value,
      params: params.value,
      language,
      languageStated: stated,
      url: new URL(context.root + request.url),
      root: context.root,
      headers: {
        ...(accept === undefined ? {} : { accept }),
        ...(acceptLanguage === undefined ? {} : { acceptLanguage }),
      },
      requestId: request.id,
      client: request.ip,
    });
    if (isRefusal(answer)) return sendRefusal(context, request, reply, answer);
    return send(context, reply, route.answer, answer);
  };
}

function mediaType(answer: AnswerKind): string | undefined {
  if (answer === "html") return "text/html";
  return typeof answer === "string" ? undefined : "application/json";
}

/** Runs the handler with a signal that fires when its answer is of no use any more. */
async function handleInTime(
  context: ServerContext,
  route: RouteDefinition,
  reply: FastifyReply,
  request: Omit<RouteRequest<unknown, unknown>, "signal">,
): Promise<unknown> {
  const { handlingMsMax, waitingMsMax } = context.limits;
  const msMax = route.waits === true ? waitingMsMax : handlingMsMax;
  const useless = new AbortController();
  const abort = (): void => useless.abort();
  const { promise: late, resolve } = Promise.withResolvers<unknown>();
  const timer = setTimeout(() => {
    abort();
    resolve(refuse(httpErrors, "ANSWER_TOO_SLOW", { seconds: msMax / 1_000 }));
  }, msMax);
  const { stopping } = context;
  if (route.waits === true) stopping.signal.addEventListener("abort", abort, { once: true });
  reply.raw.once("close", abort);
  try {
    const handled = Promise.resolve(route.handle({ ...request, signal: useless.signal }));
    // Once the time is up nobody awaits the handler; what it throws then must not end the process.
    handled.catch(() => undefined);
    return await Promise.race([handled, late]);
  } finally {
    clearTimeout(timer);
    stopping.signal.removeEventListener("abort", abort);
    reply.raw.off("close", abort);
  }
}

function send(
  context: ServerContext,
  reply: FastifyReply,
  kind: AnswerKind,
  answer: unknown,
): FastifyReply {
  if (typeof kind !== "string") return reply.code(200).send(answer);
  const given = answer as Page | PlainText | Content | Redirect;
  switch (given.kind) {
    case "page":
      // What cannot be shown now may be shown later: no proxy keeps an error page.
      if (given.status >= 400) reply.header("cache-control", "no-store");
      reply.code(given.status).headers(given.headers).type("text/html; charset=utf-8");
      return reply.send(given.html);
    case "text":
      return reply.headers(given.headers).type(given.contentType).send(given.text);
    case "content":
      reply.headers(given.headers).type(given.contentType);
      return reply.send(isWhole(given.body) ? given.body : streamOf(reply, given.body));
    case "redirect":
      return reply
        .code(given.status)
        .header("location", encodeForHeader(context.basePath + given.path))
        .send();
  }
}

function isWhole(body: Content["body"]): body is string | Uint8Array {
  return typeof body === "string" || body instanceof Uint8Array;
}

/**
 * Fastify reads the stream as the client does and destroys it when the client goes, which returns
 * the iterator. Who asks for the headers only must not cost the work of the body, which is returned
 * at once, so that what it holds is free again.
 */
function streamOf(reply: FastifyReply, body: AsyncIterable<string | Uint8Array>): Readable {
  if (reply.request.method !== "HEAD") return Readable.from(body, { objectMode: false });
  void body[Symbol.asyncIterator]().return?.();
  return Readable.from([], { objectMode: false });
}

/** Percent-encodes what a header cannot carry, and leaves alone what is encoded already. */
function encodeForHeader(path: string): string {
  return path.toWellFormed().replaceAll(/[^!-~]+/gu, encodeURIComponent);
}
