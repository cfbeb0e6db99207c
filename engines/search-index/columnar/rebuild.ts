import { join } from "node:path";
import { rmSync } from "node:fs";
import { segmentRowsMax } from "../limits.ts";
import type { Checkpoint, IndexSchema } from "../search-index.ts";
import { BatchReader } from "./batch-reader.ts";
import type { Reach } from "./block-file.ts";
import { IdLookup } from "./id-lookup.ts";
import { KnownParts } from "./known-parts.ts";
import { writeLiveFile } from "./live-file.ts";
import { allRows, clearRow, isLive } from "./live-rows.ts";
import type { Manifest } from "./manifest.ts";
import { MetIds } from "./met-ids.ts";
import type { MergePlan, MergeResult } from "./merge-plan.ts";
import type { PackedBatch } from "./packed-batch.ts";
import { removedMeanwhile } from "./removed-meanwhile.ts";
import type { RecordPacker } from "./record-packing.ts";
import { RunBuilder, runPostingsMax } from "./run-builder.ts";
import { writeSegment } from "./segment-writer.ts";

/** How much goes into one file; absent = as always, others are for tests. */
export interface RebuildBounds {
  readonly runPostingsMax?: number;
  readonly rowsMax?: number;
  /** Bytes of batches that the writer has not taken in yet. */
  readonly waitingBytesMax?: number;
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
 * runs; as many of these as make a segment are merged into one by another thread, while further
 * documents come.
 */
export class Rebuild {
  readonly #folder: string;
  readonly #schema: IndexSchema;
  readonly #reach: Reach;
  #runs: Written[] = [];
  /** Runs that make a segment, each time; the first of these are being merged when there is a plan. */
  readonly #ripe: (readonly Written[])[] = [];
  #merging: MergePlan | undefined;
  #segments: Written[] = [];
  readonly #parts = new KnownParts();
  readonly #met = new MetIds();
  #builder: RunBuilder;
  /** The packing is judged after so many runs, of which so many are still to come. */
  #judgedAfter = 1;
  #runsToJudge = 2;
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
    this.#builder = new RunBuilder(schema, "by its own", this.#parts);
  }

  /** Files that must not be deleted as long as the rebuild goes on. */
  get files(): readonly string[] {
    const merged = this.#merging === undefined ? [] : [this.#merging.file];
    return [...this.#all().map(({ file }) => file), ...merged];
  }

  #all(): readonly Written[] {
    return [...this.#segments, ...this.#ripe.flat(), ...this.#runs];
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

  /** Says whether there is something to merge. */
  add(batch: PackedBatch): boolean {
    this.#checkpoint = { epoch: batch.epoch, seq: batch.seq };
    for (const id of batch.removals) {
      this.#builder.remove(id);
      if (this.#met.has(Buffer.from(id, "utf8"))) this.#removeWritten(id);
    }
    const reader = new BatchReader(batch, this.#parts);
    while (reader.next()) {
      const isMet = this.#met.meet(reader.bytes, reader.from, reader.to);
      if (isMet) this.#removeWritten(reader.text());
      this.#builder.add(reader);
    }
    if (this.#builder.isFull(this.#bounds.runPostingsMax ?? runPostingsMax)) this.#endRun();
    return this.#ripe.length > 0 && this.#merging === undefined;
  }

  /** No batch comes any more. */
  end(): void {
    this.#endRun();
    this.#ripen();
  }

  #removeWritten(id: string): void {
    for (const one of this.#all()) {
      const row = one.lookup.rowOf(id);
      if (row >= 0 && isLive(one.live, row)) removeRow(one, row);
    }
  }

  #endRun(): void {
    const { documents } = this.#builder;
    if (documents === 0) return;
    const rows = this.#runs.reduce((sum, { lookup }) => sum + lookup.rows, 0);
    if (rows + documents > (this.#bounds.rowsMax ?? segmentRowsMax)) this.#ripen();
    const file = this.#nextFile();
    const path = join(this.#folder, file);
    writeSegment(path, this.#schema, this.#builder.input(), this.#reach);
    this.#runs.push(this.#written(file));
    this.#builder = new RunBuilder(this.#schema, this.#nextPacking(), this.#parts);
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
   * after the other, and what suits the first may not suit the next: after 1, 2, 4 … runs it is seen
   * whether pieces of the last one would suit it better.
   */
  #nextPacking(): RecordPacker {
    this.#runsToJudge -= 1;
    if (this.#runsToJudge > 0) return this.#builder.packer();
    const better = this.#builder.betterPacker();
    this.#judgedAfter = better === undefined ? this.#judgedAfter * 2 : 1;
    this.#runsToJudge = this.#judgedAfter;
    return better ?? this.#builder.packer();
  }

  /** The runs are to become one segment. */
  #ripen(): void {
    const [only, ...others] = this.#runs;
    if (only === undefined) return;
    if (others.length === 0 && only.live === undefined) this.#segments.push(only);
    else this.#ripe.push(this.#runs);
    this.#runs = [];
  }

  /** What another thread is to merge; undefined when that is nothing, or it does so already. */
  planMerge(): MergePlan | undefined {
    const [runs] = this.#ripe;
    if (runs === undefined || this.#merging !== undefined) return undefined;
    // Rows that are removed from now on are looked for when it is done.
    const sources = runs.map(({ file, live }) => ({ file, live: live?.slice() }));
    this.#merging = { file: this.#nextFile(), sources };
    return this.#merging;
  }

  commitMerge({ to }: MergeResult): void {
    const runs = this.#ripe.shift();
    if (this.#merging === undefined || runs === undefined) throw new Error("Nothing was merged.");
    const merged = this.#written(this.#merging.file);
    this.#merging = undefined;
    const now = runs.map(({ live }) => live);
    for (const row of removedMeanwhile(to, now)) removeRow(merged, row);
    for (const run of runs) this.#discard(run);
    this.#segments.push(merged);
  }

  #discard({ file, lookup }: Written): void {
    lookup.close();
    rmSync(join(this.#folder, file), { force: true });
  }

  /** Completes the new index; the present manifest says which numbers were taken meanwhile. */
  finish(present: Manifest): Manifest {
    if (this.#runs.length > 0 || this.#ripe.length > 0) throw new Error("Not all is merged.");
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
    for (const one of this.#all()) this.#discard(one);
  }
}

function removeRow(one: Written, row: number): void {
  one.live ??= allRows(one.lookup.rows);
  clearRow(one.live, row);
  one.liveRows -= 1;
  one.liveParts -= one.lookup.partsOf(row);
}
