import type { House } from "../house.ts";
import { contextOrder, roomFiles, roomFolders, stages } from "../place.ts";
import type { Finding } from "../violation.ts";

// A new folder here is a decision about the house: ARCHITECTURE.md changes in the same commit.
const top = [
  "apps",
  "bench",
  "conformance",
  "contexts",
  "deploy",
  "docs",
  "engines",
  "platform",
  "scenarios",
  "standards",
  "testkit",
  "tools",
];

const inside: Readonly<Record<string, readonly string[]>> = {
  apps: ["cli", "server", "site", "workbench"],
  contexts: [...contextOrder, "ledger"],
  deploy: ["caddy", "container", "nginx", "systemd"],
  docs: ["decisions", "guides", "images", "protocols", "reference"],
  engines: [
    "differential-privacy",
    "record-stream",
    "search-index",
    "text-analysis",
    "transparency-log",
  ],
  platform: [
    "backup",
    "change-feed",
    "clock",
    "config",
    "database",
    "embedded-postgres",
    "errors",
    "file-lock",
    "guarded-fetch",
    "http",
    "i18n",
    "ids",
    "jobs",
    "kill-points",
    "log",
    "uploads",
  ],
};

function isKnown(folder: string): boolean {
  const parts = folder.split("/");
  const [area = "", name = "", room] = parts;
  if (parts.length === 1) return top.includes(area);
  if (parts.length === 2) return inside[area]?.includes(name) ?? true;
  if (area !== "contexts" || parts.length > 3 || room === undefined) return true;
  return (roomFolders as readonly string[]).includes(room) || room in (stages[name] ?? {});
}

function isRoomFile(path: string): boolean {
  const [area, , file, ...deeper] = path.split("/");
  if (area !== "contexts" || file === undefined || deeper.length > 0) return true;
  const stem = file.replace(/(\.property)?\.test\.ts$|\.ts$/, "");
  return !file.endsWith(".ts") || (roomFiles as readonly string[]).includes(stem);
}

/** Folders at the top, workspaces, rooms and stages of a context are those of ARCHITECTURE.md. */
export function knownFolders(house: House): readonly Finding[] {
  const folders = house.folders
    .filter((folder) => !isKnown(folder))
    .map((file) => ({ file, line: 1, message: "is not a folder of ARCHITECTURE.md" }));
  const files = house.files
    .filter(({ path }) => !isRoomFile(path))
    .map(({ path }) => ({
      file: path,
      line: 1,
      message: `is not a room; a context has ${roomFolders.join("/, ")}/ and ${roomFiles.join(".ts, ")}.ts`,
    }));
  return [...folders, ...files];
}
