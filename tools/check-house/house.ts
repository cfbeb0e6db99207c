import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Place } from "./place.ts";
import { placeOf } from "./place.ts";
import type { SourceFile } from "./source-file.ts";
import { readSource } from "./source-file.ts";

export interface HouseFile {
  /** Path from the root, with `/`. */
  readonly path: string;
  readonly place: Place;
  readonly text: string;
  /** What was read from it, for TypeScript and JavaScript. */
  readonly source: SourceFile | undefined;
}

export interface Workspace {
  readonly name: string;
  readonly folder: string;
  /** Door name to file from the root: `.` or `./contract` → `contexts/catalogue/contract.ts`. */
  readonly doors: ReadonlyMap<string, string>;
  /** Names of declared packages, of whatever kind. */
  readonly declared: ReadonlySet<string>;
}

export interface House {
  /** Every folder of the tree, from the root, with `/`. */
  readonly folders: readonly string[];
  readonly files: readonly HouseFile[];
  readonly workspaces: readonly Workspace[];
  /** Packages that tests of every workspace may use: the root's development dependencies. */
  readonly testPackages: ReadonlySet<string>;
}

/** Folders that no rule looks into: installed packages, data, results, and everything hidden. */
const skippedFolder = /^(node_modules|coverage|screenshots|results|\..*)$/;
const readExtension = /\.(ts|tsx|cjs|mjs|js|sql)$/;
const codeExtension = /\.(ts|tsx|cjs|mjs|js)$/;

interface Manifest {
  readonly name: string;
  readonly exports?: string | Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

function walk(root: string, folder: string, folders: string[], files: string[]): void {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const inner = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (skippedFolder.test(entry.name)) continue;
      folders.push(inner);
      walk(root, inner, folders, files);
    } else if (entry.isFile()) {
      files.push(inner);
    }
  }
}

function readWorkspace(root: string, manifestPath: string): Workspace {
  const folder = path.posix.dirname(manifestPath);
  const manifest = JSON.parse(readFileSync(path.join(root, manifestPath), "utf8")) as Manifest;
  const exported =
    typeof manifest.exports === "string" ? { ".": manifest.exports } : (manifest.exports ?? {});
  return {
    name: manifest.name,
    folder: folder === "." ? "" : folder,
    doors: new Map(
      Object.entries(exported).map(([door, file]) => [door, path.posix.join(folder, file)]),
    ),
    declared: new Set(
      [
        manifest.dependencies,
        manifest.devDependencies,
        manifest.optionalDependencies,
        manifest.peerDependencies,
      ].flatMap((packages) => Object.keys(packages ?? {})),
    ),
  };
}

/** Reads the whole tree under `root` once; the rules are functions of the result. */
export function readHouse(root: string): House {
  const folders: string[] = [];
  const paths: string[] = [];
  walk(root, "", folders, paths);
  const files = paths.map((file): HouseFile => {
    const text = readExtension.test(file) ? readFileSync(path.join(root, file), "utf8") : "";
    const source = codeExtension.test(file) ? readSource(file, text) : undefined;
    return { path: file, place: placeOf(file), text, source };
  });
  const workspaces = paths
    .filter((file) => path.posix.basename(file) === "package.json")
    .map((file) => readWorkspace(root, file));
  const top = workspaces.find((workspace) => workspace.folder === "");
  return { folders, files, workspaces, testPackages: top?.declared ?? new Set() };
}
