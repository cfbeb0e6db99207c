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
