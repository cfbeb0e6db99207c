import { join } from "node:path";
import type { Checkpoint, IndexSchema } from "../search-index.ts";
import { BatchReader } from "./batch-reader.ts";
import type { Reach } from "./block-file.ts";
import {
  deleteOthers,
  type FolderState,
  isSound,
  openFolder,
  withoutSegments,
} from "./folder-state.ts";
import { IdLookup } from "./id-lookup.ts";
import { KnownParts } from "./known-parts.ts";
import { writeLiveFile } from "./live-file.ts";
import { allRows, clearRow, isLive } from "./live-rows.ts";
import {
  commitManifest,
  type Manifest,
  type ManifestSegment,
  prepareManifest,
  segmentOf,
} from "./manifest.ts";
import { choosePlan, type MergeBounds, type MergePlan, type MergeResult } from "./merge-plan.ts";
import type { PackedBatch } from "./packed-batch.ts";
import { Rebuild, type RebuildBounds } from "./rebuild.ts";
import { removedMeanwhile } from "./removed-meanwhile.ts";
import { RunBuilder } from "./run-builder.ts";
import { writeSegment } from "./segment-writer.ts";
import { takeSuspects } from "./suspects.ts";

/** The one writer of a folder, in its own thread; every call is synchronous. */
export class FolderWriter {
  readonly #folder: string;
  readonly #schema: IndexSchema;
  readonly #reach: Reach;
  readonly #state: FolderState;
  #merging: MergePlan | undefined;
  #rebuild: Rebuild | undefined;

  constructor(folder: string, schema: IndexSchema, reach: Reach) {
    this.#folder = folder;
    this.#schema = schema;
    this.#reach = reach;
    this.#state = openFolder(folder, schema, reach);
    this.#tidy();
  }

