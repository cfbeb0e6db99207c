import { expect, test } from "vitest";
import { z } from "zod";
import { page, redirect } from "./reply.ts";
import { defineRoute } from "./route.ts";

const summary = { zh: "测试", en: "Test" };

test("a redirect that would lead to another host is refused", () => {
  for (const path of [
    "https://elsewhere.example/",
    "//elsewhere.example",
    "/\\elsewhere",
    "x",
    "",
  ]) {
    expect(() => redirect(path), path).toThrow("within this site");
  }
  expect(redirect("/search?q=水").path).toBe("/search?q=水");
});

test("a route cannot declare the language parameter, which the server reads", () => {
  expect(() =>
    defineRoute({
      method: "GET",
      path: "/",
      summary,
      policy: "public",
      query: z.strictObject({ lang: z.string() }),
      answer: "html",
      handle: () => page({ html: "" }),
    }),
  ).toThrow("lang");
});

test("the type checker refuses a route without a policy and an answer of another shape", () => {
  const answer = z.strictObject({ count: z.number() });
  // @ts-expect-error A route states who may use it.
  defineRoute({ method: "GET", path: "/a", summary, answer, handle: () => ({ count: 1 }) });
  defineRoute({
    method: "GET",
    path: "/b",
    summary,
    policy: "public",
    answer,
    // @ts-expect-error The answer's count is a number.
    handle: () => ({ count: "1" }),
  });
  const route = defineRoute({
    method: "GET",
    path: "/c/:id",
    summary,
    policy: "public",
    query: z.strictObject({ page: z.int().default(1) }),
    params: z.strictObject({ id: z.string() }),
    answer,
    handle: ({ query, params }) => ({ count: query.page + params.id.length }),
  });
  expect(route.path).toBe("/c/:id");
});
