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
    if (opened.manifest === manifest) return opened;
    prepareManifest(folder, opened.manifest, reach);
    commitManifest(folder, reach);
    return opened;
  }
  const empty = emptyManifest(schema, nextNumber(folder));
  prepareManifest(folder, empty, reach);
  commitManifest(folder, reach);
  return { manifest: empty, lookups: new Map(), live: new Map() };
}

/** Looks at everything; damaged segments are left out and set aside. */
function openManifest(folder: string, manifest: Manifest): FolderState {
  const lookups = new Map<string, IdLookup>();
  const damaged = new Set<string>();
  const live = liveOf(folder, manifest);
  for (const { file, rows, liveRows } of manifest.segments) {
    // Without its live rows nobody knows which documents of a segment were removed.
    const lookup = live === undefined && liveRows < rows ? undefined : openLookup(folder, file);
    if (lookup === undefined) damaged.add(file);
    else lookups.set(file, lookup);
  }
  const state = { manifest, lookups, live: live ?? new Map<string, Uint32Array>() };
  return damaged.size === 0 && live !== undefined ? state : withoutSegments(state, damaged);
}

function liveOf(folder: string, { live }: Manifest): Map<string, Uint32Array> | undefined {
  if (live === null) return new Map();
  return soundOrAside(join(folder, live), () => readLiveFile(join(folder, live)));
}

function openLookup(folder: string, file: string): IdLookup | undefined {
  const path = join(folder, file);
  return soundOrAside(path, () => {
    const lookup = new IdLookup(path);
    try {
      lookup.verify();
      return lookup;
    } catch (error) {
      lookup.close();
      throw error;
    }
  });
}

/** Undefined when the file is damaged; it is then set aside. */
function soundOrAside<Read>(path: string, read: () => Read): Read | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SearchIndexCorruptError)) throw error;
    setAside(path);
    return undefined;
  }
}

/** Whether a file is as it was written. */
export function isSound(folder: string, file: string): boolean {
  const lookup = openLookup(folder, file);
  lookup?.close();
  return lookup !== undefined;
}

/** The state without damaged segments: it has no checkpoint, so that the index is built anew. */
export function withoutSegments(
  { manifest, lookups, live }: FolderState,
  damaged: ReadonlySet<string>,
): FolderState {
  const kept = manifest.segments.filter(({ file }) => !damaged.has(file));
  const keptLive = new Map([...live].filter(([file]) => !damaged.has(file)));
  return {
    lookups,
    live: keptLive,
    manifest: {
      ...manifest,
      changes: manifest.changes + 1,
      checkpoint: null,
      live: keptLive.size === 0 ? null : manifest.live,
      segments: kept,
      damaged: [...manifest.damaged, ...damaged],
    },
  };
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
