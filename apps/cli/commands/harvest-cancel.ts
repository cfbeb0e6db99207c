import { cancelRun } from "@tongshu/catalogue";
import { isRefusal } from "@tongshu/platform/errors";
import type { TongshuNode } from "@tongshu/server";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Terminal } from "../terminal.ts";

/** `tongshu harvest cancel`: stops a harvest at its next safe point, also one of another process. */
export async function harvestCancel(
  node: TongshuNode,
  terminal: Terminal,
  name: string | undefined,
): Promise<ExitCode> {
  const run = await cancelRun(node.harvester, { run: name });
  if (isRefusal(run)) {
    terminal.refusal(run);
    return exitCodes.failed;
  }
  const { id, source, state, added, changed, unchanged } = run;
  const counts = {
    zh: `新增 ${added}，变更 ${changed}，未变 ${unchanged}`,
    en: `${added} added, ${changed} changed, ${unchanged} unchanged`,
  };
  terminal.answer({ run: id, source, state, added, changed, unchanged }, () =>
    state === "CANCELLED"
      ? terminal.say({
          zh: `已取消来源“${source}”的采集 ${id}：${counts.zh}；已写入的保留，缺失未作判断。再次采集即可继续。`,
          en: `The harvest ${id} of ${source} was cancelled: ${counts.en}. What had landed stays, absence was not judged. Harvest it again to go on.`,
        })
      : terminal.say({
          zh: `来源“${source}”的采集 ${id} 在取消之前已自行结束（${state}）：${counts.zh}。`,
          en: `The harvest ${id} of ${source} had ended by itself before (${state}): ${counts.en}.`,
        }),
  );
  return exitCodes.done;
}
