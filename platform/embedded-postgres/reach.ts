import { realpathSync, type Stats, statSync } from "node:fs";
import { dirname } from "node:path";
import type { Runner } from "./runner.ts";

const read = 4;
const enter = 1;

function allows(entry: Stats, runner: Runner, bits: number): boolean {
  const { mode, uid, gid } = entry;
  const own = uid === runner.uid ? mode >> 6 : gid === runner.gid ? mode >> 3 : mode;
  return (own & bits) === bits;
}

/**
 * The first folder on the way to `path` that the runner cannot enter, or the existing `path` itself
 * when it cannot be read and entered. It goes by the mode bits, because root may not ask the system
 * on behalf of somebody else; a dropped runner has no further groups.
 */
export function unreachablePart(path: string, runner: Runner): string | undefined {
  if (!runner.dropped) return undefined;
  const target = realpathSync(path);
  const parents: string[] = [];
  for (let folder = dirname(target); ; folder = dirname(folder)) {
    parents.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  for (const folder of parents) {
    if (!allows(statSync(folder), runner, enter)) return folder;
  }
  return allows(statSync(target), runner, read | enter) ? undefined : target;
}
