import { expect, test } from "vitest";
import { paging } from "./paging.ts";

const context = { language: "en", basePath: "", origin: null, path: "" } as const;

test("who asked for a page after the last one is led back to the last one", () => {
  const { markup } = paging(context, {
    label: "Pages",
    page: 400,
    pages: 150,
    more: false,
    linkTo: (page) => `/page/${page}`,
  });
  expect(markup).toContain('rel="prev" class="step" href="/page/150"');
  expect(markup).not.toContain("/page/399");
});
