import { resolve } from "node:path";
import { loadConfig } from "@tongshu/platform/config";
import { isRefusal } from "@tongshu/platform/errors";
import { expect, test } from "vitest";
import { type ServerConfig, settings } from "./settings.ts";

function load(env: Record<string, string>): ServerConfig {
  const config = loadConfig(settings, env);
  if (isRefusal(config)) throw new Error(config.message.en);
  return config;
}

test("each wrong value is refused with its variable's name", () => {
  const wrong: Record<string, readonly string[]> = {
    PORT: ["65536", "-1", "8080x", "80.5", "0x50"],
    HOST: ["a b", "http://localhost", "-x"],
    PUBLIC_URL: [
      "data.example.gov",
      "ftp://data.example.gov",
      "https://data.example.gov/a b",
      "https://data.example.gov/a//b",
      "https://data.example.gov/portal/zh",
      "https://data.example.gov/en/",
      "https://data.example.gov/api",
      "https://data.example.gov/assets/x",
      `https://data.example.gov/${"x".repeat(100)}`,
      "https://data.example.gov?x=1",
      "https://user:word@data.example.gov",
    ],
    TONGSHU_TRUSTED_PROXIES: ["proxy.example", "10.0.0.0/33", "10.0.0.1, x"],
    DATABASE_URL: ["mysql://x", "localhost"],
    TONGSHU_LOG_LEVEL: ["loud"],
    TONGSHU_FETCH_ALLOW: ["http://x", "a b/c"],
    TONGSHU_RATE_LIMIT: ["0", "1000001", "many"],
    TONGSHU_POSTGRES_USER: ["no body", "a;b"],
  };
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      expect(() => load({ [name]: value }), `${name}=${value}`).toThrow(`${name} `);
    }
  }
});

test("a wrong database address is refused without being shown", () => {
  const config = loadConfig(settings, { DATABASE_URL: "mysql://me:hunter2@x" });
  expect(JSON.stringify(config)).toContain("DATABASE_URL");
  expect(JSON.stringify(config)).not.toContain("hunter2");
});

test("an empty environment gives a server for this machine alone", () => {
  expect(load({})).toEqual({
    dataFolder: resolve(".tongshu"),
    port: 8080,
    host: "127.0.0.1",
    publicUrl: undefined,
    trustedProxies: [],
    databaseUrl: undefined,
    logLevel: "warn",
    fetchAllow: [],
    requestsPerMinuteMax: 600,
    postgresUser: "nobody",
  });
});

test("right values are read, at their bounds", () => {
  const config = load({
    TONGSHU_DATA: "some/where",
    PORT: "65535",
    HOST: "::1",
    PUBLIC_URL: "https://Data.Example.gov/",
    TONGSHU_TRUSTED_PROXIES: "10.0.0.0/8, ::1",
    TONGSHU_FETCH_ALLOW: "*.intra.example 192.0.2.0/24:8000",
    TONGSHU_RATE_LIMIT: "1000000",
    DATABASE_URL: "postgresql://u:p@db/x",
  });
  expect(config).toMatchObject({
    dataFolder: resolve("some/where"),
    port: 65_535,
    host: "::1",
    publicUrl: "https://data.example.gov",
    trustedProxies: ["10.0.0.0/8", "::1"],
    fetchAllow: ["*.intra.example", "192.0.2.0/24:8000"],
    requestsPerMinuteMax: 1_000_000,
    databaseUrl: "postgresql://u:p@db/x",
  });
  expect(load({ PORT: "0" }).port).toBe(0);
  for (const [given, read] of [
    ["https://Data.Example.gov/Tongshu/", "https://data.example.gov/Tongshu"],
    ["http://a.example:8000/x/api", "http://a.example:8000/x/api"],
    [`https://a.example/${"x".repeat(99)}`, `https://a.example/${"x".repeat(99)}`],
  ] as const) {
    expect(load({ PUBLIC_URL: given }).publicUrl).toBe(read);
  }
});

test("every setting is explained in both languages, for the reference page", () => {
  for (const { name, description, expectation } of Object.values(settings)) {
    for (const text of [description, expectation]) {
      expect(text.zh, name).toMatch(/\p{Script=Han}|PostgreSQL|postgres/u);
      expect(text.en, name).toMatch(/[a-z]/);
    }
  }
});
