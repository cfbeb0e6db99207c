/**
 * A process of the durability test: goes on with an index until it is killed at the so-and-so-many-th
 * kill point that it reaches, or at the first of a name. Acknowledgements and the name of the last
 * point go to its output.
 */
import { writeSync } from "node:fs";
import { batchNumber, schema } from "../conformance/durability-sample.ts";
import { packBatch } from "./packed-batch.ts";
import { FolderWriter } from "./folder-writer.ts";
import { Merger } from "./merger.ts";
import { rebuildInTurn } from "./rebuild-for-tests.ts";

const [, , folder = "", killAt = ""] = process.argv;
let reached = 0;

function reach(name: string): void {
  reached += 1;
  if (name !== killAt && `${reached}` !== killAt) return;
  writeSync(1, `${name}\n`);
  process.kill(process.pid, "SIGKILL");
}

/** Every so many batches the index is built anew from all of them. */
const batchesPerRebuild = 9;
/** So that a rebuild merges on its way. */
const rebuildBounds = { runPostingsMax: 200, rowsMax: 60 };

const writer = new FolderWriter(folder, schema, reach);
const merger = new Merger(folder, schema, reach);
for (let seq = (writer.checkpoint()?.seq ?? 0) + 1; ; seq += 1) {
  writer.apply(packBatch(schema, batchNumber(seq)));
  writeSync(1, `${seq}\n`);
  for (let plan = writer.planMerge(); plan !== undefined; plan = writer.planMerge()) {
    writer.commitMerge(merger.merge(plan));
  }
  if (seq % batchesPerRebuild !== 0) continue;
  const batches = Array.from({ length: seq }, (_, place) => batchNumber(place + 1));
  rebuildInTurn(writer, schema, batches, (plan) => merger.merge(plan), rebuildBounds);
}
