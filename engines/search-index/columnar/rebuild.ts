import { join } from "node:path";
import { rmSync } from "node:fs";
import type { Checkpoint, IndexSchema } from "../search-index.ts";
import type { PackedBatch } from "../pack.ts";
import type { Reach } from "./block-file.ts";
import { IdLookup } from "./id-lookup.ts";
import { allRows, clearRow } from "./live-rows.ts";
import { type Manifest, segmentOf } from "./manifest.ts";
import { mergeSegments } from "./merge.ts";
import type { RecordPacker } from "./dictionary-packing.ts";
import { RunBuilder } from "./run-builder.ts";
import { loadResident, Segment } from "./segment.ts";
import { writeSegment } from "./segment-writer.ts";

/** Packing suits a run no more where it leaves so many times what it left of another. */
const packedWorseMax = 1.2;

interface Run {
  readonly file: string;
  readonly lookup: IdLookup;
  /** Rows that no later batch replaced or removed; undefined when that is all. */
  live: Uint32Array | undefined;
}

/**
 * A new index beside the present one. Documents are gathered in memory up to a bound and written as
 * runs, which are segments; at the end the runs are merged into one.
 */
export class Rebuild {
  readonly #folder: string;
  readonly #schema: IndexSchema;
  readonly #reach: Reach;
  readonly #runs: Run[] = [];
  #builder: RunBuilder;
  /** The least that the present packing left of the records of a run. */
  #leastShare = 1;
  #checkpoint: Checkpoint | null = null;
  #next: number;
  #segment: string | undefined;
  #manifest: Manifest | undefined;

  constructor(folder: string, schema: IndexSchema, present: Manifest, reach: Reach) {
    this.#folder = folder;
    this.#schema = schema;
    this.#reach = reach;
    this.#next = present.next;
    this.#builder = new RunBuilder(schema, "by the first");
  }

  /** Files that must not be deleted as long as the rebuild goes on. */
  get files(): readonly string[] {
    const runs = this.#runs.map(({ file }) => file);
    return this.#segment === undefined ? runs : [...runs, this.#segment];
  }

  get manifest(): Manifest {
    if (this.#manifest === undefined) throw new Error("The rebuild is not complete.");
    return this.#manifest;
  }

  add(batch: PackedBatch): void {
    this.#checkpoint = { epoch: batch.epoch, seq: batch.seq };
    for (const id of batch.removals) {
      this.#builder.remove(id);
      this.#removeFromRuns(id);
    }
    for (const document of batch.upserts) {
      this.#removeFromRuns(document.id);
      this.#builder.add(document);
    }
    if (this.#builder.isFull) this.#endRun();
  }

  #removeFromRuns(id: string): void {
    for (const run of this.#runs) {
      const row = run.lookup.rowOf(id);
      if (row < 0) continue;
      run.live ??= allRows(run.lookup.rows);
      clearRow(run.live, row);
    }
  }

  #endRun(): void {
    if (this.#builder.documents === 0) return;
    const file = `segment-${this.#next}.idx`;
    this.#next += 1;
    const path = join(this.#folder, file);
    writeSegment(path, this.#schema, this.#builder.input(), this.#reach);
    this.#runs.push({ file, lookup: new IdLookup(path), live: undefined });
    this.#builder = new RunBuilder(this.#schema, this.#nextPacking());
  }

  /**
   * Runs pack their records alike, so that merging takes them over as they are. But sources come one
   * after the other, and what suits the first may not suit the next: then it is chosen anew.
   */
  #nextPacking(): RecordPacker | "by the first" {
    const share = this.#builder.packedShare;
    const isWorse = share !== undefined && share > this.#leastShare * packedWorseMax;
    this.#leastShare = isWorse ? 1 : Math.min(share ?? 1, this.#leastShare);
    return isWorse ? "by the first" : this.#builder.packer();
  }

  /** Writes the segment; the present manifest says which numbers were taken meanwhile. */
  finish(present: Manifest): Manifest {
    this.#endRun();
    const [only] = this.#runs;
    const isOne = this.#runs.length === 1 && only !== undefined && only.live === undefined;
    if (isOne) this.#segment = only.file;
    else if (this.#runs.length > 0) this.#segment = `segment-${this.#next}.idx`;
    const segments = isOne ? [segmentOf(only.file, this.#metaOf(only))] : this.#mergeRuns();
    this.#closeRuns();
    this.#manifest = {
      format: present.format,
      version: present.version,
      changes: present.changes + 1,
      checkpoint: this.#checkpoint,
      live: null,
      segments,
      damaged: [],
      next: Math.max(this.#next, present.next) + 1,
    };
    return this.#manifest;
  }

  #metaOf({ lookup }: Run): { rows: number; bytes: number; parts: number } {
    return { rows: lookup.rows, bytes: lookup.file.bytes, parts: lookup.parts };
  }

  #mergeRuns(): Manifest["segments"] {
    if (this.#segment === undefined) return [];
    const sources = this.#runs.map(({ file, live }) => ({
      segment: new Segment(this.#schema, loadResident(join(this.#folder, file))),
      live,
    }));
    const path = join(this.#folder, this.#segment);
    const merged = mergeSegments(path, this.#schema, sources, this.#reach);
    for (const { segment } of sources) segment.close();
    return merged.rows === 0 ? [] : [segmentOf(this.#segment, merged)];
  }

  #closeRuns(): void {
    for (const { file, lookup } of this.#runs) {
      lookup.close();
      if (file !== this.#segment) rmSync(join(this.#folder, file), { force: true });
    }
    this.#runs.length = 0;
  }

  abandon(): void {
    this.#segment = undefined;
    this.#closeRuns();
  }
}
