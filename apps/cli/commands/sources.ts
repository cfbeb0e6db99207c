import type { TongshuNode } from "@tongshu/server";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Terminal } from "../terminal.ts";

/** `tongshu sources`: every source with its counts and last run. */
export async function sources(node: TongshuNode, terminal: Terminal): Promise<ExitCode> {
  const list = await node.readers.sources();
  const { say } = terminal;
  terminal.answer({ sources: list }, () =>
    list.length === 0
      ? say({ zh: "还没有来源。", en: "There are no sources yet." })
      : list
          .map(({ name, format, entries, items, missing, lastRun }) =>
            say({
              zh: `${name}  ${format}  条目 ${entries}  信息项 ${items}  缺失 ${missing}  ${lastRun?.state ?? ""}`,
              en: `${name}  ${format}  ${entries} entries  ${items} items  ${missing} missing  ${lastRun?.state ?? ""}`,
            }),
          )
          .join("\n"),
  );
  return exitCodes.done;
}
