import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { SearchIndexCorruptError } from "../errors.ts";
import type { IndexSchema } from "../search-index.ts";
import type { Reach } from "./block-file.ts";
import { IdLookup } from "./id-lookup.ts";
import { readLiveFile } from "./live-file.ts";
import {
  commitManifest,
  emptyManifest,
  type Manifest,
  parseManifest,
  prepareManifest,
  readManifestText,
} from "./manifest.ts";

/** Files that a writer makes, with the number by which no two are the same. */
const madeName = /^(?:segment|live|run)-(\d+)\.idx$/;

/** An index as its writer holds it. */
export interface FolderState {
  manifest: Manifest;
  readonly lookups: Map<string, IdLookup>;
  /** Name of segment file → live rows, where not all are. */
  live: Map<string, Uint32Array>;
}

/** Opens what is there, or begins an empty index where nothing can be continued. */
export function openFolder(folder: string, schema: IndexSchema, reach: Reach): FolderState {
  mkdirSync(folder, { recursive: true });
  const manifest = parseManifest(readManifestText(folder), schema);
  if (manifest !== undefined) {
    const opened = openManifest(folder, manifest);
    if (opened !== undefined) return opened;
  }
  const empty = emptyManifest(schema, nextNumber(folder));
  prepareManifest(folder, empty, reach);
  commitManifest(folder, reach);
  return { manifest: empty, lookups: new Map(), live: new Map() };
}

/** Undefined when a file is damaged; it is then set aside. */
function openManifest(folder: string, manifest: Manifest): FolderState | undefined {
  const lookups = new Map<string, IdLookup>();
  let name = "";
  try {
    for (const { file } of manifest.segments) {
      name = file;
      const lookup = new IdLookup(join(folder, file));
      lookups.set(file, lookup);
      lookup.verify();
    }
    name = manifest.live ?? "";
    const live = manifest.live === null ? new Map() : readLiveFile(join(folder, manifest.live));
    return { manifest, lookups, live };
  } catch (error) {
    for (const lookup of lookups.values()) lookup.close();
    if (!(error instanceof SearchIndexCorruptError)) throw error;
    setAside(join(folder, name));
    return undefined;
  }
}

/** Keeps a damaged file under a name that is not of the index, for whoever wants to look. */
function setAside(path: string): void {
  try {
    renameSync(path, `${path}.damaged`);
  } catch {
    // It is missing altogether.
  }
}

/** A number beyond that of every file that is there. */
function nextNumber(folder: string): number {
  const numbers = readdirSync(folder).map((name) => Number(madeName.exec(name)?.[1] ?? 0));
  return 1 + Math.max(0, ...numbers);
}

/** Deletes files that are not of the index: replaced ones, and those of interrupted work. */
export function deleteOthers(
  folder: string,
  { segments, live }: Manifest,
  inUse: ReadonlySet<string>,
  reach: Reach,
): void {
  const kept = new Set([...segments.map(({ file }) => file), live, ...inUse]);
  for (const name of readdirSync(folder)) {
    if (!madeName.test(name) || kept.has(name)) continue;
    reach("index.tidy.before-delete");
    rmSync(join(folder, name), { force: true });
    reach("index.tidy.after-delete");
  }
}
