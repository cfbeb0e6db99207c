import { type BackupManifest, openBackup, writeBackup } from "@tongshu/platform/backup";
import { systemClock } from "@tongshu/platform/clock";
import { isRefusal } from "@tongshu/platform/errors";
import { type NodeDatabase, nodeMigrations } from "@tongshu/server";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Terminal } from "../terminal.ts";
import { userPath } from "../user-path.ts";

/** `tongshu backup`: the whole register as one moment sees it, while others read and write. */
export async function backup(
  { db }: NodeDatabase,
  terminal: Terminal,
  path: string,
  program: string,
): Promise<ExitCode> {
  const { say } = terminal;
  const file = userPath(path);
  const progress = terminal.progress(say({ zh: "备份", en: "backup" }));
  const written = await writeBackup({
    db,
    sets: nodeMigrations,
    file,
    program,
    now: systemClock.now(),
    onTable: (table, done, total) => progress.update(done, total, { table }),
  });
  progress.end();
  if (isRefusal(written)) {
    terminal.refusal(written);
    return exitCodes.failed;
  }
  const { manifest, bytes } = written;
  terminal.answer({ file, bytes, ...summary(manifest) }, () =>
    say({
      zh: `已写成备份 ${file}：${rowsOf(manifest)} 行，${bytes} 字节。`,
      en: `The backup ${file} was written: ${rowsOf(manifest)} rows, ${bytes} bytes.`,
    }),
  );
  return exitCodes.done;
}

/** `tongshu restore --check`: reads the whole file and says whether it is intact. */
export async function checkBackup(terminal: Terminal, path: string): Promise<ExitCode> {
  const file = userPath(path);
  const opened = await openBackup(file);
  if (isRefusal(opened)) {
    terminal.refusal(opened);
    return exitCodes.failed;
  }
  const { manifest } = opened;
  await opened.close();
  terminal.answer({ file, ...summary(manifest) }, () =>
    terminal.say({
      zh: `备份 ${file} 完好：${manifest.createdAt}，${rowsOf(manifest)} 行。`,
      en: `The backup ${file} is intact: ${manifest.createdAt}, ${rowsOf(manifest)} rows.`,
    }),
  );
  return exitCodes.done;
}

/** What --json tells of a backup. */
export function summary(manifest: BackupManifest) {
  const { createdAt, program, postgres, tables } = manifest;
  const rows = Object.fromEntries(
    tables.map((table) => [`${table.schema}.${table.name}`, table.rows]),
  );
  return { createdAt, program, postgres, rows };
}

export function rowsOf({ tables }: BackupManifest): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}
