import { addSample, removeSample, sampleEntriesDefault } from "@tongshu/catalogue";
import { isRefusal } from "@tongshu/platform/errors";
import type { TongshuNode } from "@tongshu/server";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Progress, Terminal } from "../terminal.ts";

/** `tongshu sample add`: loads a nation in small, marked as sample. */
export async function sampleAdd(
  node: TongshuNode,
  terminal: Terminal,
  options: { readonly entries?: number; readonly seed?: number; readonly signal?: AbortSignal },
): Promise<ExitCode> {
  const { say } = terminal;
  const progress = terminal.progress(say({ zh: "载入示例", en: "sample" }));
  const loading = addSample(node.harvester, {
    ...options,
    onProgress: (done, of) => progress.update(done, of),
  });
  const changes = options.entries ?? sampleEntriesDefault;
  const rest: { progress?: Progress } = {};
  const indexing = node.indexKeeper.catchUpMeanwhile(
    { changes, over: loading },
    { signal: options.signal, onProgress: ({ done, total }) => rest.progress?.update(done, total) },
  );
  // A failure of indexing is met when loading is over.
  const indexed = indexing.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  const run = await loading.finally(() => progress.end());
  if (isRefusal(run)) {
    await indexed;
    terminal.refusal(run);
    return exitCodes.failed;
  }
  if (run.state === "CANCELLED") {
    await indexed;
    terminal.notice(say({ zh: "示例的载入已取消。", en: "Loading the sample was cancelled." }));
    return exitCodes.interrupted;
  }
  rest.progress = terminal.progress(say({ zh: "更新索引", en: "indexing" }));
  const failure = await indexed;
  rest.progress.end();
  if (failure !== undefined && options.signal?.aborted !== true) throw failure.error;
  if (options.signal?.aborted === true) {
    terminal.notice(
      say({
        zh: "示例已载入；索引将在下次启动时继续更新。",
        en: "The sample is loaded; the next start goes on with the index.",
      }),
    );
    return exitCodes.interrupted;
  }
  await catchUp(node, terminal);
  const { added, changed, unchanged } = run;
  terminal.answer({ added, changed, unchanged }, () =>
    say({
      zh: `示例数据：新增 ${added}，变更 ${changed}，未变 ${unchanged}。`,
      en: `Sample: ${added} added, ${changed} changed, ${unchanged} unchanged.`,
    }),
  );
  return exitCodes.done;
}

/** `tongshu sample remove`: takes the sample out again, without trace. */
export async function sampleRemove(node: TongshuNode, terminal: Terminal): Promise<ExitCode> {
  const { say } = terminal;
  const before = (await node.readers.status()).sample.entries;
  const progress = terminal.progress(say({ zh: "移除示例", en: "removing the sample" }));
  const removed = await removeSample(node.harvester, (done) => progress.update(done, before));
  progress.end();
  await catchUp(node, terminal);
  terminal.answer({ removed }, () =>
    say({ zh: `已移除 ${removed} 个示例条目。`, en: `${removed} sample entries were removed.` }),
  );
  return exitCodes.done;
}

/** Brings the index to what was written, and says how far it has come. */
async function catchUp(node: TongshuNode, { say, progress }: Terminal): Promise<void> {
  const indexing = progress(say({ zh: "更新索引", en: "indexing" }));
  await node.indexKeeper.catchUp(({ done, total }) => indexing.update(done, total));
  indexing.end();
}
