import { join } from "node:path";
import { rmSync } from "node:fs";
import { segmentRowsMax } from "../limits.ts";
import type { Checkpoint, IndexSchema } from "../search-index.ts";
import type { PackedBatch } from "../pack.ts";
import type { Reach } from "./block-file.ts";
import { IdLookup } from "./id-lookup.ts";
import { writeLiveFile } from "./live-file.ts";
import { allRows, clearRow, isLive } from "./live-rows.ts";
import type { Manifest } from "./manifest.ts";
import { mergeSegments } from "./merge.ts";
import type { RecordPacker } from "./dictionary-packing.ts";
import { RunBuilder, runPostingsMax } from "./run-builder.ts";
import { loadResident, Segment } from "./segment.ts";
import { writeSegment } from "./segment-writer.ts";

/** Packing suits a run no more where it leaves so many times what it left of another. */
const packedWorseMax = 1.2;

/** How much goes into one file; absent = as always, others are for tests. */
export interface RebuildBounds {
  readonly runPostingsMax?: number;
  readonly rowsMax?: number;
}

/** A segment of the new index, or a run that will be part of one. */
interface Written {
  readonly file: string;
  readonly lookup: IdLookup;
  /** Rows that no later batch replaced or removed; undefined when that is all. */
  live: Uint32Array | undefined;
  liveRows: number;
  liveParts: number;
}

/**
 * A new index beside the present one. Documents are gathered in memory up to a bound and written as
 * runs; as many of these as make a segment are merged into one, so that little is left to the end.
 */
export class Rebuild {
  readonly #folder: string;
  readonly #schema: IndexSchema;
  readonly #reach: Reach;
  readonly #runs: Written[] = [];
  #segments: Written[] = [];
  #builder: RunBuilder;
  /** The least that the present packing left of the records of a run. */
  #leastShare = 1;
  #checkpoint: Checkpoint | null = null;
  #next: number;
  readonly #bounds: RebuildBounds;
  #manifest: Manifest | undefined;

  constructor(
    folder: string,
    schema: IndexSchema,
    present: Manifest,
    reach: Reach,
    bounds: RebuildBounds,
  ) {
    this.#folder = folder;
    this.#schema = schema;
    this.#reach = reach;
    this.#bounds = bounds;
    this.#next = present.next;
    this.#builder = new RunBuilder(schema, "by the first");
  }

  /** Files that must not be deleted as long as the rebuild goes on. */
  get files(): readonly string[] {
    return [...this.#runs, ...this.#segments].map(({ file }) => file);
  }

  get manifest(): Manifest {
    if (this.#manifest === undefined) throw new Error("The rebuild is not complete.");
    return this.#manifest;
  }

  /** Segment file → its live rows, where not all are. */
  get live(): Map<string, Uint32Array> {
    return new Map(
      this.#segments.flatMap(({ file, live }) =>
        live === undefined ? [] : [[file, live] as const],
      ),
    );
  }

  add(batch: PackedBatch): void {
    this.#checkpoint = { epoch: batch.epoch, seq: batch.seq };
    for (const id of batch.removals) {
      this.#builder.remove(id);
      this.#removeWritten(id);
    }
    for (const document of batch.upserts) {
      this.#removeWritten(document.id);
      this.#builder.add(document);
    }
    if (this.#builder.isFull(this.#bounds.runPostingsMax ?? runPostingsMax)) this.#endRun();
  }

  #removeWritten(id: string): void {
    for (const one of [...this.#segments, ...this.#runs]) {
      const row = one.lookup.rowOf(id);
      if (row < 0 || !isLive(one.live, row)) continue;
      one.live ??= allRows(one.lookup.rows);
      clearRow(one.live, row);
      one.liveRows -= 1;
      one.liveParts -= one.lookup.partsOf(row);
    }
  }

  #endRun(): void {
    const { documents } = this.#builder;
    if (documents === 0) return;
    const rows = this.#runs.reduce((sum, { lookup }) => sum + lookup.rows, 0);
    if (rows + documents > (this.#bounds.rowsMax ?? segmentRowsMax)) this.#mergeRuns();
    const file = this.#nextFile();
    const path = join(this.#folder, file);
    writeSegment(path, this.#schema, this.#builder.input(), this.#reach);
    this.#runs.push(this.#written(file));
    this.#builder = new RunBuilder(this.#schema, this.#nextPacking());
  }

  #nextFile(): string {
    const file = `segment-${this.#next}.idx`;
    this.#next += 1;
    return file;
  }

  #written(file: string): Written {
    const lookup = new IdLookup(join(this.#folder, file));
    return { file, lookup, live: undefined, liveRows: lookup.rows, liveParts: lookup.parts };
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

  /** Makes one segment of the runs. */
  #mergeRuns(): void {
    const [only, ...others] = this.#runs;
    if (only === undefined) return;
    if (others.length === 0 && only.live === undefined) this.#segments.push(only);
    else {
      const file = this.#nextFile();
      const sources = this.#runs.map((run) => ({
        segment: new Segment(this.#schema, loadResident(join(this.#folder, run.file))),
        live: run.live,
      }));
      mergeSegments(join(this.#folder, file), this.#schema, sources, this.#reach);
      for (const { segment } of sources) segment.close();
      for (const run of this.#runs) this.#discard(run);
      this.#segments.push(this.#written(file));
    }
    this.#runs.length = 0;
  }

  #discard({ file, lookup }: Written): void {
    lookup.close();
    rmSync(join(this.#folder, file), { force: true });
  }

  /** Completes the new index; the present manifest says which numbers were taken meanwhile. */
  finish(present: Manifest): Manifest {
    this.#endRun();
    this.#mergeRuns();
    for (const one of this.#segments) if (one.liveRows === 0) this.#discard(one);
    this.#segments = this.#segments.filter(({ liveRows }) => liveRows > 0);
    const { live } = this;
    let liveFile: string | null = null;
    this.#next = Math.max(this.#next, present.next);
    if (live.size > 0) {
      liveFile = `live-${this.#next}.idx`;
      this.#next += 1;
      writeLiveFile(join(this.#folder, liveFile), live, this.#reach);
    }
    this.#manifest = {
      format: present.format,
      version: present.version,
      changes: present.changes + 1,
      checkpoint: this.#checkpoint,
      live: liveFile,
      segments: this.#segments.map(({ file, lookup, liveRows, liveParts }) => {
        return { file, rows: lookup.rows, bytes: lookup.file.bytes, liveRows, liveParts };
      }),
      damaged: [],
      next: this.#next + 1,
    };
    return this.#manifest;
  }

  /** Ends a rebuild whose segments are in force. */
  close(): void {
    for (const { lookup } of this.#segments) lookup.close();
  }

  /** Ends a rebuild of which nothing is to be left. */
  abandon(): void {
    for (const one of [...this.#segments, ...this.#runs]) this.#discard(one);
  }
}
