import { describeSearchIndex } from "../conformance/index.ts";
import { createNaiveIndex } from "./naive-index.ts";

describeSearchIndex("naive index", async (schema) => {
  const writer = createNaiveIndex(schema);
  return { writer, close: () => writer.close() };
});
