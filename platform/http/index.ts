export { basePathOf } from "./base-path.ts";
export { addressMatcher, isAddressRange } from "./addresses.ts";
export { httpErrors } from "./errors.ts";
export type { HttpServer, HttpServerOptions } from "./http-server.ts";
export { createHttpServer } from "./http-server.ts";
export { acceptedLanguage, interfaceLanguageOf } from "./language.ts";
export type { HttpLimits } from "./limits.ts";
export { httpLimits } from "./limits.ts";
export type { GaugeValue, MetricDescription } from "./http-metrics.ts";
export { httpMetrics } from "./http-metrics.ts";
export type { ApiDescription } from "./open-api.ts";
export { openApiDocument } from "./open-api.ts";
export type { FieldError, Problem } from "./problem.ts";
export { problemSchema } from "./problem.ts";
export type { Content, Page, PlainText, Redirect } from "./reply.ts";
export { content, page, redirect, text } from "./reply.ts";
export type {
  AnswerKind,
  Method,
  Policy,
  Route,
  RouteDefinition,
  RouteRequest,
} from "./route.ts";
export { defineRoute } from "./route.ts";
export type { LanguageOfPath, RenderErrorPage } from "./server-context.ts";
