import { defineErrors } from "../errors/index.ts";

/** Refusals of the database layer. They reach people at start, not in the middle of a request. */
export const databaseErrors = defineErrors({
  DATABASE_UNREACHABLE: {
    status: 503,
    message: { zh: "无法连接数据库：{reason}。", en: "The database cannot be reached: {reason}." },
    remedy: {
      zh: "请检查 DATABASE_URL 中的主机、端口、用户、口令和数据库名，并确认服务器正在运行。",
      en: "Check host, port, user, password and database in DATABASE_URL, and that the server runs.",
    },
  },
  DATABASE_CONNECTION_LOST: {
    status: 503,
    message: {
      zh: "与数据库的连接中断：{reason}。",
      en: "The connection to the database was lost: {reason}.",
    },
    remedy: {
      zh: "已提交的数据没有丢失。请确认数据库正在运行，然后重新执行。",
      en: "Nothing committed is lost. See that the database runs, then do it again.",
    },
  },
  DATABASE_TOO_OLD: {
    status: 503,
    message: {
      zh: "数据库服务器是 PostgreSQL {version}，本程序需要 15 或更新的版本。",
      en: "The database server is PostgreSQL {version}; this program needs 15 or newer.",
    },
    remedy: {
      zh: "请升级服务器，或不设置 DATABASE_URL 而使用内置数据库。",
      en: "Upgrade the server, or leave DATABASE_URL unset to use the embedded database.",
    },
  },
  DATABASE_NOT_UTF8: {
    status: 503,
    message: {
      zh: "数据库的字符编码是 {encoding}，必须是 UTF8。",
      en: "The database is encoded in {encoding}; it must be UTF8.",
    },
    remedy: {
      zh: "请用 CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0 新建一个数据库。",
      en: "Make a database with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.",
    },
  },
  DATABASE_NEWER: {
    status: 503,
    message: {
      zh: "数据库由更新版本的程序使用过（{set} 的迁移 {number}-{name} 本程序没有），本版本不能打开它。",
      en: "A newer version of this program has used the database (migration {number}-{name} of {set} is unknown here), so this version does not open it.",
    },
    remedy: {
      zh: "请使用更新的版本，或恢复升级之前的备份。",
      en: "Run the newer version, or restore the backup made before the upgrade.",
    },
  },
  MIGRATION_CHANGED: {
    status: 503,
    message: {
      zh: "{set} 的迁移文件 {number}-{name}.sql 在执行之后被改动了。",
      en: "The migration file {number}-{name}.sql of {set} was changed after it had been applied.",
    },
    remedy: {
      zh: "请恢复原来的文件；要改动数据库结构，请增加新的迁移文件。",
      en: "Put the original file back; to change the schema, add a new migration file.",
    },
  },
  MIGRATION_GAP: {
    status: 503,
    message: {
      zh: "{set} 的迁移编号不连续：缺少 {number}。",
      en: "The migrations of {set} are not numbered without a gap: {number} is missing.",
    },
    remedy: {
      zh: "安装可能不完整，请重新安装；开发者请从 0001 起连续编号。",
      en: "The installation may be incomplete: install again. Developers: number from 0001 upwards.",
    },
  },
  COPY_VALUE_NOT_STORABLE: {
    status: 422,
    message: {
      zh: "{table} 的 {column} 列（第 {row} 行）含有数据库不能保存的字符：{what}。",
      en: "Column {column} of {table} (row {row}) holds a character that the database cannot store: {what}.",
    },
    remedy: {
      zh: "请从源数据中去掉该字符。",
      en: "Remove the character from the source.",
    },
  },
});
