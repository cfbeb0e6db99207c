import { feedHead } from "@tongshu/platform/change-feed";
import { createLogger } from "@tongshu/platform/log";
import {
  type NodeDatabase,
  nodeOptions,
  openNodeDatabase,
  type ServerConfig,
  startFailure,
} from "@tongshu/server";
import {
  checkFeed,
  checkMigrations,
  databaseIsThere,
  noDatabaseYet,
  readRegister,
  registerFindings,
  runFindings,
} from "./check-database.ts";
import { checkFolder, checkLocks } from "./check-folder.ts";
import { checkIndex } from "./check-index.ts";
import { checkProgram, checkSettings } from "./check-settings.ts";
import { type Finding, ofError, ofRefusal, ok } from "./finding.ts";

/** Looks at everything that a node needs, in the order in which one thing needs the other. */
export async function diagnose(config: ServerConfig): Promise<readonly Finding[]> {
  return [
    checkProgram(process.versions.node),
    ...checkSettings(config),
    ...(await checkFolder(config.dataFolder)),
    ...(await checkLocks(config.dataFolder)),
    ...(await checkData(config)),
  ];
}

async function checkData(config: ServerConfig): Promise<readonly Finding[]> {
  if (!databaseIsThere(config)) return [noDatabaseYet];
  let database: NodeDatabase;
  try {
    database = await openNodeDatabase(
      nodeOptions(config, {
        log: createLogger("silent"),
        holder: "tongshu doctor",
        onNotice: () => undefined,
      }),
    );
  } catch (error) {
    const refusal = startFailure(error, config);
    return [refusal === undefined ? ofError("database", error) : ofRefusal("database", refusal)];
  }
  try {
    return await checkOpen(database, config);
  } catch (error) {
    return [ofError("database", error)];
  } finally {
    await database.close();
  }
}

async function checkOpen(
  { db, embedded }: NodeDatabase,
  { dataFolder }: ServerConfig,
): Promise<readonly Finding[]> {
  // Opening has checked the server's version and encoding.
  const answers = ok(
    "database",
    embedded
      ? { zh: "内置数据库正常应答。", en: "The embedded database answers." }
      : { zh: "数据库正常应答。", en: "The database answers." },
  );
  const { findings, ready } = await checkMigrations(db);
  if (!ready) return [answers, ...findings];
  const head = await feedHead(db);
  const register = await readRegister(db);
  const entries = register.sources.reduce((sum, { real }) => sum + real.entries, 0);
  return [
    answers,
    ...findings,
    await checkFeed(db, head),
    ...registerFindings(register),
    ...runFindings(register),
    await checkIndex(dataFolder, head, entries),
  ];
}
