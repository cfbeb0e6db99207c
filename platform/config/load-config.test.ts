import { expect, expectTypeOf, test } from "vitest";
import { z } from "zod";
import { isRefusal } from "../errors/index.ts";
import { loadConfig } from "./load-config.ts";
import { defineSetting } from "./setting.ts";

const description = { zh: "测试", en: "Test" };
const port = defineSetting({
  name: "TEST_PORT",
  schema: z.string().regex(/^\d+$/).transform(Number).pipe(z.int().max(65_535)),
  default: "8080",
  description,
  expectation: { zh: "0 到 65535 的整数", en: "a whole number from 0 to 65535" },
});
const key = defineSetting({
  name: "TEST_KEY",
  schema: z.string().min(8),
  description,
  expectation: { zh: "至少 8 个字符", en: "at least 8 characters" },
  secret: true,
});
const settings = { port, key };

function refusalOf(env: Record<string, string>) {
  const config = loadConfig(settings, env);
  if (!isRefusal(config)) throw new Error("The configuration was accepted.");
  return config;
}

test("all wrong settings are named at once, in both languages, with value and expectation", () => {
  const { code, message } = refusalOf({ TEST_PORT: "65536", TEST_KEY: "short" });
  expect(code).toBe("CONFIG_INVALID");
  expect(message.en).toContain('TEST_PORT is "65536"; it must be a whole number from 0 to 65535.');
  expect(message.zh).toContain('TEST_PORT 的值 "65536" 应为0 到 65535 的整数。');
  expect(message.en).toContain("TEST_KEY (secret, not shown) must be at least 8 characters.");
});

test("a secret never appears in a refusal", () => {
  expect(JSON.stringify(refusalOf({ TEST_KEY: "hunter2" }))).not.toContain("hunter2");
});

test("a wrong value is shown cut and on one line", () => {
  const { message } = refusalOf({ TEST_PORT: `x\n${"y".repeat(500)}` });
  expect(message.en).toContain('"x\\ny');
  expect(message.en.length).toBeLessThan(300);
});

test("a default that is itself wrong, or an odd name, is a programming error", () => {
  const wrong = { ...port, default: "x" };
  expect(() => defineSetting(wrong)).toThrow("default of TEST_PORT");
  expect(() => defineSetting({ ...port, name: "test-port" })).toThrow("named like");
});

test("absent and empty variables take the default, or are undefined without one", () => {
  expect(loadConfig(settings, {})).toEqual({ port: 8080, key: undefined });
  expect(loadConfig(settings, { TEST_PORT: "  ", TEST_KEY: "" })).toEqual({
    port: 8080,
    key: undefined,
  });
});

test("the values are typed from the table", () => {
  const config = loadConfig(settings, { TEST_PORT: "65535", TEST_KEY: "12345678" });
  if (isRefusal(config)) throw new Error("The configuration was refused.");
  expectTypeOf(config.port).toEqualTypeOf<number>();
  expectTypeOf(config.key).toEqualTypeOf<string | undefined>();
  expect(config).toEqual({ port: 65_535, key: "12345678" });
});