  /** Null also when a segment is damaged, as this one or a reader found. */
  checkpoint(): Checkpoint | null {
    const present = new Set(this.#state.manifest.segments.map(({ file }) => file));
    const suspects = takeSuspects(this.#folder).filter((file) => present.has(file));
    this.#leaveOut(suspects.filter((file) => !isSound(this.#folder, file)));
    return this.#state.manifest.checkpoint;
  }

  #leaveOut(damaged: readonly string[]): void {
    if (damaged.length === 0) return;
    const { manifest, live } = withoutSegments(this.#state, new Set(damaged));
    this.#enforce(manifest, live);
    this.#tidy();
  }

  /** Applies a batch: one new segment, new live rows, then the manifest that says so. */
  apply(batch: PackedBatch): void {
    const { manifest } = this.#state;
    // To pack its records would take longer than all else; merging does that.
    const parts = new KnownParts();
    const builder = new RunBuilder(this.#schema, "later", parts);
    const reader = new BatchReader(batch, parts);
    while (reader.next()) builder.add(reader);
    const changed = new Set([...batch.removals, ...builder.ids()]);
    const { segments, live } = this.#without(changed);
    let { next } = manifest;
    if (builder.documents > 0) {
      const file = `segment-${next}.idx`;
      next += 1;
      const input = builder.input();
      const written = writeSegment(this.#pathOf(file), this.#schema, input, this.#reach);
      segments.push(segmentOf(file, written));
    }
    this.#commit(
      {
        ...manifest,
        // What is left of a damaged index is not as of any moment.
        checkpoint: manifest.damaged.length > 0 ? null : { epoch: batch.epoch, seq: batch.seq },
        changes: manifest.changes + 1,
        segments,
        next,
      },
      live,
      "index.apply.before-commit",
    );
    this.#reach("index.apply.after-commit");
    this.#tidy();
  }

  /** The segments that are left, and their live rows, when some ids are gone. */
  #without(ids: ReadonlySet<string>): {
    segments: ManifestSegment[];
    live: Map<string, Uint32Array>;
  } {
    const sorted = [...ids].sort();
    const live = new Map(this.#state.live);
    const segments: ManifestSegment[] = [];
    for (const segment of this.#state.manifest.segments) {
      const lookup = this.#lookup(segment.file);
      let bitmap = live.get(segment.file);
      let isCopy = false;
      let { liveRows, liveParts } = segment;
      for (const id of sorted) {
        const row = lookup.rowOf(id);
        if (row < 0 || !isLive(bitmap, row)) continue;
        if (!isCopy) bitmap = bitmap?.slice() ?? allRows(segment.rows);
        isCopy = true;
        clearRow(bitmap ?? new Uint32Array(0), row);
        liveRows -= 1;
        liveParts -= lookup.partsOf(row);
      }
      if (isCopy && bitmap !== undefined) live.set(segment.file, bitmap);
      if (liveRows > 0) segments.push({ ...segment, liveRows, liveParts });
      else live.delete(segment.file);
    }
    return { segments, live };
  }

  /** Makes a state durable and in force; live rows are written when they are not those in force. */
  #commit(
    manifest: Manifest,
    live: Map<string, Uint32Array>,
    point: "index.apply.before-commit" | "index.merge.before-commit",
  ): void {
    let { next, live: liveFile } = manifest;
    if (live.size === 0) liveFile = null;
    else if (!isSame(live, this.#state.live)) {
      liveFile = `live-${next}.idx`;
      next += 1;
      writeLiveFile(this.#pathOf(liveFile), live, this.#reach);
    }
    this.#reach(point);
    this.#enforce({ ...manifest, live: liveFile, next }, live);
  }

  #enforce(manifest: Manifest, live: Map<string, Uint32Array>): void {
    prepareManifest(this.#folder, manifest, this.#reach);
    commitManifest(this.#folder, this.#reach);
    this.#state.manifest = manifest;
    this.#state.live = live;
  }

  #lookup(file: string): IdLookup {
    const { lookups } = this.#state;
    const lookup = lookups.get(file) ?? new IdLookup(this.#pathOf(file));
    lookups.set(file, lookup);
    return lookup;
  }

  #pathOf(file: string): string {
    return join(this.#folder, file);
  }

  #tidy(): void {
    const { manifest, lookups } = this.#state;
    const kept = new Set(manifest.segments.map(({ file }) => file));
    for (const [file, lookup] of lookups) {
      if (kept.has(file)) continue;
      lookup.close();
      lookups.delete(file);
    }
    const inUse = new Set([
      ...(this.#merging === undefined ? [] : [this.#merging.file]),
      ...(this.#merging?.sources.map(({ file }) => file) ?? []),
      ...(this.#rebuild?.files ?? []),
    ]);
    deleteOthers(this.#folder, manifest, inUse, this.#reach);
  }

  /** Segments that should be one, for another thread to merge; undefined when all is well. */
  planMerge(bounds: MergeBounds = {}): MergePlan | undefined {
    const { manifest, live } = this.#state;
    if (this.#merging !== undefined || this.#rebuild !== undefined) return undefined;
    const plan = choosePlan(manifest, live, bounds);
    if (plan !== undefined) {
      this.#merging = plan;
      this.#state.manifest = { ...manifest, next: manifest.next + 1 };
    }
    return plan;
  }

  /** Puts a merged segment in the place of its sources, without what was removed meanwhile. */
  commitMerge({ to, rows, bytes, parts }: MergeResult): void {
    const plan = this.#merging;
    const { manifest } = this.#state;
    const present = new Map(manifest.segments.map((segment) => [segment.file, segment]));
    // A batch may have emptied a source, and a rebuild replaced all of them, or be about to.
    const isWanted = plan?.sources.some(({ file }) => present.has(file)) ?? false;
    if (plan === undefined || !isWanted || this.#rebuild !== undefined) {
      this.abandonMerge();
      return;
    }
    const live = new Map(this.#state.live);
    const lookup = this.#lookup(plan.file);
    let bitmap: Uint32Array | undefined;
    let liveRows = rows;
    let liveParts = parts;
    const now = plan.sources.map(({ file }) => (present.has(file) ? live.get(file) : "gone"));
    for (const row of removedMeanwhile(to, now)) {
      bitmap ??= allRows(rows);
      clearRow(bitmap, row);
      liveRows -= 1;
      liveParts -= lookup.partsOf(row);
    }
    for (const { file } of plan.sources) live.delete(file);
    const merged = new Set(plan.sources.map(({ file }) => file));
    const segments = manifest.segments.filter(({ file }) => !merged.has(file));
    if (liveRows > 0) {
      segments.push({ file: plan.file, rows, bytes, liveRows, liveParts });
      if (bitmap !== undefined) live.set(plan.file, bitmap);
    }
    this.#commit({ ...manifest, segments }, live, "index.merge.before-commit");
    this.#reach("index.merge.after-commit");
    this.abandonMerge();
  }

  abandonMerge(): void {
    this.#merging = undefined;
    this.#tidy();
  }

  rebuildBegin(bounds: RebuildBounds = {}): void {
    const { manifest } = this.#state;
    this.#rebuild = new Rebuild(this.#folder, this.#schema, manifest, this.#reach, bounds);
  }

  /** Says whether there is something to merge for the rebuild. */
  rebuildAdd(batch: PackedBatch): boolean {
    return this.#building().add(batch);
  }

  /** No batch comes any more; what is left to merge can be planned. */
  rebuildEnd(): void {
    this.#building().end();
  }

  rebuildPlanMerge(): MergePlan | undefined {
    return this.#building().planMerge();
  }

  rebuildCommitMerge(merged: MergeResult): void {
    this.#building().commitMerge(merged);
  }

  /** Prepares the manifest of the new index, of which all is merged. */
  rebuildPrepare(): void {
    const manifest = this.#building().finish(this.#state.manifest);
    prepareManifest(this.#folder, manifest, this.#reach);
    this.#reach("index.rebuild.before-rename");
  }

  rebuildCommit(): void {
    const rebuild = this.#building();
    commitManifest(this.#folder, this.#reach);
    this.#reach("index.rebuild.after-rename");
    this.#state.manifest = rebuild.manifest;
    this.#state.live = rebuild.live;
    rebuild.close();
    this.#rebuild = undefined;
    this.#tidy();
  }

  rebuildAbandon(): void {
    this.#rebuild?.abandon();
    this.#rebuild = undefined;
    this.#tidy();
  }

  #building(): Rebuild {
    if (this.#rebuild === undefined) throw new Error("No rebuild has begun.");
    return this.#rebuild;
  }

  close(): void {
    this.#rebuild?.abandon();
    for (const lookup of this.#state.lookups.values()) lookup.close();
  }
}

function isSame(a: ReadonlyMap<string, Uint32Array>, b: ReadonlyMap<string, Uint32Array>): boolean {
  return a.size === b.size && [...a].every(([file, bitmap]) => b.get(file) === bitmap);
}
