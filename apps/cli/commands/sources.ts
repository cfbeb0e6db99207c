import type { SourceSummary } from "@tongshu/catalogue";
import type { TongshuNode } from "@tongshu/server";
import { inColumns } from "../columns.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Say } from "../language.ts";
import { runStates } from "../run-states.ts";
import type { Terminal } from "../terminal.ts";

/** `tongshu sources`: every source with its counts and last run. */
export async function sources(node: TongshuNode, terminal: Terminal): Promise<ExitCode> {
  const list = await node.readers.sources();
  const { say } = terminal;
  terminal.answer({ sources: list }, () =>
    list.length === 0
      ? say({ zh: "还没有来源。", en: "There are no sources yet." })
      : tableOf(list, say),
  );
  return exitCodes.done;
}

export function tableOf(list: readonly SourceSummary[], say: Say): string {
  return inColumns(
    [
      { title: say({ zh: "来源", en: "SOURCE" }) },
      { title: say({ zh: "格式", en: "FORMAT" }) },
      { title: say({ zh: "条目", en: "ENTRIES" }), right: true },
      { title: say({ zh: "信息项", en: "ITEMS" }), right: true },
      { title: say({ zh: "缺失", en: "MISSING" }), right: true },
      { title: say({ zh: "最近一次采集", en: "LAST HARVEST" }) },
      { title: say({ zh: "编号", en: "RUN" }) },
    ],
    list.map(({ name, format, entries, items, missing, lastRun }) => [
      name,
      format,
      String(entries),
      String(items),
      String(missing),
      lastRun === null
        ? ""
        : `${(lastRun.finishedAt ?? lastRun.startedAt).slice(0, 16)}Z ${say(runStates[lastRun.state])}`,
      lastRun?.id ?? "",
    ]),
  );
}
