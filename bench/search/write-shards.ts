/** Writes every so-manieth missing shard of a corpus; `ensureCorpus` starts some beside each other. */
import { existsSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { corpusDocuments, corpusNames } from "./corpus-documents.ts";
import { shardEntries, shardPath, writeWhole } from "./corpus-files.ts";
import { ShardPacker } from "./shard.ts";

const [folder = "", named, ...numbers] = process.argv.slice(2);
const name = corpusNames.find((one) => one === named);
if (name === undefined) throw new Error(`There is no corpus ${named}.`);
const [shards = 0, writer = 0, writers = 1] = numbers.map(Number);
let packer = new ShardPacker();
let position = 0;
let isMine = false;
for (const document of await corpusDocuments(name, shards * shardEntries)) {
  const shard = Math.floor(position / shardEntries);
  if (position % shardEntries === 0) {
    isMine = shard % writers === writer && !existsSync(shardPath(folder, shard));
  }
  if (isMine) packer.add(document());
  position += 1;
  if (position % shardEntries !== 0 || !isMine) continue;
  await writeWhole(shardPath(folder, shard), gzipSync(packer.bytes(), { level: 1 }));
  packer = new ShardPacker();
}
