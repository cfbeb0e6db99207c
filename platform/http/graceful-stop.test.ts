import { once } from "node:events";
import { Agent, request } from "node:http";
import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { systemIds } from "../ids/index.ts";
import { createHttpServer, type HttpServer } from "./http-server.ts";
import type { HttpLimits } from "./limits.ts";
import { defineRoute, type RouteDefinition } from "./route.ts";

const summary = { zh: "测试", en: "Test" };
const common = { method: "GET", summary, policy: "public" } as const;
const log = pino({ level: "silent" });
let server: HttpServer | undefined;

afterEach(async () => {
  await server?.stop();
});

async function start(routes: RouteDefinition[], limits: Partial<HttpLimits> = {}): Promise<string> {
  server = await createHttpServer({
    routes,
    log,
    ids: systemIds,
    api: { title: summary, description: summary, version: "1" },
    requestsPerMinuteMax: 1_000,
    notReady: async () => [],
    limits,
  });
  return (await server.listen({ host: "127.0.0.1", port: 0 })).url;
}

const answer = z.strictObject({ aborted: z.boolean() });

/** A route that begins to answer and ends when it is told, or when its signal fires. */
function heldRoute({ waits = false, heedsSignal = true } = {}) {
  const begun = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const route = defineRoute({
    ...common,
    path: "/held",
    waits,
    answer,
    handle: async ({ signal }) => {
      begun.resolve();
      const aborted = once(signal, "abort");
      await (heedsSignal ? Promise.race([release.promise, aborted]) : release.promise);
      return { aborted: signal.aborted };
    },
  });
  return { route, begun: begun.promise, release: release.resolve };
}

test("a stopping server accepts no new connection, finishes what runs, and ends", async () => {
  const held = heldRoute();
  const url = await start([held.route]);
  const running = fetch(`${url}/held`);
  await held.begun;
  const stopped = server?.stop();
  await expect(fetch(`${url}/livez`)).rejects.toThrow("fetch failed");
  held.release();
  const finished = await running;
  expect(finished.status).toBe(200);
  expect(await finished.json()).toEqual({ aborted: false });
  const begin = performance.now();
  await stopped;
  expect(performance.now() - begin, "a kept-open connection does not hold it up").toBeLessThan(
    2_000,
  );
});

test("a connection kept open gets 503 with a problem while the server stops", async () => {
  const held = heldRoute();
  const url = await start([held.route]);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = async (path: string) => {
    const [response] = await once(request(`${url}${path}`, { agent }).end(), "response");
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    return { status: response.statusCode, body: JSON.parse(String(Buffer.concat(chunks))) };
  };
  // Pipelined on one connection: the second request is read while the server drains.
  const first = ask("/held");
  await held.begun;
  const stopped = server?.stop();
  const second = ask("/held").catch((error: Error) => error);
  held.release();
  expect((await first).status).toBe(200);
  const late = await second;
  // Node closes the connection after the running answer, so the late request finds either.
  if (late instanceof Error) expect(late.message).toMatch(/ECONN|hang up/);
  else expect(late).toMatchObject({ status: 503, body: { code: "SERVER_STOPPING" } });
  await stopped;
  agent.destroy();
});

test("a long poll is ended at once when the server stops, with its answer", async () => {
  const held = heldRoute({ waits: true });
  const url = await start([held.route]);
  const running = fetch(`${url}/held`);
  await held.begun;
  const begin = performance.now();
  const stopped = server?.stop();
  expect(await (await running).json()).toEqual({ aborted: true });
  await stopped;
  expect(performance.now() - begin).toBeLessThan(2_000);
});

test("what does not finish within the drain time is cut", async () => {
  const held = heldRoute({ heedsSignal: false });
  const url = await start([held.route], { drainMsMax: 150 });
  const running = fetch(`${url}/held`).catch((error: Error) => error.message);
  await held.begun;
  await server?.stop();
  expect(await running).toBe("fetch failed");
  held.release();
});

test("the signal of a handler fires when its client goes away", async () => {
  const held = heldRoute();
  const url = await start([held.route]);
  const client = new AbortController();
  const ended = Promise.withResolvers<boolean>();
  const { handle } = held.route;
  const watched: RouteDefinition = {
    ...held.route,
    path: "/watched",
    async handle(one) {
      const result = await handle(one);
      ended.resolve(one.signal.aborted);
      return result;
    },
  };
  await server?.stop();
  const again = await start([watched]);
  expect(again).not.toBe(url);
  const running = fetch(`${again}/watched`, { signal: client.signal }).catch(() => "gone");
  await held.begun;
  client.abort();
  expect(await running).toBe("gone");
  expect(await ended.promise).toBe(true);
});

test("an answer that takes longer than its time is 503; a long poll has more time", async () => {
  const slow = heldRoute({ heedsSignal: false });
  const waiting = heldRoute({ waits: true });
  const limits = { handlingMsMax: 100, waitingMsMax: 400 };
  const url = await start([slow.route, { ...waiting.route, path: "/waiting" }], limits);
  const late = await fetch(`${url}/held`);
  expect(late.status).toBe(503);
  expect(await late.json()).toMatchObject({ code: "ANSWER_TOO_SLOW" });
  slow.release();
  setTimeout(waiting.release, 200);
  expect((await fetch(`${url}/waiting`)).status).toBe(200);
});
