import type { CatalogueStatus, SourceSummary } from "@tongshu/catalogue";
import type { TongshuNode } from "@tongshu/server";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Say } from "../language.ts";
import type { Terminal } from "../terminal.ts";

/** `tongshu status`: what the node holds and how far the search index has come. */
export async function status(node: TongshuNode, terminal: Terminal): Promise<ExitCode> {
  const held = await node.readers.status();
  const { say } = terminal;
  const harvests = (await node.readers.sources()).flatMap(({ name, lastRun }) =>
    lastRun?.state === "RUNNING" ? [{ run: lastRun.id, source: name, ...countsOf(lastRun) }] : [],
  );
  const running = harvests.map(({ run, source, added, changed }) =>
    say({
      zh: `未结束的采集：${source}（${run}），至今新增 ${added}，变更 ${changed}`,
      en: `harvest not ended: ${source} (${run}), ${added} added and ${changed} changed so far`,
    }),
  );
  terminal.answer({ ...held, harvests }, () => [summary(held, say), ...running].join("\n"));
  return exitCodes.done;
}

function countsOf({ added, changed, startedAt }: NonNullable<SourceSummary["lastRun"]>) {
  return { added, changed, startedAt };
}

function summary(held: CatalogueStatus, say: Say): string {
  return say({
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
  });
}
