import { join } from "node:path";
import type { Checkpoint, IndexSchema } from "../search-index.ts";
import { emptyFieldValues, type FieldValues } from "./facet-counter.ts";
import { readLiveFile } from "./live-file.ts";
import type { LiveRows } from "./live-rows.ts";
import type { Manifest } from "./manifest.ts";
import { loadResident, type ResidentSegment, Segment } from "./segment.ts";

/** A state of the index as threads share it. */
export interface SharedSnapshot {
  readonly manifest: Manifest;
  readonly segments: readonly ResidentSegment[];
  readonly live: readonly LiveRows[];
}

/**
 * Loads what a manifest names, taking over segments that an earlier snapshot has. Throws
 * `SearchIndexCorruptError`, also when a file is missing because a newer manifest replaced it.
 */
export function loadSnapshot(
  folder: string,
  manifest: Manifest,
  earlier: SharedSnapshot | undefined,
): SharedSnapshot {
  const known = new Map(earlier?.segments.map((segment) => [segment.path, segment]));
  const live =
    manifest.live === null
      ? new Map<string, Uint32Array>()
      : manifest.live === earlier?.manifest.live
        ? liveOf(earlier)
        : readLiveFile(join(folder, manifest.live));
  return {
    manifest,
    segments: manifest.segments.map(({ file }) => {
      const path = join(folder, file);
      return known.get(path) ?? loadResident(path);
    }),
    live: manifest.segments.map(({ file }) => live.get(file)),
  };
}

function liveOf({ manifest, live }: SharedSnapshot): Map<string, Uint32Array> {
  return new Map(
    manifest.segments.flatMap(({ file }, at) => {
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
    liveRows: shared.manifest.segments.map(({ liveRows }) => liveRows),
    checkpoint: shared.manifest.checkpoint,
    fieldValues: isSame && earlier !== undefined ? earlier.fieldValues : emptyFieldValues(schema),
  };
}
