import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeSearchIndex } from "../conformance/index.ts";
import { openSqliteIndexReader, openSqliteIndexWriter } from "./open.ts";

describeSearchIndex("SQLite index", async (schema) => {
  const folder = await mkdtemp(join(tmpdir(), "search-index-"));
  let writer = await openSqliteIndexWriter({ folder, schema });
  return {
    writer,
    async reopen() {
      await writer.close();
      writer = await openSqliteIndexWriter({ folder, schema });
      return writer;
    },
    reader: () => openSqliteIndexReader({ folder, schema }),
    async close() {
      await writer.close();
      await rm(folder, { recursive: true });
    },
  };
});
