/** Writes every so-manieth missing shard of a corpus; `ensureCorpus` starts some beside each other. */
import { existsSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { corpusDocuments } from "./corpus-documents.ts";
import { shardEntries, shardPath, writeWhole } from "./corpus-files.ts";

const [folder = "", ...numbers] = process.argv.slice(2);
const [shards = 0, writer = 0, writers = 1] = numbers.map(Number);
let lines: string[] = [];
let position = 0;
let isMine = false;
for (const document of corpusDocuments(shards * shardEntries)) {
  const shard = Math.floor(position / shardEntries);
  if (position % shardEntries === 0) {
    isMine = shard % writers === writer && !existsSync(shardPath(folder, shard));
  }
  if (isMine) lines.push(JSON.stringify(document()));
  position += 1;
  if (position % shardEntries !== 0 || !isMine) continue;
  await writeWhole(shardPath(folder, shard), gzipSync(lines.join("\n"), { level: 1 }));
  lines = [];
}
