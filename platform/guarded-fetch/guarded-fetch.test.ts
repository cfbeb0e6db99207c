import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isRefusal, RefusalError } from "../errors/index.ts";
import { type FetchedAnswer, type GuardedFetchOptions, guardedFetch } from "./index.ts";
import { redirectsMax } from "./limits.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let port: number;
const routes = new Map<string, Handler>();
const seen: { path: string; headers: IncomingMessage["headers"] }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? "";
    seen.push({ path, headers: request.headers });
    const handler = routes.get(path.split("?")[0] ?? "");
    if (handler === undefined) response.writeHead(404).end();
    else handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const here = (path: string, host = "127.0.0.1"): string => `http://${host}:${port}${path}`;
const allowed = (): string[] => [`127.0.0.1:${port}`];

async function codeOf(url: string, options?: Partial<GuardedFetchOptions>): Promise<string> {
  const answer = await guardedFetch(url, { allow: allowed(), ...options });
  return isRefusal(answer) ? answer.code : `status ${answer.status}`;
}

async function fetched(
  url: string,
  options?: Partial<GuardedFetchOptions>,
): Promise<FetchedAnswer> {
  const answer = await guardedFetch(url, { allow: allowed(), ...options });
  if (isRefusal(answer)) throw new RefusalError(answer);
  return answer;
}

async function text(answer: FetchedAnswer): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of answer.body) parts.push(chunk);
  return Buffer.concat(parts).toString();
}

describe("addresses that are refused", () => {
  it.each([
    ["http://127.0.0.1/", "FETCH_ADDRESS_REFUSED"],
    ["http://0.0.0.0/", "FETCH_ADDRESS_REFUSED"],
    ["http://10.1.2.3/", "FETCH_ADDRESS_REFUSED"],
    ["http://172.16.0.1/", "FETCH_ADDRESS_REFUSED"],
    ["http://192.168.1.1/", "FETCH_ADDRESS_REFUSED"],
    ["http://169.254.169.254/latest/meta-data/", "FETCH_ADDRESS_REFUSED"],
    ["http://100.64.0.1/", "FETCH_ADDRESS_REFUSED"],
    ["http://192.0.2.1/", "FETCH_ADDRESS_REFUSED"],
    ["http://198.18.0.1/", "FETCH_ADDRESS_REFUSED"],
    ["http://224.0.0.1/", "FETCH_ADDRESS_REFUSED"],
    ["http://240.0.0.1/", "FETCH_ADDRESS_REFUSED"],
    ["http://255.255.255.255/", "FETCH_ADDRESS_REFUSED"],
    ["http://2130706433/", "FETCH_ADDRESS_REFUSED"],
    ["http://0x7f.1/", "FETCH_ADDRESS_REFUSED"],
    ["http://[::1]/", "FETCH_ADDRESS_REFUSED"],
    ["http://[::]/", "FETCH_ADDRESS_REFUSED"],
    ["http://[::ffff:127.0.0.1]/", "FETCH_ADDRESS_REFUSED"],
    ["http://[::ffff:10.0.0.1]/", "FETCH_ADDRESS_REFUSED"],
    ["http://[64:ff9b::7f00:1]/", "FETCH_ADDRESS_REFUSED"],
    ["http://[2002:7f00:1::]/", "FETCH_ADDRESS_REFUSED"],
    ["http://[::127.0.0.1]/", "FETCH_ADDRESS_REFUSED"],
    ["http://[fe80::1]/", "FETCH_ADDRESS_REFUSED"],
    ["http://[fd00::1]/", "FETCH_ADDRESS_REFUSED"],
    ["http://[ff02::1]/", "FETCH_ADDRESS_REFUSED"],
    ["file:///etc/passwd", "FETCH_SCHEME_REFUSED"],
    ["ftp://example.org/", "FETCH_SCHEME_REFUSED"],
    ["data:text/plain,x", "FETCH_SCHEME_REFUSED"],
    ["http://someone:secret@8.8.8.8/", "FETCH_CREDENTIALS_REFUSED"],
    ["http://8.8.8.8:22/", "FETCH_PORT_REFUSED"],
    ["http://8.8.8.8:65535/", "FETCH_PORT_REFUSED"],
    ["catalogue.json", "FETCH_URL_INVALID"],
    ["http://", "FETCH_URL_INVALID"],
  ])("%s", async (url, code) => {
    expect(await codeOf(url, { allow: [] })).toBe(code);
  });

  it("refuses a name of which one address of several is private", async () => {
    const lookup = async (): Promise<{ address: string; family: number }[]> => [
      { address: "8.8.8.8", family: 4 },
      { address: "10.0.0.1", family: 4 },
    ];
    expect(await codeOf("http://mixed.example/", { lookup })).toBe("FETCH_ADDRESS_REFUSED");
  });

  it("names an unknown host", async () => {
    const lookup = (): Promise<never> => Promise.reject(new Error("ENOTFOUND"));
    expect(await codeOf("http://nowhere.example/", { lookup })).toBe("FETCH_NAME_UNKNOWN");
  });

  it("refuses an allow list that holds nonsense", async () => {
    await expect(guardedFetch("http://8.8.8.8/", { allow: ["http://a/"] })).rejects.toThrow(
      "allow",
    );
  });

  it("does not follow a redirect to a refused address", async () => {
    routes.set("/inward", (_, response) => {
      response.writeHead(302, { location: "http://169.254.169.254/" }).end();
    });
    expect(await codeOf(here("/inward"))).toBe("FETCH_ADDRESS_REFUSED");
    routes.set("/scheme", (_, response) => {
      response.writeHead(302, { location: "file:///etc/passwd" }).end();
    });
    expect(await codeOf(here("/scheme"))).toBe("FETCH_SCHEME_REFUSED");
  });

  it("connects to the address that was checked, whatever the name resolves to later", async () => {
    routes.set("/rebound", (_, response) => response.end("checked"));
    let lookups = 0;
    const lookup = async (): Promise<{ address: string; family: number }[]> => {
      lookups += 1;
      return [{ address: lookups === 1 ? "127.0.0.1" : "10.0.0.1", family: 4 }];
    };
    const url = here("/rebound", "rebind.example");
    expect(await text(await fetched(url, { lookup }))).toBe("checked");
    expect(lookups).toBe(1);
    // The second time the name leads inward, and it is refused rather than connected to.
    expect(await codeOf(url, { lookup })).toBe("FETCH_PORT_REFUSED");
    expect(seen.at(-1)?.headers.host).toBe(`rebind.example:${port}`);
  });
});

