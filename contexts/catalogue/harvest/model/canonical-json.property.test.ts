import canonicalize from "canonicalize";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { EntryRecord } from "../../contract.ts";
import { canonicalJson } from "./canonical-json.ts";
import { recordDigest, digestOfCanonical } from "./record-digest.ts";

const json = fc.jsonValue({ stringUnit: "binary" });

test("is what the reference implementation of RFC 8785 writes", () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalJson(value)).toBe(canonicalize(value));
    }),
    { numRuns: 1_000 },
  );
});

test("leaves out members without a value, as the reference does", () => {
  const value = { b: undefined, a: 1, "\u20ac": "\r", 1: [null, true, 1e21, -0, 5e-324] };
  expect(canonicalJson(value)).toBe(canonicalize(value));
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, 1n, () => 1, { a: Number.NaN }])(
  "has none for %o",
  (value) => {
    expect(() => canonicalJson(value)).toThrow("canonical form");
  },
);

test("of record and items apart gives the digest of both together", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json), fc.array(json), (fields, values) => {
      const record = fields as unknown as EntryRecord;
      const items = values.map((value) => ({ code: "a", domain: JSON.stringify(value) }));
      const apart = digestOfCanonical(
        canonicalize(record) ?? "",
        items.map((item) => canonicalize(item) ?? ""),
      );
      expect(recordDigest(record, items)).toBe(apart);
    }),
  );
});
