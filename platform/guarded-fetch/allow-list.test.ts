import { describe, expect, it } from "vitest";
import { parseAllowEntry, refusedRange } from "./allow-list.ts";

describe("an entry of an allow list", () => {
  it.each(["", "*", "*.", "http://a.gov.cn", "a b", "10.0.0.0/33", "host:0", "host:70000", "-a"])(
    "refuses %j",
    (text) => {
      expect(parseAllowEntry(text)).toBeUndefined();
    },
  );

  it.each([
    ["data.intranet", "data.intranet", "10.0.0.1", true],
    ["DATA.intranet", "data.intranet", "10.0.0.1", true],
    ["data.intranet", "xdata.intranet", "10.0.0.1", false],
    ["*.gov.cn", "data.gov.cn", undefined, true],
    ["*.gov.cn", "a.b.gov.cn", undefined, true],
    ["*.gov.cn", "gov.cn", undefined, false],
    ["*.gov.cn", "evilgov.cn", undefined, false],
    ["10.0.0.0/8", "any.name", "10.255.255.255", true],
    ["10.0.0.0/8", "any.name", "11.0.0.0", false],
    ["10.0.0.0/8", "any.name", "::ffff:10.0.0.1", true],
    ["192.168.1.5", "any.name", "192.168.1.5", true],
    ["192.168.1.5", "any.name", "192.168.1.6", false],
    ["fd00::/8", "any.name", "fd12::1", true],
    ["[fd00::1]:3000", "any.name", "fd00::1", true],
  ])("%s for %s at %s: %s", (text, host, address, expected) => {
    expect(parseAllowEntry(text)?.matches(host, address)).toBe(expected);
  });

  it("carries a port", () => {
    expect(parseAllowEntry("data.intranet:9000")?.port).toBe(9_000);
    expect(parseAllowEntry("[fd00::1]:3000")?.port).toBe(3_000);
    expect(parseAllowEntry("fd00::1")?.port).toBeUndefined();
  });
});

describe("ranges", () => {
  it("takes public addresses only", () => {
    expect(refusedRange("8.8.8.8")).toBeUndefined();
    expect(refusedRange("2606:4700::1111")).toBeUndefined();
    expect(refusedRange("127.0.0.1")).toBe("loopback");
    expect(refusedRange("nonsense")).toBe("invalid");
  });
});
