import { forgetSource, renameSource } from "@tongshu/catalogue";
import { isRefusal } from "@tongshu/platform/errors";
import type { TongshuNode } from "@tongshu/server";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Terminal } from "../terminal.ts";

/** `tongshu source forget`: says what would go, and with --yes lets it go. */
export async function sourceForget(
  node: TongshuNode,
  terminal: Terminal,
  name: string,
  options: { readonly yes?: boolean },
): Promise<ExitCode> {
  const { say } = terminal;
  const known = (await node.readers.sources()).find((source) => source.name === name);
  if (known !== undefined && options.yes !== true) {
    const { entries, items } = known;
    terminal.answer({ confirmed: false, source: name, entries, items }, () =>
      say({
        zh: `来源“${name}”有 ${entries} 个条目、${items} 个信息项。遗忘后，这些条目及其历史和采集记录将从目录中删除，不能撤销（备份除外）；机构保留。\n确认请加 --yes：tongshu source forget ${name} --yes`,
        en: `The source ${name} has ${entries} entries and ${items} items. Forgetting removes them, their history and the runs from the catalogue; only a backup brings them back. Organisations stay.\nTo confirm, add --yes: tongshu source forget ${name} --yes`,
      }),
    );
    return exitCodes.failed;
  }
  const progress = terminal.progress(say({ zh: "遗忘来源", en: "forgetting" }));
  const outcome = await forgetSource(node.harvester, name, (done) =>
    progress.update(done, known?.entries ?? done),
  );
  progress.end();
  if (isRefusal(outcome)) {
    terminal.refusal(outcome);
    return exitCodes.failed;
  }
  await node.indexKeeper.catchUp();
  const { removed } = outcome;
  terminal.answer({ confirmed: true, source: name, removed }, () =>
    say({
      zh: `已遗忘来源“${name}”：删除 ${removed} 个条目。`,
      en: `The source ${name} was forgotten: ${removed} entries were removed.`,
    }),
  );
  return exitCodes.done;
}

/** `tongshu source rename`: the entries keep their ids and their history. */
export async function sourceRename(
  node: TongshuNode,
  terminal: Terminal,
  from: string,
  to: string,
): Promise<ExitCode> {
  const { say } = terminal;
  const known = (await node.readers.sources()).find((source) => source.name === from);
  const progress = terminal.progress(say({ zh: "重命名来源", en: "renaming" }));
  const outcome = await renameSource(node.harvester, {
    from,
    to,
    onProgress: (done) => progress.update(done, known?.entries ?? done),
  });
  progress.end();
  if (isRefusal(outcome)) {
    terminal.refusal(outcome);
    return exitCodes.failed;
  }
  await node.indexKeeper.catchUp();
  const { moved } = outcome;
  terminal.answer({ from, to, moved }, () =>
    say({
      zh: `来源“${from}”现名“${to}”：${moved} 个条目。请在采集计划中同样改名。`,
      en: `The source ${from} is now ${to}: ${moved} entries. Rename it in your harvest plan too.`,
    }),
  );
  return exitCodes.done;
}
