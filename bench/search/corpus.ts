/**
 * The corpus on disk: documents of the index in gzipped shards of a fixed number of entries, see
 * `shard.ts`. Every engine builds from these tokens, so that analysing the texts is paid once and by
 * nobody's clock. A larger corpus begins with the smaller one: shards that are there are kept, and an
 * interrupted writing goes on where it stopped.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { catalogueIndexSchema } from "@tongshu/catalogue";
import { z } from "zod";
import { type CorpusName, corpusDocuments, corpusNames, corpusSeed } from "./corpus-documents.ts";
import { shardEntries, shardPath, writeWhole } from "./corpus-files.ts";
import { ShardPacker } from "./shard.ts";

/** So many documents show whether generator, analyser and packing are still those of the corpus. */
const fingerprintEntries = 100;

const manifestSchema = z.strictObject({
  name: z.enum(corpusNames),
  seed: z.int(),
  schemaVersion: z.string(),
  shardEntries: z.int(),
  fingerprint: z.string(),
});
type Manifest = z.infer<typeof manifestSchema>;

const manifestPath = (folder: string): string => join(folder, "corpus.json");

/** Writes what is missing for so many entries; refuses a folder that holds another corpus. */
export async function ensureCorpus(
  folder: string,
  name: CorpusName,
  entries: number,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const wanted = await presentManifest(name);
  const path = manifestPath(folder);
  if (existsSync(path)) {
    const found: unknown = JSON.parse(await readFile(path, "utf8"));
    if (JSON.stringify(found) !== JSON.stringify(wanted)) {
      throw new Error(
        `${folder} holds another corpus, or one of an earlier generator or analyser. Remove it, or give another folder.`,
      );
    }
  } else await writeWhole(path, Buffer.from(JSON.stringify(wanted)));
  const shards = Math.ceil(entries / shardEntries);
  const missing = Array.from({ length: shards }, (_, shard) => shard).filter(
    (shard) => !existsSync(shardPath(folder, shard)),
  );
  if (missing.length === 0) return;
  const writers = Math.min(availableParallelism(), missing.length, 4);
  await Promise.all(
    Array.from({ length: writers }, (_, writer) =>
      runWriter([folder, name, ...[shards, writer, writers].map(String)]),
    ),
  );
}

async function runWriter(args: readonly string[]): Promise<void> {
  const script = join(import.meta.dirname, "write-shards.ts");
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`Writing the corpus failed (${code}).`);
}

async function presentManifest(name: CorpusName): Promise<Manifest> {
  const packer = new ShardPacker();
  for (const document of await corpusDocuments(name, fingerprintEntries)) packer.add(document());
  return {
    name,
    seed: corpusSeed,
    schemaVersion: catalogueIndexSchema.version,
    shardEntries,
    fingerprint: createHash("sha256").update(packer.bytes()).digest("hex"),
  };
}
