import { defineErrors } from "../errors/index.ts";

/** Why a lock cannot even be looked at. */
export const fileLockErrors = defineErrors({
  LOCK_FILE_DAMAGED: {
    status: 503,
    message: {
      zh: "锁文件 {path} 已损坏。",
      en: "The lock file {path} is damaged.",
    },
    remedy: {
      zh: "请停止使用该数据文件夹的所有通数进程，删除这个文件，再重新启动；文件中没有数据。",
      en: "Stop all Tongshu processes of this data folder, delete the file and start again; it holds no data.",
    },
  },
});
