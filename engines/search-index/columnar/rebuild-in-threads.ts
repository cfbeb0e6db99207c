import type { IndexBatch, IndexSchema } from "../search-index.ts";
import { BatchPacker } from "../pack.ts";
import type { Reach } from "./block-file.ts";
import type { FolderWriter } from "./folder-writer.ts";
import type { Merger } from "./merger.ts";
import type { RebuildBounds } from "./rebuild.ts";
import { Thread } from "./thread.ts";

/** Further batches are made while the writer takes these in, or writes a run for some seconds. */
const batchesWaitingMax = 24;

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
  let failure: { readonly error: unknown } | undefined;
  let merging: Promise<void> = Promise.resolve();
  const mergeRipe = async (): Promise<void> => {
    for (;;) {
      const plan = await writer.call("rebuildPlanMerge");
      if (plan === undefined) return;
      merger ??= new Thread("merger", folder, schema, reach);
      await writer.call("rebuildCommitMerge", await merger.call("merge", plan));
    }
  };
  const beginMerging = (): void => {
    merging = merging.then(mergeRipe).catch((error: unknown) => {
      failure ??= { error };
    });
  };
  const packer = new BatchPacker(schema);
  await writer.call("rebuildBegin", bounds);
  try {
    const adding: Promise<boolean>[] = [];
    for await (const batch of batches) {
      const packed = packer.pack(batch);
      while (adding.length >= batchesWaitingMax) if (await adding.shift()) beginMerging();
      if (failure !== undefined) throw failure.error;
      const added = writer.call("rebuildAdd", packed);
      added.catch(() => undefined);
      adding.push(added);
    }
    await Promise.all(adding);
    await writer.call("rebuildEnd");
    beginMerging();
    await merging;
    if (failure !== undefined) throw failure.error;
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
