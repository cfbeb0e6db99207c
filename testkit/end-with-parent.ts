/**
 * A process of its own that ends a throw-away server when the test process ends, in whatever way:
 * its standard input is a pipe from that process, and the kernel closes it even at `kill -9`.
 * Usage: node end-with-parent.ts <folder>; the folder is removed at the end.
 */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("The folder of the throw-away server is missing.");

function endServer(home: string): void {
  let lines: readonly string[];
  try {
    lines = readFileSync(join(home, "postgres", "cluster", "postmaster.pid"), "utf8").split("\n");
  } catch {
    return;
  }
  const [pid, , , , socketFolder] = lines;
  // Immediate shutdown: nothing of this cluster is worth writing down.
  if (Number(pid) > 1) process.kill(Number(pid), "SIGQUIT");
  if (socketFolder !== undefined) rmSync(socketFolder, { recursive: true, force: true });
}

process.stdin.resume();
process.stdin.on("end", () => {
  try {
    endServer(folder);
  } finally {
    // The server may write its last files while the folder is being removed.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
});
