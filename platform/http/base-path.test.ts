import { afterEach, expect, test } from "vitest";
import { once } from "node:events";
import { connect } from "node:net";
import { basePathOf, pathAndQueryOf, withoutBasePath } from "./base-path.ts";
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

test.each([
  ["/zh/search?q=http://a/b", "/zh/search?q=http://a/b"],
  ["//zh", "//zh"],
  ["http://data.example.gov/zh/search?q=1", "/zh/search?q=1"],
  ["HTTPS://data.example.gov:8443", "/"],
  ["http://data.example.gov?q=/a", "/?q=/a"],
  ["*", "/"],
])("path and query of the target %s are %s", (target, inside) => {
  expect(pathAndQueryOf(target)).toBe(inside);
});

test("a target that states the whole address is answered like its path", async () => {
  const { hostname, port } = new URL(await start());
  const socket = connect(Number(port), hostname);
  let said = "";
  socket.on("data", (chunk) => (said += String(chunk)));
  socket.write("GET http://other.example/page HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
  await once(socket, "close");
  expect(said).toContain("HTTP/1.1 200");
  expect(said, "the host that was named is not believed").not.toContain("other.example");
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
