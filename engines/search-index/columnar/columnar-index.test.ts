import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeSearchIndex } from "../conformance/index.ts";
import { openColumnarIndexReader, openColumnarIndexWriter } from "./open.ts";

describeSearchIndex("columnar index", async (schema) => {
  const folder = await mkdtemp(join(tmpdir(), "search-index-"));
  const options = { folder, schema, threads: 1 };
  let writer = await openColumnarIndexWriter(options);
  return {
    writer,
    async reopen() {
      await writer.close();
      writer = await openColumnarIndexWriter(options);
      return writer;
    },
    reader: () => openColumnarIndexReader(options),
    async close() {
      await writer.close();
      await rm(folder, { recursive: true });
    },
  };
});
