import type { IndexBatch, IndexSchema } from "../search-index.ts";
import type { Reach } from "./block-file.ts";
import type { FolderWriter } from "./folder-writer.ts";
import type { Merger } from "./merger.ts";
import type { RebuildBounds } from "./rebuild.ts";
import { BatchPacker, type PackedBatch } from "./packed-batch.ts";
import { Thread } from "./thread.ts";

/**
 * Further batches are made while the writer takes in others, or writes a run for some seconds, up to so
 * many bytes.
 */
const waitingBytesMax = 100_663_296;

/**
 * Builds the index anew: this thread packs batches, the writer takes them in, and a third thread merges
 * what the writer has written meanwhile.
 */
export async function rebuildInThreads(
  writer: Thread<FolderWriter>,
  { folder, schema, reach }: { folder: string; schema: IndexSchema; reach: Reach | undefined },
  batches: AsyncIterable<IndexBatch>,
  bounds: RebuildBounds = {},
): Promise<void> {
  let merger: Thread<Merger> | undefined;
  const failures: unknown[] = [];
  let merging: Promise<void> = Promise.resolve();
  const mergeRipe = async (): Promise<void> => {
    for (;;) {
      const plan = await writer.call("rebuildPlanMerge");
      if (plan === undefined) return;
      merger ??= new Thread("merger", folder, schema, reach);
      await writer.call("rebuildCommitMerge", await merger.call("merge", plan));
    }
  };
  const fail = (error: unknown): void => {
    failures.push(error);
  };
  const throwIfFailed = (): void => {
    if (failures.length > 0) throw failures[0];
  };
  const beginMerging = (): void => {
    merging = merging.then(mergeRipe).catch(fail);
  };
  const packer = new BatchPacker(schema);
  const adding = new Set<Promise<void>>();
  const waitingMax = bounds.waitingBytesMax ?? waitingBytesMax;
  let waiting = 0;
  const add = async (packed: PackedBatch): Promise<void> => {
    const { length } = packed.bytes;
    waiting += length;
    if (await writer.callWith([packed.bytes.buffer], "rebuildAdd", packed)) beginMerging();
    waiting -= length;
  };
  await writer.call("rebuildBegin", bounds);
  try {
    for await (const batch of batches) {
      const packed = packer.pack(batch);
      while (waiting + packed.bytes.length > waitingMax && adding.size > 0) {
        const [oldest] = adding;
        await oldest;
      }
      throwIfFailed();
      const added = add(packed)
        .catch(fail)
        .finally(() => adding.delete(added));
      adding.add(added);
    }
    await Promise.all(adding);
    throwIfFailed();
    await writer.call("rebuildEnd");
    beginMerging();
    await merging;
    throwIfFailed();
    await writer.call("rebuildPrepare");
    await writer.call("rebuildCommit");
  } catch (error) {
    await merger?.stop();
    await merging;
    await writer.call("rebuildAbandon");
    throw error;
  }
  await merger?.close();
}
