import { afterEach, expect, test } from "vitest";
import { ask, start, stopExamples } from "./example-server.ts";
import { httpLimits } from "./limits.ts";

afterEach(stopExamples);

/** With one request a minute and client, the second is refused exactly when both are one client. */
async function areOneClient(url: string, first: string, second: string): Promise<boolean> {
  const asked = async (forwardedFor: string) =>
    (await ask(`${url}/api/books`, { headers: { "x-forwarded-for": forwardedFor } })).status;
  expect(await asked(first)).toBe(200);
  return (await asked(second)) === 429;
}

const oneRequest = { requestsPerMinuteMax: 1 };

test("without a trusted proxy nobody can choose an address", async () => {
  expect(await areOneClient(await start(oneRequest), "198.51.100.1", "198.51.100.2")).toBe(true);
});

test("of a chain the last address that is no proxy counts; what stands before it is hearsay", async () => {
  const trusting = { ...oneRequest, trustedProxies: ["127.0.0.0/8", "10.0.0.0/8"] };
  const url = await start(trusting);
  expect(await areOneClient(url, "198.51.100.1", "198.51.100.2")).toBe(false);
  await stopExamples();
  const chained = await start(trusting);
  const lying = (lie: string) => `${lie}, 198.51.100.7, 10.0.0.1`;
  expect(await areOneClient(chained, lying("203.0.113.1"), lying("203.0.113.2"))).toBe(true);
});

test("a chain of trusted proxies is followed up to its limit and not one further", async () => {
  const { trustedHopsMax } = httpLimits;
  const trusting = { ...oneRequest, trustedProxies: ["127.0.0.0/8", "10.0.0.0/8"] };
  const behind = (client: string, proxies: number) =>
    [client, ...Array.from({ length: proxies }, () => "10.0.0.1")].join(", ");
  // The connection itself comes from the first proxy of the chain.
  const atLimit = await start(trusting);
  const clients = ["198.51.100.1", "198.51.100.2"] as const;
  const [one, other] = clients.map((client) => behind(client, trustedHopsMax - 1));
  expect(await areOneClient(atLimit, one ?? "", other ?? "")).toBe(false);
  await stopExamples();
  const beyond = await start(trusting);
  const [far, further] = clients.map((client) => behind(client, trustedHopsMax));
  expect(await areOneClient(beyond, far ?? "", further ?? "")).toBe(true);
});

test("the scheme and host that are forwarded never reach an address that is written", async () => {
  const url = await start({
    trustedProxies: ["127.0.0.0/8"],
    publicUrl: "https://data.example.gov",
  });
  const headers = { "x-forwarded-proto": "http", "x-forwarded-host": "evil.example" };
  const answer = await ask(`${url}/page`, { headers });
  expect(String(answer.body)).toBe("<p>https://data.example.gov/page</p>");
  const moved = await ask(`${url}/old`, { headers });
  expect(moved.headers["location"]).toMatch(/^\/page/);
});
