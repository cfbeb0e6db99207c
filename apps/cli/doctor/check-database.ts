import { existsSync } from "node:fs";
import { join } from "node:path";
import { checkRegister, type RegisterCheck } from "@tongshu/catalogue";
import { feedHead, type FeedHead, readChanges } from "@tongshu/platform/change-feed";
import { appliedMigrations, type Database, waitingMigration } from "@tongshu/platform/database";
import { nodeMigrations, type ServerConfig } from "@tongshu/server";
import { type Finding, found, ofError, ok } from "./finding.ts";

/** The embedded database is made at the first start; a doctor makes none. */
export function databaseIsThere({ databaseUrl, dataFolder }: ServerConfig): boolean {
  if (databaseUrl !== undefined) return true;
  const traces = [join(dataFolder, "postgres", "cluster"), join(dataFolder, "database-location")];
  return traces.some((path) => existsSync(path));
}

export const noDatabaseYet = found(
  "database",
  "notice",
  { zh: "还没有数据库。", en: "There is no database yet." },
  {
    zh: "首次启动会建立它；若本应已有数据，请核对 TONGSHU_DATA。",
    en: "The first start makes it; if there should be data, check TONGSHU_DATA.",
  },
);

/** What the tables must be before anything can be read from them; undefined when they are not. */
export async function checkMigrations(
  db: Database,
): Promise<{ readonly findings: readonly Finding[]; readonly ready: boolean }> {
  try {
    const applied = await appliedMigrations(db);
    const waiting = await waitingMigration(db, nodeMigrations);
    if (waiting !== undefined) return { findings: [notUpToDate(applied.length)], ready: false };
    const { length } = applied;
    const what = { zh: `${length} 个迁移都已执行。`, en: `All ${length} migrations are applied.` };
    return { findings: [ok("migrations", what)], ready: true };
  } catch (error) {
    return { findings: [ofError("migrations", error)], ready: false };
  }
}

function notUpToDate(applied: number): Finding {
  return found(
    "migrations",
    "notice",
    applied === 0
      ? { zh: "数据库还是空的。", en: "The database is still empty." }
      : {
          zh: "程序比数据库新，有迁移尚未执行；其余检查已跳过。",
          en: "The program is newer than the database; migrations wait, and further checks were left out.",
        },
    {
      zh: "下次启动时会自动执行；升级前请先用原版本备份。",
      en: "The next start applies them; make a backup with the earlier version first.",
    },
  );
}

/** The newest change that the head promises must be there. */
export async function checkFeed(db: Database, head: FeedHead): Promise<Finding> {
  const { seq, epoch } = head;
  const what = { zh: `变更流在 ${seq}。`, en: `The change feed is at ${seq}.` };
  if (seq === 0) return ok("change-feed", what);
  const page = await readChanges(db, { epoch, after: seq - 1, limit: 1 });
  if (page.changes[0]?.seq === seq) return ok("change-feed", what);
  // Between the two reads a restore may have begun another epoch.
  const now = await feedHead(db);
  if (now.epoch !== epoch) return ok("change-feed", what);
  return found(
    "change-feed",
    "error",
    {
      zh: `变更流的头是 ${seq}，但这条变更不在其中。`,
      en: `The head of the change feed is ${seq}, but that change is not in it.`,
    },
    {
      zh: "数据库可能被手工改动；请恢复备份。",
      en: "The database was perhaps edited by hand; restore a backup.",
    },
  );
}

export async function readRegister(db: Database): Promise<RegisterCheck> {
  return await checkRegister({ db });
}

/** Counters that differ from what is there. */
export function registerFindings({ sources }: RegisterCheck): readonly Finding[] {
  const wrong = sources.filter(
    ({ stated, real }) =>
      stated.entries !== real.entries ||
      stated.items !== real.items ||
      stated.missing !== real.missing,
  );
  if (wrong.length === 0) {
    const entries = sources.reduce((sum, { real }) => sum + real.entries, 0);
    const { length } = sources;
    return [
      ok("register", {
        zh: `${length} 个来源的计数与 ${entries} 个条目相符。`,
        en: `The counters of ${length} sources agree with ${entries} entries.`,
      }),
    ];
  }
  return wrong.map(({ name, stated, real }) =>
    found(
      "register",
      "error",
      {
        zh: `来源“${name}”的计数不符：记为条目 ${stated.entries}、信息项 ${stated.items}、缺失 ${stated.missing}，实为 ${real.entries}、${real.items}、${real.missing}。`,
        en: `The counters of ${name} are wrong: they say ${stated.entries} entries, ${stated.items} items, ${stated.missing} missing; there are ${real.entries}, ${real.items}, ${real.missing}.`,
      },
      {
        zh: "数据库可能被手工改动。执行 tongshu source recount 即按实际数目改正计数；若条目本身有误，请恢复较早的备份。",
        en: "The database was perhaps edited by hand. tongshu source recount sets the counters to what is there; if the entries themselves are wrong, restore an earlier backup.",
      },
    ),
  );
}

/** Runs that a crash left open. */
export function runFindings({ openRuns }: RegisterCheck): readonly Finding[] {
  if (openRuns.length === 0) {
    return [ok("runs", { zh: "没有未结束的采集。", en: "No harvest is open." })];
  }
  return openRuns.map(({ id, source, alive }) =>
    alive
      ? ok("runs", {
          zh: `正在采集来源“${source}”（${id}）。`,
          en: `${source} is being harvested (${id}).`,
        })
      : found(
          "runs",
          "warning",
          {
            zh: `来源“${source}”的采集 ${id} 中断，尚未结束。`,
            en: `The harvest ${id} of ${source} was interrupted and is still open.`,
          },
          {
            zh: "再次采集该来源即可接着完成，不会重复写入。",
            en: "Harvest the source again: it is carried on and nothing is written twice.",
          },
        ),
  );
}
