import { expect, test } from "vitest";
import { BitmapPool, bitmapsKeptMax } from "./bitmap-pool.ts";

test("a bitmap has no bit, whatever was in its memory before", () => {
  const pool = new BitmapPool();
  pool.reset(3);
  const first = pool.take().fill(7);
  pool.reset(2);
  const again = pool.take();
  expect(again).toEqual(new Uint32Array(2));
  expect(again.buffer).toBe(first.buffer);
});

test("two bitmaps of a segment share nothing, and a longer segment gets longer ones", () => {
  const pool = new BitmapPool();
  pool.reset(1);
  const [one, other] = [pool.take().fill(1), pool.take()];
  expect([...one, ...other]).toEqual([1, 0]);
  pool.reset(5);
  expect(pool.take().length).toBe(5);
});

test("as many as may be kept are used again, and one more is not", () => {
  const pool = new BitmapPool();
  const takeAll = () => Array.from({ length: bitmapsKeptMax + 1 }, () => pool.take().buffer);
  pool.reset(1);
  const before = takeAll();
  pool.reset(1);
  const after = takeAll();
  expect(after.map((buffer, at) => buffer === before[at])).toEqual([
    ...before.slice(1).map(() => true),
    false,
  ]);
});
