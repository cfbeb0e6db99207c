import { restoreBackup } from "@tongshu/platform/backup";
import { isRefusal } from "@tongshu/platform/errors";
import {
  type NodeDatabase,
  nodeMigrations,
  type ServerConfig,
  takeServerLock,
  type TongshuNode,
} from "@tongshu/server";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Terminal } from "../terminal.ts";
import { userPath } from "../user-path.ts";
import { rowsOf, summary } from "./backup.ts";

/** `tongshu restore`: puts a backup into a fresh node. The server may not run meanwhile. */
export async function restore(
  { db }: NodeDatabase,
  config: ServerConfig,
  terminal: Terminal,
  path: string,
): Promise<ExitCode> {
  const { say } = terminal;
  const file = userPath(path);
  const lock = await takeServerLock(config);
  const progress = terminal.progress(say({ zh: "恢复", en: "restore" }));
  try {
    const restored = await restoreBackup({
      db,
      sets: nodeMigrations,
      file,
      onTable: (table, done, total) => progress.update(done, total, { table }),
    });
    progress.end();
    if (isRefusal(restored)) {
      terminal.refusal(restored);
      return exitCodes.failed;
    }
    terminal.answer({ file, ...summary(restored) }, () =>
      say({
        zh: `已恢复 ${restored.createdAt} 的备份：${rowsOf(restored)} 行。`,
        en: `The backup of ${restored.createdAt} was restored: ${rowsOf(restored)} rows.`,
      }),
    );
    return exitCodes.done;
  } finally {
    progress.end();
    lock.release();
  }
}

/** Builds the search index of what was restored; a server that starts would do it too. */
export async function indexRestored(node: TongshuNode, terminal: Terminal): Promise<ExitCode> {
  const progress = terminal.progress(terminal.say({ zh: "重建索引", en: "reindexing" }));
  await node.indexKeeper.catchUp(({ done, total }) => progress.update(done, total));
  progress.end();
  return exitCodes.done;
}
