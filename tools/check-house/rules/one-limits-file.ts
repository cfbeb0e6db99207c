import path from "node:path";
import type { House } from "../house.ts";
import type { Finding } from "../violation.ts";

function expected(file: string): string {
  const parts = file.split("/");
  const depth =
    parts[0] === "platform" || parts[0] === "contexts" || parts[0] === "engines" ? 2 : 1;
  return [...parts.slice(0, parts[0] === "apps" ? 2 : depth), "limits.ts"].join("/");
}

/** A module's bounds are in one `limits.ts` at its root, not scattered over its folders. */
export function oneLimitsFile(house: House): readonly Finding[] {
  return house.files
    .filter(
      ({ path: file }) => path.posix.basename(file) === "limits.ts" && file !== expected(file),
    )
    .map(({ path: file }) => ({ file, line: 1, message: `belongs into ${expected(file)}` }));
}
