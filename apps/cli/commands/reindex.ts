import type { TongshuNode } from "@tongshu/server";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Terminal } from "../terminal.ts";

/** `tongshu reindex`: builds the search index anew beside the present one and swaps it in. */
export async function reindex(node: TongshuNode, terminal: Terminal): Promise<ExitCode> {
  const { say } = terminal;
  const held = await node.readers.status();
  const total = held.entries + held.sample.entries;
  const progress = terminal.progress(say({ zh: "重建索引", en: "reindexing" }));
  const done = await node.indexKeeper.rebuild((step) => progress.update(step.done, total));
  progress.end();
  if (!done) {
    terminal.notice(
      say({
        zh: "另一个进程正在写索引（通常是运行中的服务）。请先停止它，再重建。",
        en: "Another process writes the index, usually the running server. Stop it, then reindex.",
      }),
    );
    return exitCodes.failed;
  }
  const after = await node.readers.status();
  terminal.answer({ entries: total, indexedSeq: after.indexedSeq }, () =>
    say({ zh: `已重建索引：${total} 个条目。`, en: `The index was built anew: ${total} entries.` }),
  );
  return exitCodes.done;
}
