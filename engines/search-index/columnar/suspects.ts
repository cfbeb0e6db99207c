import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** A reader that met a damaged block says so by a file of this name beside the segment. */
const suffix = ".suspect";

/** Tells the writer of a folder, in whatever process, to look at a file. Readers may be unable to. */
export function markSuspect(folder: string, file: string): void {
  try {
    writeFileSync(join(folder, `${file}${suffix}`), "");
  } catch {
    // A reader that may not write still answers; the writer looks at everything when it opens.
  }
}

/** Whether a reader has marked a file that the writer has not looked at yet. */
export async function hasSuspects(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).some((name) => name.endsWith(suffix));
  } catch {
    return false;
  }
}

/** Takes the files that readers have marked; their marks are gone. */
export function takeSuspects(folder: string): readonly string[] {
  const marks = readdirSync(folder).filter((name) => name.endsWith(suffix));
  for (const mark of marks) rmSync(join(folder, mark), { force: true });
  return marks.map((mark) => mark.slice(0, -suffix.length));
}
