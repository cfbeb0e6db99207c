/**
 * A process of its own that ends a throw-away server when the test process ends, in whatever way:
 * its standard input is a pipe from that process, and the kernel closes it even at `kill -9`.
 * Usage: node end-with-parent.ts <folder>; the folder is removed at the end.
 */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const endWaitMsMax = 10_000;
const pollMs = 50;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function endServer(home: string): Promise<void> {
  let lines: readonly string[];
  try {
    lines = readFileSync(join(home, "postgres", "cluster", "postmaster.pid"), "utf8").split("\n");
  } catch {
    // Never started, or stopped in good order.
    return;
  }
  const pid = Number(lines[0]);
  const socketFolder = lines[4];
  // Immediate shutdown: nothing of this cluster is worth writing down.
  if (pid > 1 && isAlive(pid)) process.kill(pid, "SIGQUIT");
  for (let waited = 0; isAlive(pid) && waited < endWaitMsMax; waited += pollMs) await sleep(pollMs);
  if (socketFolder !== undefined) rmSync(socketFolder, { recursive: true, force: true });
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("The folder of the throw-away server is missing.");

process.stdin.resume();
process.stdin.on("end", async () => {
  await endServer(folder);
  rmSync(folder, { recursive: true, force: true });
});
