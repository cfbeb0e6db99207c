import { expect, test } from "vitest";
import { addressMatcher, isAddressRange } from "./addresses.ts";

test("what is neither an address nor a range is told apart", () => {
  for (const wrong of [
    "",
    "localhost",
    "10.0.0.0/33",
    "10.0.0.256",
    "::1/129",
    "10.0.0.1/x",
    "*",
  ]) {
    expect(isAddressRange(wrong), wrong).toBe(false);
  }
  for (const right of ["10.0.0.1", "10.0.0.0/8", "::1", "fd00::/8"]) {
    expect(isAddressRange(right), right).toBe(true);
  }
});

test("an address matches its range and no other, in both families", () => {
  const matches = addressMatcher(["10.1.0.0/16", "192.0.2.7", "fd00::/8"]);
  for (const inside of ["10.1.0.0", "10.1.255.255", "192.0.2.7", "::ffff:10.1.2.3", "fd12::1"]) {
    expect(matches(inside), inside).toBe(true);
  }
  for (const outside of ["10.2.0.0", "192.0.2.8", "fe80::1", "nonsense", "", undefined]) {
    expect(matches(outside), outside).toBe(false);
  }
});

test("no ranges match nothing", () => {
  expect(addressMatcher([])("127.0.0.1")).toBe(false);
});
