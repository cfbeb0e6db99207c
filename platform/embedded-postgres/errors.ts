import { defineErrors } from "../errors/index.ts";

const ownServer = {
  zh: "也可以用 DATABASE_URL 指定一台 PostgreSQL 15 或更新的服务器。",
  en: "Or name a PostgreSQL 15 or newer in DATABASE_URL.",
};

/** Why the embedded database does not start: one sentence each. */
export const embeddedPostgresErrors = defineErrors({
  EMBEDDED_DATABASE_UNSUPPORTED: {
    status: 503,
    message: {
      zh: "没有适用于本机（{platform}）的内置数据库程序。",
      en: "There is no embedded database for this machine ({platform}).",
    },
    remedy: {
      zh: `若本机受支持，请重新安装依赖（npm ci）。${ownServer.zh}`,
      en: `If the machine is supported, install the dependencies again (npm ci). ${ownServer.en}`,
    },
  },
  EMBEDDED_DATABASE_DOES_NOT_RUN: {
    status: 503,
    message: {
      zh: "内置数据库程序不能在本机运行：{reason}",
      en: "The embedded database's program does not run on this machine: {reason}",
    },
    remedy: {
      zh: `它需要 glibc 系统（如 Debian、Ubuntu、RHEL）。${ownServer.zh}`,
      en: `It needs a glibc system such as Debian, Ubuntu or RHEL. ${ownServer.en}`,
    },
  },
  EMBEDDED_DATABASE_DISK_FULL: {
    status: 507,
    message: {
      zh: "磁盘已满，内置数据库不能写入 {path}。",
      en: "The disk is full: the embedded database cannot write to {path}.",
    },
    remedy: {
      zh: "请腾出空间（至少 200 MB）后再启动；已提交的数据没有丢失。",
      en: "Free some space (200 MB at least) and start again; nothing committed is lost.",
    },
  },
  EMBEDDED_DATABASE_NO_PERMISSION: {
    status: 503,
    message: {
      zh: "没有权限使用 {path}（用户编号 {uid}）。",
      en: "There is no permission to use {path} (as user id {uid}).",
    },
    remedy: {
      zh: "请用该文件夹的所有者启动，或用 TONGSHU_DATA 指定另一个文件夹。",
      en: "Start as the owner of the folder, or name another folder in TONGSHU_DATA.",
    },
  },
  EMBEDDED_DATABASE_NOT_A_FOLDER: {
    status: 503,
    message: {
      zh: "{path} 不是文件夹，不能放数据。",
      en: "{path} is not a folder, so no data can be put there.",
    },
    remedy: {
      zh: "请移走那个文件，或用 TONGSHU_DATA 指定另一个文件夹。",
      en: "Move the file away, or name another folder in TONGSHU_DATA.",
    },
  },
  EMBEDDED_DATABASE_UNKNOWN_USER: {
    status: 503,
    message: {
      zh: "本机没有用户 {user}，内置数据库不能以它运行。",
      en: "This machine has no user {user}, so the embedded database cannot run as it.",
    },
    remedy: {
      zh: "请在 /etc/passwd 中加入该用户，或换一个用户启动。",
      en: "Add the user to /etc/passwd, or start as another user.",
    },
  },
  EMBEDDED_DATABASE_UNREACHABLE_PLACE: {
    status: 503,
    message: {
      zh: "用户编号 {uid} 不能进入 {path}，内置数据库放不到那里。",
      en: "User id {uid} cannot enter {path}, so the embedded database cannot live there.",
    },
    remedy: {
      zh: "请为该文件夹及其上级放开进入权限（chmod o+x），或以普通用户启动。",
      en: "Allow entering the folder and those above it (chmod o+x), or start as an ordinary user.",
    },
  },
  EMBEDDED_DATABASE_LOCATION_GONE: {
    status: 503,
    message: {
      zh: "本数据文件夹的数据库在 {path}，但那里已经没有了。",
      en: "The database of this data folder was at {path}, and is not there any more.",
    },
    remedy: {
      zh: "请把它恢复到原处；若要从空库开始，请删除 {file}。",
      en: "Put it back; or delete {file} to begin with an empty database.",
    },
  },
  EMBEDDED_DATABASE_INCOMPLETE: {
    status: 503,
    message: {
      zh: "{path} 中的数据库不完整：缺少 {file}，或其内容为空。",
      en: "The database in {path} is not whole: {file} is missing or empty.",
    },
    remedy: {
      zh: "请把文件放回原处；或用 TONGSHU_DATA 指定新的文件夹，用 tongshu restore 恢复备份。",
      en: "Put its files back; or name a new folder in TONGSHU_DATA and restore a backup with tongshu restore.",
    },
  },
  EMBEDDED_DATABASE_OTHER_VERSION: {
    status: 503,
    message: {
      zh: "{path} 中的数据库属于 PostgreSQL {found}，本程序内置的是 {wanted}。",
      en: "The database in {path} is of PostgreSQL {found}; this program embeds {wanted}.",
    },
    remedy: {
      zh: "请用当初的版本导出数据再导入，或改用另一个数据文件夹。",
      en: "Export with the version that made it and import again, or use another data folder.",
    },
  },
  EMBEDDED_DATABASE_SOCKET_UNSAFE: {
    status: 503,
    message: {
      zh: "{path} 不是归用户编号 {uid} 独有的文件夹，不能放数据库的套接字。",
      en: "{path} is not a folder that belongs to user id {uid} alone, so the database's socket is not put there.",
    },
    remedy: {
      zh: "请查明是谁建的，然后删除它；或设置另一个 TMPDIR。",
      en: "Find out who made it and remove it, or set another TMPDIR.",
    },
  },
  EMBEDDED_DATABASE_NOT_READY: {
    status: 503,
    message: {
      zh: "内置数据库在 {seconds} 秒内没有就绪：{reason}",
      en: "The embedded database was not ready within {seconds} seconds: {reason}",
    },
    remedy: {
      zh: "请稍候再启动；原因见日志 {log}。",
      en: "Wait a little and start again; the log {log} tells why.",
    },
  },
  EMBEDDED_DATABASE_FAILED: {
    status: 503,
    message: {
      zh: "内置数据库没有启动：{reason}",
      en: "The embedded database did not start: {reason}",
    },
    remedy: { zh: "详见日志 {log}。", en: "See the log {log}." },
  },
});
