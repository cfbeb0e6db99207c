/**
 * The process that the backup scenario kills: it writes a backup, restores one, or renames a source,
 * and ends with 0 when that was done, with 1 and the code when it was refused.
 */
import { renameSource } from "@tongshu/catalogue";
import { restoreBackup, writeBackup } from "@tongshu/platform/backup";
import { openDatabase } from "@tongshu/platform/database";
import { isRefusal } from "@tongshu/platform/errors";
import { nodeMigrations } from "@tongshu/server";

const [what = "", connection = "", file = ""] = process.argv.slice(2);
const db = await openDatabase({ connection: JSON.parse(connection) });

async function act(): Promise<unknown> {
  if (what === "rename") return await renameSource({ db }, { from: "city", to: "town" });
  if (what === "restore") return await restoreBackup({ db, sets: nodeMigrations, file });
  return await writeBackup({ db, sets: nodeMigrations, file, program: "test", now: new Date() });
}

const outcome = await act();
await db.close();
if (isRefusal(outcome)) {
  console.log(outcome.code);
  process.exitCode = 1;
}
