import { RefusalError } from "../errors/index.ts";
import type { Bilingual } from "../i18n/index.ts";
import { serverRestartsMax } from "./limits.ts";
import { type ReachedServer, type ReachOptions, reachServer } from "./reach-server.ts";
import { stopServer } from "./stop-server.ts";

/** A server that is watched for as long as this process uses it. */
export interface KeptServer {
  readonly pid: () => number;
  readonly socketFolder: string;
  readonly stop: () => Promise<void>;
}

const restoredNotice: Bilingual = {
  zh: "数据库服务器意外中断，已重新启动；已提交的数据没有丢失。",
  en: "The database server ended unexpectedly and runs again; nothing committed is lost.",
};

function lostNotice(error: unknown): Bilingual {
  if (error instanceof RefusalError) return error.refusal.message;
  const reason = error instanceof Error ? error.message : String(error);
  return {
    zh: `数据库服务器意外中断，并且没有恢复：${reason}`,
    en: `The database server ended unexpectedly and did not come back: ${reason}`,
  };
}

/**
 * Reaches the server and holds a connection to it. When that connection ends although nobody here
 * wanted it, the server has crashed or was killed: it is reached again, and started if it must be.
 */
export async function keepServer(options: ReachOptions): Promise<KeptServer> {
  let current: ReachedServer = await reachServer(options);
  let restoring: Promise<void> = Promise.resolve();
  let stopping = false;
  let restarts = 0;
  const restore = async (): Promise<void> => {
    try {
      current = await reachServer(options);
      watch();
      options.onNotice(restoredNotice);
    } catch (error) {
      options.onNotice(lostNotice(error));
    }
  };
  const watch = (): void => {
    current.keeper.once("end", () => {
      if (stopping || restarts >= serverRestartsMax) return;
      restarts += 1;
      restoring = restore();
    });
  };
  watch();
  return {
    pid: () => current.pid,
    socketFolder: current.socketFolder,
    stop: async () => {
      stopping = true;
      await restoring;
      await stopServer(current.keeper, options.launch.cluster);
    },
  };
}
