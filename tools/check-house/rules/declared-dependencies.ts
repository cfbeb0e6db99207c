import type { House, Workspace } from "../house.ts";
import type { ImportEdge } from "../import-target.ts";
import { importEdges } from "../import-target.ts";
import type { Finding } from "../violation.ts";

/** Types of a package are declared for it: `@types/pg` serves `import type … from "pg"`. */
function isDeclared(own: Workspace, house: House, edge: ImportEdge, name: string): boolean {
  if (own.name === name || own.declared.has(name)) return true;
  // Tests of every workspace share the tools of the root and the testkit.
  return edge.from.place.isTest && (house.testPackages.has(name) || name === "@tongshu/testkit");
}

/** What a file imports is declared in the package.json of its own workspace. */
export function declaredDependencies(house: House): readonly Finding[] {
  return importEdges(house).flatMap((edge) => {
    const { from, mention, target } = edge;
    if (target.kind !== "package" && target.kind !== "workspace") return [];
    const name = target.kind === "package" ? target.name : target.workspace.name;
    const own = house.workspaces.find((one) => one.folder === from.place.workspace);
    if (own === undefined || isDeclared(own, house, edge, name)) return [];
    const manifest = own.folder === "" ? "package.json" : `${own.folder}/package.json`;
    return [
      { file: from.path, line: mention.line, message: `${name} is not declared in ${manifest}` },
    ];
  });
}
