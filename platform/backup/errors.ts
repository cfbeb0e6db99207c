import { defineErrors } from "../errors/index.ts";

/** Why a backup is not written or not restored. In every case nothing has changed. */
export const backupErrors = defineErrors({
  BACKUP_FILE_EXISTS: {
    status: 409,
    message: { zh: "文件 {file} 已存在。", en: "The file {file} exists already." },
    remedy: {
      zh: "备份不覆盖任何文件；请换一个文件名。",
      en: "A backup overwrites nothing; give another name.",
    },
  },
  BACKUP_FILE_UNWRITABLE: {
    status: 507,
    message: {
      zh: "无法写入备份文件 {file}（{reason}）。",
      en: "The backup {file} cannot be written ({reason}).",
    },
    remedy: {
      zh: "请检查文件夹、权限和剩余空间；未完成的文件已删除。",
      en: "Check folder, permissions and free space; the unfinished file was removed.",
    },
  },
  BACKUP_FILE_UNREADABLE: {
    status: 404,
    message: {
      zh: "无法读取备份文件 {file}（{reason}）。",
      en: "The backup {file} cannot be read ({reason}).",
    },
    remedy: { zh: "请检查路径和读取权限。", en: "Check its path and its permissions." },
  },
  BACKUP_DATABASE_NEW: {
    status: 409,
    message: {
      zh: "数据库是全新的，没有可备份的内容。",
      en: "The database is new: there is nothing to back up.",
    },
    remedy: {
      zh: "请核对 TONGSHU_DATA 或 DATABASE_URL 是否指向正在使用的节点。",
      en: "Check that TONGSHU_DATA or DATABASE_URL names the node that you use.",
    },
  },
  BACKUP_FOREIGN: {
    status: 422,
    message: {
      zh: "文件 {file} 不是通数的备份。",
      en: "The file {file} is not a backup of Tongshu.",
    },
    remedy: {
      zh: "请给出由 tongshu backup 写成的文件，勿解压或改动。",
      en: "Give a file that tongshu backup wrote, neither unpacked nor edited.",
    },
  },
  BACKUP_VERSION_UNKNOWN: {
    status: 422,
    message: {
      zh: "备份 {file} 的格式版本是 {version}，本程序只认识到版本 {known}。",
      en: "The backup {file} is of format version {version}; this program knows up to {known}.",
    },
    remedy: { zh: "请使用更新的程序恢复。", en: "Restore it with a newer program." },
  },
  BACKUP_TRUNCATED: {
    status: 422,
    message: {
      zh: "备份 {file} 不完整：文件在结尾之前中断。",
      en: "The backup {file} is not whole: it breaks off before its end.",
    },
    remedy: {
      zh: "请重新复制该文件，或使用另一份备份。",
      en: "Copy the file again, or use another backup.",
    },
  },
  BACKUP_DAMAGED: {
    status: 422,
    message: {
      zh: "备份 {file} 已损坏：{part}的校验和不符。",
      en: "The backup {file} is damaged: the checksum of {part} differs.",
    },
    remedy: {
      zh: "请重新复制该文件，或使用另一份备份。",
      en: "Copy the file again, or use another backup.",
    },
  },
  BACKUP_NEWER: {
    status: 409,
    message: {
      zh: "备份 {file} 由更新版本的程序写成（本程序没有 {set} 的迁移 {number}-{name}）。",
      en: "The backup {file} was written by a newer program (migration {number}-{name} of {set} is unknown here).",
    },
    remedy: {
      zh: "请用写成备份的版本或更新的版本恢复。",
      en: "Restore it with the version that wrote it, or a newer one.",
    },
  },
  RESTORE_NOT_EMPTY: {
    status: 409,
    message: {
      zh: "本节点已有数据（表 {table}），不能恢复到其中。",
      en: "This node holds data already (table {table}), so nothing is restored into it.",
    },
    remedy: {
      zh: "请用 TONGSHU_DATA 指定新的文件夹，或用 DATABASE_URL 指定空的数据库。",
      en: "Name a new folder in TONGSHU_DATA, or an empty database in DATABASE_URL.",
    },
  },
  RESTORE_DATABASE_BUSY: {
    status: 409,
    message: {
      zh: "另一个进程正在使用该数据库。",
      en: "Another process is using the database.",
    },
    remedy: {
      zh: "请停止服务和正在运行的命令后再恢复。",
      en: "Stop the server and running commands, then restore.",
    },
  },
});
