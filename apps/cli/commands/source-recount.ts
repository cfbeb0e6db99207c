import { recountSources } from "@tongshu/catalogue";
import { isRefusal } from "@tongshu/platform/errors";
import type { TongshuNode } from "@tongshu/server";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Terminal } from "../terminal.ts";

/** `tongshu source recount`: sets the counters of every source to what is there. */
export async function sourceRecount(node: TongshuNode, terminal: Terminal): Promise<ExitCode> {
  const mended = await recountSources(node.harvester);
  if (isRefusal(mended)) {
    terminal.refusal(mended);
    return exitCodes.failed;
  }
  const { say } = terminal;
  terminal.answer({ mended }, () =>
    mended.length === 0
      ? say({ zh: "各来源的计数都正确。", en: "The counters of every source are right." })
      : mended
          .map(({ name, stated, real }) =>
            say({
              zh: `${name}：条目 ${stated.entries} → ${real.entries}，信息项 ${stated.items} → ${real.items}，缺失 ${stated.missing} → ${real.missing}`,
              en: `${name}: entries ${stated.entries} → ${real.entries}, items ${stated.items} → ${real.items}, missing ${stated.missing} → ${real.missing}`,
            }),
          )
          .join("\n"),
  );
  return exitCodes.done;
}