describe("answers that are refused", () => {
  it.each([
    [401, "FETCH_LOGIN_NEEDED"],
    [403, "FETCH_BLOCKED"],
    [404, "FETCH_STATUS"],
    [412, "FETCH_BLOCKED"],
    [429, "FETCH_BLOCKED"],
    [500, "FETCH_STATUS"],
    [204, "FETCH_STATUS"],
    [206, "FETCH_STATUS"],
    [304, "FETCH_STATUS"],
  ])("status %i", async (status, code) => {
    routes.set("/status", (_, response) => response.writeHead(status).end());
    expect(await codeOf(here("/status"))).toBe(code);
  });

  it("names a redirect to a login page, without its query", async () => {
    routes.set("/private", (_, response) => {
      response.writeHead(302, { location: "/sso/login?ticket=secret" }).end();
    });
    const answer = await guardedFetch(here("/private"), { allow: allowed() });
    expect(answer).toMatchObject({ code: "FETCH_LOGIN_NEEDED" });
    expect(JSON.stringify(answer)).not.toContain("secret");
  });

  it("follows so many redirects and no more", async () => {
    const chain = (length: number): void => {
      for (let hop = 0; hop < length; hop += 1) {
        routes.set(`/hop${hop}`, (_, response) => {
          response.writeHead(301, { location: `hop${hop + 1}` }).end();
        });
      }
      routes.set(`/hop${length}`, (_, response) => response.end("there"));
    };
    chain(redirectsMax);
    const answer = await fetched(here("/hop0"));
    expect(await text(answer)).toBe("there");
    expect(answer.finalUrl).toBe(here(`/hop${redirectsMax}`));
    chain(redirectsMax + 1);
    expect(await codeOf(here("/hop0"))).toBe("FETCH_TOO_MANY_REDIRECTS");
  });

  it("refuses a redirect without a target", async () => {
    routes.set("/nowhere", (_, response) => response.writeHead(302).end());
    expect(await codeOf(here("/nowhere"))).toBe("FETCH_REDIRECT_INVALID");
  });

  it("refuses a stated length over the limit, and takes one at the limit", async () => {
    routes.set("/ten", (_, response) =>
      response.writeHead(200, { "content-length": 10 }).end("0123456789"),
    );
    expect(await codeOf(here("/ten"), { bytesMax: 9 })).toBe("FETCH_TOO_LARGE");
    expect(await text(await fetched(here("/ten"), { bytesMax: 10 }))).toBe("0123456789");
  });

  it("stops an endless body at the limit", async () => {
    routes.set("/endless", (_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    });
    const answer = await fetched(here("/endless"), { bytesMax: 1_000_000 });
    let bytes = 0;
    const reading = (async () => {
      for await (const chunk of answer.body) bytes += chunk.length;
    })();
    await expect(reading).rejects.toMatchObject({ refusal: { code: "FETCH_TOO_LARGE" } });
    expect(bytes).toBeLessThanOrEqual(1_000_000);
  });

  it("stops a slow body when the time is over", async () => {
    routes.set("/slow", (_, response) => {
      const timer = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(timer));
    });
    const answer = await fetched(here("/slow"), { timeoutMs: 300 });
    await expect(text(answer)).rejects.toMatchObject({ refusal: { code: "FETCH_TIMED_OUT" } });
  });

  it("stops waiting for headers when the time is over", async () => {
    routes.set("/silent", () => undefined);
    expect(await codeOf(here("/silent"), { timeoutMs: 200 })).toBe("FETCH_TIMED_OUT");
  });

  it("names a connection that breaks in the middle of the body", async () => {
    routes.set("/broken", (_, response) => {
      response.writeHead(200, { "content-length": 100 });
      response.write("half");
      void sleep(20).then(() => response.destroy());
    });
    await expect(text(await fetched(here("/broken")))).rejects.toMatchObject({
      refusal: { code: "FETCH_FAILED" },
    });
  });

  it("ends when the caller aborts", async () => {
    const controller = new AbortController();
    routes.set("/silent", () => undefined);
    setTimeout(() => controller.abort(), 50);
    expect(await codeOf(here("/silent"), { signal: controller.signal })).toBe("FETCH_FAILED");
  });
});

