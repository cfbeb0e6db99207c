import { mkdir, writeFile } from "node:fs/promises";
import { arch, cpus, platform, totalmem } from "node:os";
import { join } from "node:path";

/** The machine in words that mean something elsewhere; no name, no path. */
export function describeMachine(): Record<string, string | number> {
  return {
    platform: `${platform()} ${arch()}`,
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
  };
}

/** Prints a result and keeps it under bench/results. */
export async function writeResult(name: string, result: object): Promise<void> {
  const text = `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), ...result }, null, 2)}\n`;
  const folder = join(import.meta.dirname, "results");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), text);
  process.stdout.write(text);
}
