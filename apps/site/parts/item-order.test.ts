import type { Item } from "@tongshu/catalogue/contract";
import { expect, test } from "vitest";
import { matchingItems, orderedItems } from "./item-order.ts";

const item = (code: string, name?: string, type?: Item["type"]): Item => ({
  itemKey: code,
  code,
  ...(name === undefined ? {} : { name: { en: name } }),
  ...(type === undefined ? {} : { type }),
});

const items = [item("b10", "Zone", "N"), item("b9"), item("a1", "Date of birth", "D")];
const codes = (all: readonly Item[]) => all.map(({ code }) => code);

test("an item is found by all words in its code or name, whatever case and width", () => {
  expect(codes(matchingItems(items, "ＢＩＲＴＨ date"))).toEqual(["a1"]);
  expect(codes(matchingItems(items, "birth zone"))).toEqual([]);
  expect(codes(matchingItems(items, "  "))).toEqual(["b10", "b9", "a1"]);
});

test("numbers in codes are ordered as numbers, and what is not stated comes last", () => {
  expect(codes(orderedItems(items, "code", "en"))).toEqual(["a1", "b9", "b10"]);
  expect(codes(orderedItems(items, "name", "en"))).toEqual(["a1", "b10", "b9"]);
  expect(codes(orderedItems(items, "type", "en"))).toEqual(["a1", "b10", "b9"]);
  expect(codes(orderedItems(items, "stated", "en"))).toEqual(["b10", "b9", "a1"]);
});
