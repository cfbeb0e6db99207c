import { rmdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { advisoryLockSpace, embeddedStopLock } from "../database/index.ts";
import {
  connectionLingerMsMax,
  fastStopMsMax,
  immediateStopMsMax,
  keeperLingerMsMax,
  pollMs,
} from "./limits.ts";
import { findPostmaster, isServerOf } from "./postmaster.ts";
import type { Keeper } from "./reach-server.ts";

async function ended(pid: number, cluster: string, waitMsMax: number): Promise<boolean> {
  const began = performance.now();
  while (isServerOf(pid, cluster)) {
    if (performance.now() - began > waitMsMax) return false;
    await sleep(pollMs);
  }
  return true;
}

interface Others {
  readonly keepers: number;
  readonly connections: number;
}

async function countOthers(keeper: Keeper): Promise<Others> {
  const { rows } = await keeper.query<Others>(
    `select count(*) filter (where application_name like '%:keeper')::int as keepers,
       count(*) filter (where application_name not like '%:keeper')::int as connections
     from pg_stat_activity
     where application_name like 'tongshu:%' and split_part(application_name, ':', 2) <> $1`,
    [String(process.pid)],
  );
  return rows[0] ?? { keepers: 0, connections: 0 };
}

/**
 * Whether other processes of ours are connected. Of several that stop at once one after the other
 * looks (by a lock that ends with its connection) and one that leaves first takes down its name,
 * so the last one sees nobody.
 */
async function usedByOthers(keeper: Keeper): Promise<boolean> {
  await keeper.query("select pg_advisory_lock($1, $2)", [advisoryLockSpace, embeddedStopLock]);
  const began = performance.now();
  for (;;) {
    const { keepers, connections } = await countOthers(keeper);
    if (keepers + connections === 0) return false;
    const waited = performance.now() - began;
    if (waited > (keepers > 0 ? keeperLingerMsMax : connectionLingerMsMax)) break;
    await sleep(pollMs);
  }
  await keeper.query("set application_name = 'leaving'");
  return true;
}

/**
 * Ends this process's use of the server. When it was the last one, the server is asked to stop
 * (SIGINT: clients are disconnected, all is written), and told to (SIGQUIT: the next start
 * recovers) when it has not after ten seconds.
 */
export async function stopServer(keeper: Keeper, cluster: string): Promise<void> {
  const server = findPostmaster(cluster);
  keeper.ref();
  // A server that has died, or is being stopped by another process, does not answer.
  const used = await usedByOthers(keeper).catch(() => true);
  if (!used && server !== undefined) {
    signal(server.pid, "SIGINT");
    if (!(await ended(server.pid, cluster, fastStopMsMax))) {
      signal(server.pid, "SIGQUIT");
      await ended(server.pid, cluster, immediateStopMsMax);
    }
    // Not empty when another process is starting the server again.
    await rmdir(server.socketFolder).catch(() => undefined);
  }
  await keeper.end().catch(() => undefined);
}

function signal(pid: number, name: "SIGINT" | "SIGQUIT"): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
