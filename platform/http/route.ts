import type { z } from "zod";
import type { Refusal } from "../errors/index.ts";
import type { Bilingual, InterfaceLanguage } from "../i18n/index.ts";
import type { Content, Page, PlainText, Redirect } from "./reply.ts";

/** Who may use a route. Only public reading exists until the identity context decides. */
export type Policy = "public";

/** No writing method exists until the identity context decides who may write. */
export type Method = "GET";

/** What a handler is given: validated, and nothing else of the HTTP request. */
export interface RouteRequest<Query, Params> {
  readonly query: Query;
  readonly params: Params;
  /** From `?lang=`, which every route accepts, else a page's path, else Accept-Language, else Chinese. */
  readonly language: InterfaceLanguage;
  /** True when `?lang=` stated it: links of a page then carry it on. */
  readonly languageStated: boolean;
  /**
   * The address asked for, below PUBLIC_URL or the listening address, whatever the Host header says
   * and whether or not a proxy took the base path off.
   */
  readonly url: URL;
  /** The address of the site without a slash at its end; a path of a route is written behind it. */
  readonly root: string;
  readonly headers: { readonly accept?: string; readonly acceptLanguage?: string };
  /**
   * Fires when the client has gone or its time is up, and on a route that `waits` as soon as the
   * server begins to stop.
   */
  readonly signal: AbortSignal;
  readonly requestId: string;
  /** The address of who asks, behind trusted proxies the one that they forward: for limits alone. */
  readonly client: string;
}

/** JSON of a zod schema, or a kind of reply. */
export type AnswerKind = z.ZodType | "html" | "text" | "content";

type ReplyOf<Answer extends AnswerKind> = Answer extends "html"
  ? Page | Redirect
  : Answer extends "text"
    ? PlainText
    : Answer extends "content"
      ? Content | Redirect
      : z.input<Exclude<Answer, string>>;

type OutputOf<Schema> = Schema extends z.ZodType ? z.output<Schema> : Record<string, never>;

interface RouteCommon {
  readonly method: Method;
  /** Fastify's pattern: `/api/entries/:id`. */
  readonly path: string;
  readonly summary: Bilingual;
  readonly policy: Policy;
  /** Codes of the error tables that the handler may refuse with, for the API description. */
  readonly errors?: readonly string[];
  /**
   * Number fields of a JSON answer that tell of the work and not of the content, such as the time it
   * took: they are not part of the entity tag, or no answer would ever be found unchanged.
   */
  readonly untagged?: readonly string[];
  /** A long poll: ended when the server stops, and not bounded by the time of other requests. */
  readonly waits?: boolean;
  /** For probes and metrics: neither counted by the rate limit nor refused while stopping. */
  readonly operational?: boolean;
  /** Answered only to this machine and to the trusted proxies themselves. */
  readonly localOnly?: boolean;
}

export interface Route<
  Query extends z.ZodObject | undefined,
  Params extends z.ZodObject | undefined,
  Answer extends AnswerKind,
> extends RouteCommon {
  /**
   * One field per query parameter: text, number, boolean, enum, or array of those (repeatable). An
   * empty value is the same as none, except in an array. Unknown parameters are refused. `lang` is
   * read by the server and not declared.
   */
  readonly query?: Query;
  readonly params?: Params;
  readonly answer: Answer;
  handle(
    request: RouteRequest<OutputOf<Query>, OutputOf<Params>>,
  ): Promise<ReplyOf<Answer> | Refusal> | ReplyOf<Answer> | Refusal;
}

/** A route whose own types are no longer known: what the server and the API description read. */
export interface RouteDefinition extends RouteCommon {
  readonly query?: z.ZodObject | undefined;
  readonly params?: z.ZodObject | undefined;
  readonly answer: AnswerKind;
  handle(request: RouteRequest<unknown, unknown>): unknown;
}

/** Checks a route's types where it is written. */
export function defineRoute<
  Answer extends AnswerKind,
  Query extends z.ZodObject | undefined = undefined,
  Params extends z.ZodObject | undefined = undefined,
>(route: Route<Query, Params, Answer>): RouteDefinition {
  if (route.query !== undefined && "lang" in route.query.shape) {
    throw new Error(`The route ${route.path} declares "lang", which the server reads itself.`);
  }
  return route;
}
