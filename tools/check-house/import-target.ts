import { isBuiltin } from "node:module";
import path from "node:path";
import type { House, HouseFile, Workspace } from "./house.ts";
import type { Place } from "./place.ts";
import { placeOf } from "./place.ts";
import type { ImportMention } from "./source-file.ts";

/** What an import leads to. */
export type ImportTarget =
  | { readonly kind: "builtin"; readonly name: string }
  | { readonly kind: "package"; readonly name: string }
  /** A file of the tree, by relative path. */
  | { readonly kind: "file"; readonly path: string; readonly place: Place }
  /** Another workspace by its name; `path` is the file behind the door, if there is such a door. */
  | {
      readonly kind: "workspace";
      readonly workspace: Workspace;
      /** As in `exports`: `.` or `./contract`. */
      readonly door: string;
      readonly path: string | undefined;
      readonly place: Place;
    };

export interface ImportEdge {
  readonly from: HouseFile;
  readonly mention: ImportMention;
  readonly target: ImportTarget;
}

/** `@scope/name/deep/path` → `@scope/name`; `name/deep` → `name`. */
function packageName(specifier: string): string {
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

function targetOf(house: House, from: HouseFile, specifier: string): ImportTarget {
  if (specifier.startsWith(".")) {
    const file = path.posix.join(path.posix.dirname(from.path), specifier);
    return { kind: "file", path: file, place: placeOf(file) };
  }
  if (isBuiltin(specifier)) return { kind: "builtin", name: specifier.replace(/^node:/, "") };
  const name = packageName(specifier);
  const workspace = house.workspaces.find((one) => one.name === name);
  if (workspace === undefined) return { kind: "package", name };
  const door = `.${specifier.slice(name.length)}`;
  const file = workspace.doors.get(door);
  const place = placeOf(file ?? `${workspace.folder}/index.ts`);
  return { kind: "workspace", workspace, door, path: file, place };
}

const edgesByHouse = new WeakMap<House, readonly ImportEdge[]>();

/** Every import of every file. */
export function importEdges(house: House): readonly ImportEdge[] {
  let edges = edgesByHouse.get(house);
  if (edges === undefined) {
    edges = house.files.flatMap((from) =>
      (from.source?.imports ?? []).map((mention) => ({
        from,
        mention,
        target: targetOf(house, from, mention.specifier),
      })),
    );
    edgesByHouse.set(house, edges);
  }
  return edges;
}
