import { expect } from "vitest";
import { SearchQueryError } from "../errors.ts";
import { suggestedKeysMax } from "../limits.ts";
import type { OpenIndex } from "./against-oracle.ts";
import { batchOf, exampleOf } from "./example-of.ts";
import { documentOf } from "./sample.ts";

/** What is suggested, in plain examples. */
export function describeSuggestionExamples(open: OpenIndex): void {
  const example = exampleOf(open);

  example(
    "a suggestion is had by its key, however often longer ones are offered",
    async (writer) => {
      const offering = (id: string, ...texts: readonly string[]) =>
        documentOf(id, {
          suggestions: texts.map((text) => ({ key: text.toLowerCase(), text })),
        });
      const upserts = [
        offering("a", "Water", "Water levels", "水位"),
        offering("b", "WATER", "Water levels"),
        offering("c", "Water levels", "Water"),
      ];
      await writer.apply(batchOf(1, upserts));
      const keys = ["water", "wate", "水位", "water levels", "water", "\ud800"];
      const water = { text: "Water", count: 3 };
      expect(await writer.suggested(keys)).toEqual([
        water,
        null,
        { text: "水位", count: 1 },
        { text: "Water levels", count: 3 },
        water,
        null,
      ]);
      const most = Array.from({ length: suggestedKeysMax }, (_, at) => `key ${at}`);
      expect(await writer.suggested(most)).toHaveLength(suggestedKeysMax);
      await expect(writer.suggested([...most, "one more"])).rejects.toThrow(SearchQueryError);
    },
  );
}
