/** Where a file stands in the house, from its path alone. */
export interface Place {
  /** `contexts`, `engines`, `platform`, … or "" for a file at the top. */
  readonly area: string;
  /** Folder of the workspace, such as `contexts/catalogue` or `platform`; "" at the top. */
  readonly workspace: string;
  /** For a context: its name. */
  readonly context: string | undefined;
  /** For a context: `model`, `store`, `routes`, … ; `stage` for a file of a stage outside its rooms. */
  readonly room: string | undefined;
  /** For a context: the stage's folder, such as `harvest`. */
  readonly stage: string | undefined;
  readonly isTest: boolean;
}

/** Areas whose folders each are a workspace; the others are one workspace. */
const areasOfWorkspaces = new Set(["apps", "contexts", "engines"]);

/** Rooms that are folders. */
export const roomFolders = ["model", "use-cases", "store"] as const;

/** Rooms that are one file. */
export const roomFiles = [
  "index",
  "contract",
  "policy",
  "routes",
  "jobs",
  "reactions",
  "errors",
  "limits",
  "ports",
] as const;

/** Stages of a large context and the stages that each may know, through its `index.ts`. */
export const stages: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  catalogue: {
    register: [],
    harvest: ["register"],
    sample: ["register", "harvest"],
    quality: ["register"],
    search: ["register"],
    publish: ["register"],
  },
};

/** The way of the data: a context may know those to its left. */
export const contextOrder = [
  "identity",
  "catalogue",
  "rights",
  "exchange",
  "sandbox",
  "market",
  "compute",
  "subjects",
] as const;

const testFile = /\.(test|test-d|bench)\.ts$/;

export function placeOf(path: string): Place {
  const parts = path.split("/");
  const area = parts.length > 1 ? (parts[0] ?? "") : "";
  const workspace = areasOfWorkspaces.has(area) ? parts.slice(0, 2).join("/") : area;
  const isTest = testFile.test(path);
  if (area !== "contexts") {
    return { area, workspace, context: undefined, room: undefined, stage: undefined, isTest };
  }
  const context = parts[1] ?? "";
  const inside = parts.slice(2);
  const first = inside[0] ?? "";
  const stage = first in (stages[context] ?? {}) ? first : undefined;
  return { area, workspace, context, room: roomOf(inside, stage !== undefined), stage, isTest };
}

function roomOf(inside: readonly string[], inStage: boolean): string | undefined {
  const folders: readonly string[] = inside.slice(0, -1);
  const room = roomFolders.find((name) => folders[inStage ? 1 : 0] === name);
  if (room !== undefined) return room;
  if (inStage) return "stage";
  const stem = (inside[0] ?? "").replace(/\..*$/, "");
  return inside.length === 1 ? roomFiles.find((name) => name === stem) : undefined;
}
