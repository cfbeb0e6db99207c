import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packBatch } from "./packed-batch.ts";
import type { IndexDocument, IndexSchema } from "../search-index.ts";
import { FolderReader } from "./folder-reader.ts";
import { FolderWriter } from "./folder-writer.ts";
import { parseManifest, readManifestText } from "./manifest.ts";

/** Both sides of an index in this thread, so that a test can look at what threads would hide. */
export interface FolderForTests {
  readonly folder: string;
  readonly writer: FolderWriter;
  /** A reader of what is there now; it is closed with the folder. */
  readonly read: () => FolderReader;
  readonly apply: (upserts: readonly IndexDocument[], removals?: readonly string[]) => void;
  readonly close: () => Promise<void>;
}

export async function openFolderForTests(schema: IndexSchema): Promise<FolderForTests> {
  const folder = await mkdtemp(join(tmpdir(), "tongshu-index-"));
  const writer = new FolderWriter(folder, schema, () => undefined);
  const readers: FolderReader[] = [];
  let seq = 0;
  return {
    folder,
    writer,
    read() {
      const reader = new FolderReader(folder, schema);
      const manifest = parseManifest(readManifestText(folder), schema);
      if (manifest === undefined) throw new Error("There is no index to read.");
      reader.use(reader.load(manifest));
      readers.push(reader);
      return reader;
    },
    apply(upserts, removals = []) {
      seq += 1;
      writer.apply(packBatch(schema, { checkpoint: { epoch: "e", seq }, upserts, removals }));
    },
    async close() {
      for (const reader of readers) reader.close();
      writer.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
