import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { Checkpoint, IndexSchema } from "../search-index.ts";
import type { Reach } from "./block-file.ts";

/** Changing what lies in a file changes this number; an index with another one is rebuilt. */
export const formatVersion = 7;

export interface ManifestSegment {
  readonly file: string;
  readonly rows: number;
  readonly bytes: number;
  /** Rows, and parts of rows, that are still of the index. */
  readonly liveRows: number;
  readonly liveParts: number;
}

/** Which files are the index. The file is replaced as a whole; nothing else says what counts. */
export interface Manifest {
  readonly format: "tongshu-search-index";
  /** The format's version, the schema's and a digest of the whole schema. */
  readonly version: string;
  /** Grows whenever documents change, and stays when segments are merged. */
  readonly changes: number;
  readonly checkpoint: Checkpoint | null;
  /** The file of live rows, when some segment has rows that are not. */
  readonly live: string | null;
  readonly segments: readonly ManifestSegment[];
  /**
   * Segments that were left out because they are damaged. As long as there are any, answers are not
   * exact and there is no checkpoint, so that the index is built anew.
   */
  readonly damaged: readonly string[];
  /** A number that no file of the folder has yet. */
  readonly next: number;
}

/** A segment all of whose rows are live. */
export function segmentOf(
  file: string,
  { rows, bytes, parts }: { rows: number; bytes: number; parts: number },
): ManifestSegment {
  return { file, rows, bytes, liveRows: rows, liveParts: parts };
}

const manifestName = "manifest.json";

export function indexVersion(schema: IndexSchema): string {
  const digest = createHash("sha256").update(JSON.stringify(schema)).digest("hex").slice(0, 16);
  return `${formatVersion}/${schema.version}/${digest}`;
}

export function emptyManifest(schema: IndexSchema, next: number): Manifest {
  return {
    format: "tongshu-search-index",
    version: indexVersion(schema),
    changes: 0,
    checkpoint: null,
    live: null,
    segments: [],
    damaged: [],
    next,
  };
}

export function manifestPath(folder: string): string {
  return join(folder, manifestName);
}

/** The manifest as written; undefined when there is none. */
export function readManifestText(folder: string): string | undefined {
  try {
    return readFileSync(manifestPath(folder), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Undefined for what is no manifest of this schema: the index then counts as absent. */
export function parseManifest(text: string | undefined, schema: IndexSchema): Manifest | undefined {
  const [line = "", sum = ""] = text?.split("\n") ?? [];
  if (line === "" || crc32(line).toString(16) !== sum) return undefined;
  // The checksum says that this is what `prepareManifest` wrote, in this version or another.
  const manifest = JSON.parse(line) as Manifest;
  return manifest.version === indexVersion(schema) ? manifest : undefined;
}

/** Writes the next manifest beside the present one, safe on disk. */
export function prepareManifest(folder: string, manifest: Manifest, reach: Reach): void {
  const line = JSON.stringify(manifest);
  const bytes = Buffer.from(`${line}\n${crc32(line).toString(16)}\n`, "utf8");
  const descriptor = openSync(`${manifestPath(folder)}.next`, "w");
  try {
    reach("index.manifest.before-write");
    for (let from = 0; from < bytes.length; ) from += writeSync(descriptor, bytes, from);
    reach("index.manifest.after-write");
    reach("index.manifest.before-fsync");
    fsyncSync(descriptor);
    reach("index.manifest.after-fsync");
  } finally {
    closeSync(descriptor);
  }
  // The files that the manifest names must be in the folder before the manifest is.
  syncFolder(folder, reach);
}

/** Puts the prepared manifest in force. */
export function commitManifest(folder: string, reach: Reach): void {
  reach("index.manifest.before-rename");
  renameSync(`${manifestPath(folder)}.next`, manifestPath(folder));
  reach("index.manifest.after-rename");
  syncFolder(folder, reach);
}

function syncFolder(folder: string, reach: Reach): void {
  const descriptor = openSync(folder, "r");
  try {
    reach("index.folder.before-fsync");
    fsyncSync(descriptor);
    reach("index.folder.after-fsync");
  } finally {
    closeSync(descriptor);
  }
}
