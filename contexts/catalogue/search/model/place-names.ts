import { chinaCityNames, chinaCountyNames, chinaProvinceNames } from "@tongshu/standards";
import { keyOf } from "./term-key.ts";
import { readPairs } from "./glossary-pairs.ts";
import { places } from "./glossary/places.ts";

let known: ReadonlySet<string> | undefined;

/** Whether a key of the glossary is the name of a place, in either language. */
export function isPlaceName(key: string): boolean {
  known ??= readPlaceNames();
  return known.has(key);
}

function readPlaceNames(): ReadonlySet<string> {
  const names = [chinaProvinceNames, chinaCityNames, chinaCountyNames].flatMap(Object.values);
  const pairs = readPairs(places).flatMap(({ zh, en }) => [zh, en]);
  return new Set([...names, ...pairs].map(keyOf));
}