describe("answers that are fetched", () => {
  it("sends the project's name and no cookie, also after a redirect that sets one", async () => {
    routes.set("/cookie", (_, response) => {
      response.writeHead(302, { location: "/data", "set-cookie": "a=b" }).end();
    });
    routes.set("/data", (_, response) =>
      response.writeHead(200, { etag: '"1"', "set-cookie": "c=d" }).end("{}"),
    );
    const answer = await fetched(here("/cookie"));
    expect(await text(answer)).toBe("{}");
    expect(answer.headers).toMatchObject({ etag: '"1"' });
    expect(answer.headers["set-cookie"]).toBeUndefined();
    const last = seen.at(-1);
    expect(last?.headers["user-agent"]).toBe("Tongshu");
    expect(last?.headers.cookie).toBeUndefined();
  });

  it("leaves unpacking to the caller", async () => {
    routes.set("/gzip", (_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end("packed"),
    );
    expect(await text(await fetched(here("/gzip")))).toBe("packed");
  });

  it("takes 304 when a condition was sent", async () => {
    routes.set("/same", (request, response) => {
      response.writeHead(request.headers["if-none-match"] === '"1"' ? 304 : 200).end();
    });
    const answer = await fetched(here("/same"), { headers: { "if-none-match": '"1"' } });
    expect(answer.status).toBe(304);
    expect(await text(answer)).toBe("");
  });

  it("lets a caller stop in the middle", async () => {
    routes.set("/long", (_, response) => response.end(Buffer.alloc(5_000_000)));
    const answer = await fetched(here("/long"));
    for await (const chunk of answer.body) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
  });
});
