import { readFileSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

function statusMb(field: string): number | undefined {
  try {
    const status = readFileSync("/proc/self/status", "latin1");
    const found = new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(status)?.[1];
    return found === undefined ? undefined : Math.round(Number(found) / 1024);
  } catch {
    return undefined;
  }
}

/** Greatest resident memory of this process since it began; Linux alone tells. */
export const peakMb = (): number | undefined => statusMb("VmHWM");
export const residentMb = (): number =>
  statusMb("VmRSS") ?? Math.round(process.memoryUsage.rss() / 1024 ** 2);
/** What is resident and no file: threads' heaps, buffers, shared columns. */
export function ownMb(): number | undefined {
  const parts = [statusMb("RssAnon"), statusMb("RssShmem")];
  if (parts[0] === undefined) return undefined;
  return parts[0] + (parts[1] ?? 0);
}

export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/**
 * Bytes that this process has asked files for so far, also those that the system held in its cache;
 * what is mapped into memory is not among them. Undefined where the system does not tell.
 */
export function bytesReadSoFar(): number | undefined {
  try {
    const text = readFileSync("/proc/self/io", "latin1");
    const found = /^rchar: (\d+)$/m.exec(text)?.[1];
    return found === undefined ? undefined : Number(found);
  } catch {
    return undefined;
  }
}

export async function folderMb(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(
    names.map(async (name) => {
      const found = await stat(join(folder, name));
      return found.isFile() ? found.size : 0;
    }),
  );
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1e5) / 10;
}
