import { afterEach, expect, test } from "vitest";
import { basePathOf, withoutBasePath } from "./base-path.ts";
import { ask, problem, start, stopExamples } from "./example-server.ts";

afterEach(stopExamples);

test.each([
  [undefined, ""],
  ["https://data.example.gov", ""],
  ["https://data.example.gov/", ""],
  ["https://data.example.gov/tongshu/", "/tongshu"],
  ["https://data.example.gov/a/b", "/a/b"],
])("the base path of %s is %j", (url, path) => {
  expect(basePathOf(url)).toBe(path);
});

test.each([
  ["/tongshu", "/"],
  ["/tongshu/", "/"],
  ["/tongshu?q=1", "/?q=1"],
  ["/tongshu/zh/search?q=/tongshu/", "/zh/search?q=/tongshu/"],
  ["/tongshux/zh", "/tongshux/zh"],
  ["/livez", "/livez"],
])("%s is asked for as %s below /tongshu", (target, inside) => {
  expect(withoutBasePath(target, "/tongshu")).toBe(inside);
  expect(withoutBasePath(target, "")).toBe(target);
});

test("a server below a path writes it into every address, and answers with and without it", async () => {
  const url = await start({ publicUrl: "https://data.example.gov/tongshu" });
  for (const path of ["/tongshu/page", "/page"]) {
    const answer = await ask(url + path);
    expect(String(answer.body)).toBe("<p>https://data.example.gov/tongshu/page</p>");
  }
  const moved = await ask(`${url}/tongshu/old`);
  expect(moved.headers["location"]).toBe("/tongshu/page?q=%E6%B0%B4%20a");
  const refused = await problem(await ask(`${url}/tongshu/api/books/none`));
  expect(refused).toMatchObject({
    type: "https://data.example.gov/tongshu/problems/TEST_SHELF_EMPTY",
    instance: "/tongshu/api/books/none",
  });
  expect((await ask(`${url}/tongshux/page`)).status).toBe(404);
});
