import { expect } from "vitest";
import type { OpenIndex } from "./against-oracle.ts";
import { batchOf, exampleOf } from "./example-of.ts";
import { documentOf, everything } from "./sample.ts";

/** What facets count, in plain examples. */
export function describeFacetExamples(open: OpenIndex): void {
  const example = exampleOf(open);

  example("facets count documents once per value, ancestor and unstated", async (writer) => {
    await writer.apply(
      batchOf(1, [
        documentOf("a", { facets: { region: ["cn/33/3301", "cn/33/3302"], theme: ["x", "x"] } }),
        documentOf("b", { facets: { region: ["cn/11"] } }),
        documentOf("c", {}),
      ]),
    );
    const region = { field: "region", size: 10, excludeOwnFilter: true };
    const { facets } = await writer.search({
      ...everything,
      filters: [{ field: "region", under: ["cn/33"] }],
      facets: [
        { ...region, under: "" },
        { ...region, under: "cn" },
        { ...region, size: 1, excludeOwnFilter: false, under: "cn/33" },
        { field: "theme", size: 10, excludeOwnFilter: true },
      ],
    });
    expect(facets).toEqual([
      { field: "region", values: [{ value: "cn", count: 2 }], unstated: 1, distinct: 1 },
      {
        field: "region",
        values: [
          { value: "cn/11", count: 1 },
          { value: "cn/33", count: 1 },
        ],
        unstated: 1,
        distinct: 2,
      },
      { field: "region", values: [{ value: "cn/33/3301", count: 1 }], unstated: 0, distinct: 2 },
      { field: "theme", values: [{ value: "x", count: 1 }], unstated: 0, distinct: 1 },
    ]);
  });

  example("a tree has what is most frequent of it, and says what lies below", async (writer) => {
    const regions = ["cn/33/3301", "cn/33/3301", "cn/33/3302", "cn/11", "cn/12", "us"];
    const documents = regions.map((region, at) =>
      documentOf(`d${at}`, { facets: { region: [region] } }),
    );
    await writer.apply(batchOf(1, documents));
    const region = { field: "region", size: 4, excludeOwnFilter: true };
    const siblings = { siblings: 1, siblingsOpen: 2 };
    const { facets } = await writer.search({
      ...everything,
      facets: [
        { ...region, tree: { ...siblings, open: [] } },
        { ...region, size: 2, tree: { ...siblings, open: ["cn/33", "gone/too"] } },
      ],
    });
    const valueOf = (value: string, count: number, below = 0) => ({ value, count, below });
    expect(facets.map(({ values }) => values)).toEqual([
      [
        valueOf("cn", 5, 3),
        valueOf("cn/33", 3, 2),
        valueOf("cn/33/3301", 2),
        // Two of China's provinces are as frequent, and would be one too many beside each other.
        valueOf("us", 1),
      ],
      [
        valueOf("cn", 5, 3),
        valueOf("cn/33", 3, 2),
        valueOf("cn/33/3301", 2),
        valueOf("cn/33/3302", 1),
        valueOf("gone", 0),
        valueOf("gone/too", 0),
      ],
    ]);
    expect(facets.map(({ distinct }) => distinct)).toEqual([7, 7]);
  });

  example("a filter on a tree also takes what is not stated", async (writer) => {
    await writer.apply(
      batchOf(1, [
        documentOf("a", { facets: { region: ["cn/33/3301"] } }),
        documentOf("b", { facets: { region: ["cn/11"] } }),
        documentOf("c", {}),
      ]),
    );
    const { hits } = await writer.search({
      ...everything,
      filters: [{ field: "region", under: ["cn/33", null] }],
    });
    expect(hits.map(({ id }) => id).sort()).toEqual(["a", "c"]);
  });
}
