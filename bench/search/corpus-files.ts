import { readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { IndexDocument } from "@tongshu/search-index";

/** Entries of a shard: some 13 MB of JSON, so that a reader needs little memory. */
export const shardEntries = 2_000;

export function shardPath(folder: string, shard: number): string {
  return join(folder, `shard-${String(shard).padStart(5, "0")}.ndjson.gz`);
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
    const lines = gunzipSync(await readFile(shardPath(folder, shard)))
      .toString("utf8")
      .split("\n");
    const documents = lines.slice(0, Math.min(left, shardEntries));
    for (let at = 0; at < documents.length; at += batchEntries) {
      yield documents.slice(at, at + batchEntries).map((line) => JSON.parse(line) as IndexDocument);
    }
    left -= documents.length;
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
