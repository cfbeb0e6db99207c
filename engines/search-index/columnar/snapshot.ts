import { join } from "node:path";
import { SearchIndexCorruptError } from "../errors.ts";
import type { Checkpoint, IndexSchema } from "../search-index.ts";
import { emptyFieldValues, type FieldValues } from "./field-values.ts";
import { readLiveFile } from "./live-file.ts";
import type { LiveRows } from "./live-rows.ts";
import type { Manifest, ManifestSegment } from "./manifest.ts";
import { loadResident, type ResidentSegment, Segment } from "./segment.ts";

/** A state of the index as threads share it. */
export interface SharedSnapshot {
  readonly manifest: Manifest;
  /** The segments that are sound, and their live rows. */
  readonly sound: readonly ManifestSegment[];
  readonly segments: readonly ResidentSegment[];
  readonly live: readonly LiveRows[];
  /** Files that were found damaged: what they hold is not in the answers. */
  readonly damaged: readonly string[];
}

/**
 * Loads what a manifest names, taking over segments that an earlier snapshot has. What is damaged is
 * left out and named, also a file that is missing because a newer manifest replaced it.
 */
export function loadSnapshot(
  folder: string,
  manifest: Manifest,
  earlier: SharedSnapshot | undefined,
  knownDamage: readonly string[] = [],
): SharedSnapshot {
  const known = new Map(earlier?.segments.map((segment) => [segment.path, segment]));
  const damaged = new Set(knownDamage);
  const live = soundOrElse(damaged, manifest.live, () => loadLive(folder, manifest, earlier));
  const sound: ManifestSegment[] = [];
  const segments: ResidentSegment[] = [];
  for (const segment of manifest.segments) {
    const path = join(folder, segment.file);
    // Without its live rows nobody knows which documents of a segment were removed.
    const isKnown = live !== undefined || segment.liveRows === segment.rows;
    if (!isKnown) damaged.add(segment.file);
    if (damaged.has(segment.file)) continue;
    const loaded = soundOrElse(damaged, segment.file, () => known.get(path) ?? loadResident(path));
    if (loaded === undefined) continue;
    sound.push(segment);
    segments.push(loaded);
  }
  return {
    manifest,
    sound,
    segments,
    live: sound.map(({ file }) => live?.get(file)),
    damaged: [...damaged],
  };
}

/** What is loaded; undefined when it is damaged, and then its file is named. */
function soundOrElse<Loaded>(
  damaged: Set<string>,
  file: string | null,
  load: () => Loaded,
): Loaded | undefined {
  try {
    return load();
  } catch (error) {
    if (!(error instanceof SearchIndexCorruptError)) throw error;
    damaged.add(file ?? "");
    return undefined;
  }
}

function loadLive(
  folder: string,
  manifest: Manifest,
  earlier: SharedSnapshot | undefined,
): Map<string, Uint32Array> {
  if (manifest.live === null) return new Map();
  const isKnown = manifest.live === earlier?.manifest.live && earlier.damaged.length === 0;
  return isKnown ? liveOf(earlier) : readLiveFile(join(folder, manifest.live));
}

/** The same state without a file that a search found damaged. */
export function withoutDamaged(shared: SharedSnapshot, file: string): SharedSnapshot {
  const kept = [...shared.sound.keys()].filter((at) => shared.sound[at]?.file !== file);
  return {
    ...shared,
    sound: kept.flatMap((at) => shared.sound[at] ?? []),
    segments: kept.flatMap((at) => shared.segments[at] ?? []),
    live: kept.map((at) => shared.live[at]),
    damaged: [...shared.damaged, file],
  };
}

function liveOf({ sound, live }: SharedSnapshot): Map<string, Uint32Array> {
  return new Map(
    sound.flatMap(({ file }, at) => {
      const bitmap = live[at];
      return bitmap === undefined ? [] : [[file, bitmap] as const];
    }),
  );
}

/** A state of the index, open in one thread. */
export interface Snapshot {
  readonly segments: readonly Segment[];
  readonly live: readonly LiveRows[];
  /** Segment → how many rows are live. */
  readonly liveRows: readonly number[];
  readonly checkpoint: Checkpoint | null;
  /** False when damaged segments were left out. */
  readonly isWhole: boolean;
  /** Per facet field the values of all segments; numbers stay from snapshot to snapshot. */
  readonly fieldValues: readonly FieldValues[];
}

/** Opens a shared state; segments that stay are kept open, others are closed. */
export function openSnapshot(
  schema: IndexSchema,
  shared: SharedSnapshot,
  earlier: Snapshot | undefined,
): Snapshot {
  const known = new Map(earlier?.segments.map((segment) => [segment.path, segment]));
  const segments = shared.segments.map((resident) => {
    const segment = known.get(resident.path) ?? new Segment(schema, resident);
    known.delete(resident.path);
    return segment;
  });
  for (const segment of known.values()) segment.close();
  const isSame = segments.some((segment) => earlier?.segments.includes(segment));
  return {
    segments,
    live: shared.live,
    liveRows: shared.sound.map(({ liveRows }) => liveRows),
    checkpoint: shared.manifest.checkpoint,
    isWhole: shared.damaged.length === 0 && shared.manifest.damaged.length === 0,
    fieldValues: isSame && earlier !== undefined ? earlier.fieldValues : emptyFieldValues(schema),
  };
}
