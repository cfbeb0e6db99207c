import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { ask, start, stopExamples } from "./example-server.ts";
import { content } from "./reply.ts";
import { defineRoute } from "./route.ts";

afterEach(stopExamples);

const piece = "0123456789abcdef".repeat(4_096);
/** What the bodies below have done. */
let made = 0;
let ended = 0;
let onEnd = (): void => undefined;

async function* pieces(count: number, failAt = Number.POSITIVE_INFINITY): AsyncIterable<string> {
  try {
    for (let at = 0; at < count; at += 1) {
      if (at === failAt) throw new Error("secret-of-the-inside");
      made += 1;
      yield piece;
      await pause(0);
    }
  } finally {
    ended += 1;
    onEnd();
  }
}

const route = (path: string, body: () => AsyncIterable<string>) =>
  defineRoute({
    method: "GET",
    path,
    summary: { zh: "测试", en: "Test" },
    policy: "public",
    answer: "content",
    handle: () => {
      made = 0;
      ended = 0;
      return content({ body: body(), contentType: "text/csv; charset=utf-8" });
    },
  });

const routes = [
  route("/api/few.csv", () => pieces(3)),
  route("/api/endless.csv", () => pieces(Number.POSITIVE_INFINITY)),
  route("/api/broken.csv", () => pieces(9, 3)),
];

/** Waits until the body has ended, however it ended. */
async function untilEnded(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  onEnd = resolve;
  if (ended === 0) await promise;
}

describe("a body that comes piece by piece", () => {
  it("breaks the connection off when it fails, so that a part is not taken for the whole", async () => {
    const url = await start({ routes });
    await expect(ask(`${url}/api/broken.csv`)).rejects.toThrow();
    expect(ended).toBe(1);
  });

  for (const coding of ["identity", "br"]) {
    it(`stops being made when the client goes (${coding})`, async () => {
      const url = await start({ routes });
      const headers = { "accept-encoding": coding };
      const sent = httpRequest(`${url}/api/endless.csv`, { headers, agent: false });
      sent.on("error", () => undefined).end();
      const [answer] = await once(sent, "response");
      await once(answer, "data");
      expect(ended).toBe(0);
      sent.destroy();
      await untilEnded();
      expect(ended).toBe(1);
      const then = made;
      await pause(50);
      expect(made).toBe(then);
    });
  }

  it("is made no faster than the client reads", async () => {
    const url = await start({ routes });
    const sent = httpRequest(`${url}/api/endless.csv`, { agent: false });
    sent.on("error", () => undefined).end();
    const [answer] = await once(sent, "response");
    answer.pause();
    let before = -1;
    // The buffers of both ends fill up first; then nothing more is made.
    for (let turn = 0; turn < 40 && before !== made; turn += 1) {
      before = made;
      await pause(100);
    }
    expect(made).toBe(before);
    sent.destroy();
    await untilEnded();
    expect(ended).toBe(1);
  });

  it("is given back unread to whoever made it when only the headers are asked for", async () => {
    let returned = 0;
    const body = () => ({
      [Symbol.asyncIterator]: () => ({
        next: () => Promise.reject(new Error("The body was read.")),
        return: async () => {
          returned += 1;
          return { done: true as const, value: undefined };
        },
      }),
    });
    const url = await start({ routes: [route("/api/held.csv", body)] });
    expect((await ask(`${url}/api/held.csv`, { method: "HEAD" })).status).toBe(200);
    expect(returned).toBe(1);
  });

  it("arrives whole, and a HEAD request makes none of it", async () => {
    const url = await start({ routes });
    const whole = await ask(`${url}/api/few.csv`);
    expect(whole.status).toBe(200);
    expect(whole.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(whole.body.toString()).toBe(piece.repeat(3));
    const head = await ask(`${url}/api/few.csv`, { method: "HEAD" });
    expect([head.status, head.body.length, made]).toEqual([200, 0, 0]);
    expect(head.headers["content-type"]).toBe("text/csv; charset=utf-8");
  });
});
