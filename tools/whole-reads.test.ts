import { existsSync, globSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { root } from "./source-folders.ts";

test("every store has a test of what its statements read", () => {
  const stores = globSync("contexts/*/store", { cwd: root });
  expect(stores.length).toBeGreaterThan(1);
  const without = stores.filter(
    (store) => !existsSync(path.join(root, store, "whole-reads.test.ts")),
  );
  expect(without).toEqual([]);
});
