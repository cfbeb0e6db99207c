import type { TongshuNode } from "@tongshu/server";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Terminal } from "../terminal.ts";

/** `tongshu status`: what the node holds and how far the search index has come. */
export async function status(node: TongshuNode, terminal: Terminal): Promise<ExitCode> {
  const held = await node.readers.status();
  const { say } = terminal;
  terminal.answer(held, () =>
    say({
      zh: [
        `目录条目 ${held.entries}，信息项 ${held.items}，机构 ${held.organisations}，来源 ${held.sources}`,
        `示例数据：条目 ${held.sample.entries}，信息项 ${held.sample.items}，机构 ${held.sample.organisations}`,
        `变更流 ${held.feedSeq}，索引已到 ${held.indexedSeq ?? "（尚未建立）"}`,
      ].join("\n"),
      en: [
        `${held.entries} entries, ${held.items} items, ${held.organisations} organisations, ${held.sources} sources`,
        `sample: ${held.sample.entries} entries, ${held.sample.items} items, ${held.sample.organisations} organisations`,
        `change feed at ${held.feedSeq}, indexed up to ${held.indexedSeq ?? "(not built yet)"}`,
      ].join("\n"),
    }),
  );
  return exitCodes.done;
}
