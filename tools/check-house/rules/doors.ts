import type { House } from "../house.ts";
import type { ImportEdge } from "../import-target.ts";
import { importEdges } from "../import-target.ts";
import type { Finding } from "../violation.ts";

/** The command of a checkout starts like the npm scripts do, before any package is installed. */
const excepted = new Set(["apps/cli/bin.cjs → tools/run.cjs"]);

function problem({ from, target }: ImportEdge): string | undefined {
  // Tools look into every house part: that is what they are for.
  if (from.place.area === "tools") return undefined;
  if (target.kind === "workspace" && target.path === undefined) {
    return `${target.workspace.name} has no door ${target.door} (see exports in its package.json)`;
  }
  if (target.kind !== "file" || target.place.workspace === from.place.workspace) return undefined;
  if (excepted.has(`${from.path} → ${target.path}`)) return undefined;
  return `reaches into ${target.path} by path; use the workspace's name`;
}

/** Another workspace is entered by its name, through `index.ts` or a door of its exports map. */
export function doors(house: House): readonly Finding[] {
  return importEdges(house).flatMap((edge) => {
    const message = problem(edge);
    if (message === undefined) return [];
    return [{ file: edge.from.path, line: edge.mention.line, message }];
  });
}
