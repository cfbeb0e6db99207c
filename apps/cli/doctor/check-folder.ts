import { existsSync } from "node:fs";
import { rm, stat, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { acquireFileLock } from "@tongshu/platform/file-lock";
import { type Check, type Finding, found, ofError, ok } from "./finding.ts";

const mebibyte = 1024 * 1024;
/** Below this the next harvest may fail, in MiB. */
const freeMebibytesLow = 1024;
/** Below this nearly everything fails, in MiB. */
const freeMebibytesMin = 100;

/** `statfs` types of NFS, SMB and CIFS, on which file locks are not reliable. */
const networkFileSystems: ReadonlySet<number> = new Set([0x6969, 0xfe534d42, 0xff534d42]);

export async function checkFolder(folder: string): Promise<readonly Finding[]> {
  const check: Check = "data-folder";
  try {
    if (!(await stat(folder)).isDirectory()) throw new Error(`${folder} is not a folder`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") return [ofError(check, error)];
    const what = { zh: `${folder} 尚不存在。`, en: `${folder} does not exist yet.` };
    const mend = {
      zh: "首次启动会建立它；若本应已有数据，请核对 TONGSHU_DATA。",
      en: "The first start makes it; if there should be data, check TONGSHU_DATA.",
    };
    return [found(check, "notice", what, mend)];
  }
  return [await writable(folder), ...(await space(folder))];
}

async function writable(folder: string): Promise<Finding> {
  const probe = join(folder, `.doctor-${process.pid}`);
  try {
    await writeFile(probe, "");
    await rm(probe);
    return ok("data-folder", { zh: `${folder} 可写。`, en: `${folder} can be written.` });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    return found(
      "data-folder",
      "error",
      { zh: `不能写入 ${folder}（${reason}）。`, en: `${folder} cannot be written (${reason}).` },
      {
        zh: "请检查所有者、权限和剩余空间，或用 TONGSHU_DATA 指定另一个文件夹。",
        en: "Check owner, permissions and free space, or name another folder in TONGSHU_DATA.",
      },
    );
  }
}

async function space(folder: string): Promise<readonly Finding[]> {
  const { bavail, bsize, type } = await statfs(folder);
  const findings = [spaceFinding(Math.floor((bavail * bsize) / mebibyte))];
  if (networkFileSystems.has(type)) {
    findings.push(
      found(
        "data-folder",
        "warning",
        { zh: "数据文件夹在网络文件系统上。", en: "The data folder is on a network file system." },
        {
          zh: "文件锁在其上不可靠；请移到本地磁盘。",
          en: "File locks are not reliable there; move it to a local disk.",
        },
      ),
    );
  }
  return findings;
}

/** What is to be said of so much free space, in MiB. */
export function spaceFinding(free: number): Finding {
  const what = { zh: `剩余空间 ${free} MiB。`, en: `${free} MiB of disk space are free.` };
  if (free >= freeMebibytesLow) return ok("data-folder", what);
  return found("data-folder", free < freeMebibytesMin ? "error" : "warning", what, {
    zh: "请腾出空间，或把数据文件夹移到更大的磁盘。",
    en: "Free some space, or move the data folder to a larger disk.",
  });
}

const locks = [
  { path: ["server.lock"], zh: "服务", en: "The server" },
  { path: ["index", "writer.lock"], zh: "索引的写入", en: "Writing the index" },
];

/** Who holds the locks of a data folder. */
export async function checkLocks(folder: string): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { path, zh, en } of locks) {
    const file = join(folder, ...path);
    // A lock is taken only to learn whether its last holder still lives.
    if (!existsSync(`${file}.json`)) continue;
    const lock = await acquireFileLock(file, {}).catch((error: unknown) => ofError("locks", error));
    if (!("acquired" in lock)) {
      findings.push(lock);
      continue;
    }
    if (lock.acquired) {
      lock.release();
      continue;
    }
    const holder = Object.values(lock.holder).join(", ");
    findings.push(
      ok("locks", { zh: `${zh}：由 ${holder} 持有。`, en: `${en}: held by ${holder}.` }),
    );
  }
  if (findings.length > 0) return findings;
  return [ok("locks", { zh: "没有进程持有锁。", en: "No process holds a lock." })];
}
