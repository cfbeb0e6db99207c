import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A folder holds one index file, named by `current.json`. A rebuild writes the next file beside it
 * and renames a new `current.json` over the old one, so that every reader sees one or the other.
 */
export interface Generation {
  readonly number: number;
  /** The schema's version and the adapter's own. */
  readonly version: string;
}

const pointerName = "current.json";
const fileName = /^index-(\d+)\.sqlite/;

export function generationFile(folder: string, number: number): string {
  return join(folder, `index-${number}.sqlite`);
}

/** The pointer as written, for noticing a change cheaply; undefined when there is none. */
export function readPointer(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, pointerName), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Undefined for what is not a pointer: the index then counts as absent and is built anew. */
export function parsePointer(pointer: string | undefined): Generation | undefined {
  try {
    const content: unknown = JSON.parse(pointer ?? "null");
    if (typeof content !== "object" || content === null) return undefined;
    if (!("number" in content) || !("version" in content)) return undefined;
    const { number, version } = content;
    return Number.isSafeInteger(number) && typeof number === "number" && typeof version === "string"
      ? { number, version }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the next pointer beside the present one, safe on disk. */
export function preparePointer(folder: string, generation: Generation): void {
  const prepared = join(folder, `${pointerName}.next`);
  writeFileSync(prepared, `${JSON.stringify(generation)}\n`);
  syncFile(prepared);
}

/** Puts the prepared pointer in force: the moment in which the new generation becomes the index. */
export function commitPointer(folder: string): void {
  renameSync(join(folder, `${pointerName}.next`), join(folder, pointerName));
  syncFile(folder);
}

export function syncFile(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The number for a new file: beyond every file that is there, also those set aside. */
export function nextNumber(folder: string): number {
  return (
    1 + Math.max(0, ...readdirSync(folder).map((name) => Number(fileName.exec(name)?.[1] ?? 0)))
  );
}

/** Sets a damaged index aside under a name that is not an index, for whoever wants to look. */
export function setAside(folder: string, number: number): void {
  const file = generationFile(folder, number);
  for (const suffix of ["", "-wal", "-shm"]) {
    try {
      renameSync(`${file}${suffix}`, `${file}.damaged${suffix}`);
    } catch {
      // That file is not there.
    }
  }
}

/** Deletes the files of all other generations: old ones, and those of interrupted rebuilds. */
export function deleteOthers(folder: string, keep: number): void {
  for (const name of readdirSync(folder)) {
    const number = fileName.exec(name)?.[1];
    if (number === undefined || Number(number) === keep || name.includes(".damaged")) continue;
    rmSync(join(folder, name), { force: true });
  }
}
