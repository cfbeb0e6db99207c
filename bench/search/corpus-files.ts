import { readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { IndexDocument } from "@tongshu/search-index";
import { documentsOf } from "./shard.ts";

/** Entries of a shard: the more, the fewer texts are new to it; a reader holds the strings of one. */
export const shardEntries = 5_000;

export function shardPath(folder: string, shard: number): string {
  return join(folder, `shard-${String(shard).padStart(5, "0")}.bin.gz`);
}

/** A reader never sees half a file. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.${process.pid}.part`;
  await writeFile(beside, bytes);
  await rename(beside, path);
}

/** The first so many documents, in batches. */
export async function* readCorpus(
  folder: string,
  entries: number,
  batchEntries = 1_000,
): AsyncGenerator<readonly IndexDocument[]> {
  let left = entries;
  for (let shard = 0; left > 0; shard += 1) {
    let batch: IndexDocument[] = [];
    for (const document of documentsOf(gunzipSync(await readFile(shardPath(folder, shard))))) {
      batch.push(document);
      left -= 1;
      if (left === 0) break;
      if (batch.length < batchEntries) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }
}

/** What the corpus of so many entries takes on the disk, whole shards. */
export async function corpusBytes(folder: string, entries: number): Promise<number> {
  let bytes = 0;
  for (let shard = 0; shard * shardEntries < entries; shard += 1) {
    bytes += (await stat(shardPath(folder, shard))).size;
  }
  return bytes;
}
