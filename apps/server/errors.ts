import { defineErrors } from "@tongshu/platform/errors";

/** Why a server does not start: one sentence each, and what to do. */
export const serverErrors = defineErrors({
  SERVER_ALREADY_RUNNING: {
    status: 409,
    message: {
      zh: "数据文件夹 {folder} 已有一个服务在运行（进程 {pid}，地址 {address}）。",
      en: "A server already runs on the data folder {folder} (process {pid}, address {address}).",
    },
    remedy: {
      zh: "请打开该地址，或先停止该进程，或用 TONGSHU_DATA 指定另一个文件夹。",
      en: "Open that address, stop that process, or name another folder in TONGSHU_DATA.",
    },
  },
  PORT_IN_USE: {
    status: 409,
    message: {
      zh: "{host} 的端口 {port} 已被别的程序占用。",
      en: "Port {port} of {host} is in use by another program.",
    },
    remedy: {
      zh: "请停止该程序，或用 PORT 指定另一个端口，如 PORT=8081。",
      en: "Stop that program, or name another port in PORT, such as PORT=8081.",
    },
  },
  PORT_NOT_PERMITTED: {
    status: 403,
    message: {
      zh: "没有权限监听 {host} 的端口 {port}。",
      en: "There is no permission to listen on port {port} of {host}.",
    },
    remedy: {
      zh: "1024 以下的端口通常需要特权；请用 PORT 指定较大的端口。",
      en: "Ports below 1024 usually need privileges; name a higher one in PORT.",
    },
  },
  HOST_NOT_AVAILABLE: {
    status: 400,
    message: {
      zh: "本机没有地址 {host}，无法监听。",
      en: "This machine does not have the address {host}, so it cannot listen there.",
    },
    remedy: {
      zh: "请用 HOST 指定本机的地址：127.0.0.1 仅限本机，0.0.0.0 为全部网络。",
      en: "Name an address of this machine in HOST: 127.0.0.1 for itself alone, 0.0.0.0 for every network.",
    },
  },
  DISK_FULL: {
    status: 507,
    message: {
      zh: "磁盘已满，无法写入数据文件夹 {folder}。",
      en: "The disk is full: nothing can be written to the data folder {folder}.",
    },
    remedy: {
      zh: "请腾出空间后再启动；已提交的数据没有丢失。",
      en: "Free some space and start again; nothing committed is lost.",
    },
  },
  DATA_FOLDER_UNUSABLE: {
    status: 403,
    message: {
      zh: "不能使用数据文件夹 {folder}（{reason}）。",
      en: "The data folder {folder} cannot be used ({reason}).",
    },
    remedy: {
      zh: "请检查该路径及其权限，或用 TONGSHU_DATA 指定另一个文件夹。",
      en: "Check the path and its permissions, or name another folder in TONGSHU_DATA.",
    },
  },
  START_INTERRUPTED: {
    status: 499,
    message: { zh: "启动已中止。", en: "The start was interrupted." },
    remedy: { zh: "再次启动即可继续。", en: "Start again to go on." },
  },
});
