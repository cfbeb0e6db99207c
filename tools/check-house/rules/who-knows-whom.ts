import type { House } from "../house.ts";
import type { ImportEdge, ImportTarget } from "../import-target.ts";
import { importEdges } from "../import-target.ts";
import { contextOrder } from "../place.ts";
import type { Finding } from "../violation.ts";

/** These look at the whole house, through doors; `doors` and `declared-dependencies` still hold. */
const onlookers = new Set(["testkit", "scenarios", "conformance", "bench", "tools", ""]);
const httpPackages = new Set(["fastify", "undici", "express", "hono"]);
const databasePackages = new Set(["pg", "pg-copy-streams", "kysely"]);

/** Path behind the import, from the root, where it leads into the house. */
function pathOf(target: ImportTarget): string {
  return target.kind === "file" || target.kind === "workspace" ? (target.path ?? "") : "";
}

function areaOf(target: ImportTarget): string | undefined {
  return target.kind === "file" || target.kind === "workspace" ? target.place.area : undefined;
}

function isPackage(target: ImportTarget, names: ReadonlySet<string>): boolean {
  return (
    target.kind === "package" && (names.has(target.name) || target.name.startsWith("@fastify/"))
  );
}

function engineOrStandard({ from, target }: ImportEdge): string | undefined {
  const area = areaOf(target);
  if (area !== undefined && area !== from.place.area) return `may not know ${area}/`;
  return isPackage(target, databasePackages) ? "knows no PostgreSQL" : undefined;
}

function platform({ target }: ImportEdge): string | undefined {
  const area = areaOf(target);
  return area === undefined || area === "platform" ? undefined : `may not know ${area}/`;
}

function face({ from, target }: ImportEdge): string | undefined {
  const area = areaOf(target);
  if (area === undefined) {
    return isPackage(target, httpPackages) || isPackage(target, databasePackages)
      ? "knows neither HTTP nor the database"
      : undefined;
  }
  const path = pathOf(target);
  if (target.kind === "file" && path.startsWith(`${from.place.workspace}/`)) return undefined;
  if (/^contexts\/[^/]+\/contract\.ts$/.test(path) || path.startsWith("platform/i18n/")) {
    return undefined;
  }
  return "may import only contract doors of contexts and @tongshu/platform/i18n";
}

function otherContext({ from, target }: ImportEdge): string | undefined {
  if (target.kind !== "workspace" || target.place.context === undefined) return undefined;
  const order: readonly string[] = contextOrder;
  const here = from.place.context ?? "";
  const there = target.place.context;
  if (there === here || there === "ledger") return undefined;
  const isLeft =
    here === "ledger" ? there === "identity" : order.indexOf(there) < order.indexOf(here);
  if (!isLeft) return `the context ${here} may not know the context ${there}`;
  if (from.place.room === "store") return "a store knows no other context";
  return undefined;
}

/** Rooms of the same context that a room may not enter. */
const closedRooms: Readonly<Record<string, readonly string[]>> = {
  "use-cases": ["routes", "jobs", "reactions", "index"],
  stage: ["routes", "jobs", "reactions", "index"],
  store: ["use-cases", "stage", "routes", "jobs", "reactions", "index", "policy"],
  routes: ["store", "index"],
  jobs: ["store", "index"],
  reactions: ["store", "index"],
  policy: ["store", "use-cases", "routes", "jobs", "reactions", "index", "stage"],
  contract: [
    "store",
    "use-cases",
    "model",
    "routes",
    "jobs",
    "reactions",
    "index",
    "stage",
    "policy",
  ],
};

function room({ from, target }: ImportEdge): string | undefined {
  const here = from.place.room ?? "";
  if (target.kind === "file" && target.place.context === from.place.context) {
    const there = target.place.room ?? "";
    return closedRooms[here]?.includes(there) ? `${here} may not know ${there}` : undefined;
  }
  const path = pathOf(target);
  if (here === "contract" && path.startsWith("platform/") && !path.startsWith("platform/i18n/")) {
    return "a contract knows only @tongshu/platform/i18n of the platform";
  }
  const translates = here === "routes";
  if (!translates && path.startsWith("platform/http/")) return `${here} may not know HTTP`;
  return isPackage(target, httpPackages) ? `${here} may not know HTTP` : undefined;
}

function context(edge: ImportEdge): string | undefined {
  const area = areaOf(edge.target);
  if (area === "apps" || onlookers.has(area ?? "none")) return `may not know ${area}/`;
  return otherContext(edge) ?? room(edge);
}

function problem(edge: ImportEdge): string | undefined {
  const { area, workspace, isTest } = edge.from.place;
  if (isTest || onlookers.has(area)) return undefined;
  if (area === "engines" || area === "standards") return engineOrStandard(edge);
  if (area === "platform") return platform(edge);
  if (workspace === "apps/site" || workspace === "apps/workbench") return face(edge);
  return area === "contexts" ? context(edge) : undefined;
}

/** The table "Who may know whom" of ARCHITECTURE.md, read from every import, types included. */
export function whoKnowsWhom(house: House): readonly Finding[] {
  return importEdges(house).flatMap((edge) => {
    const message = problem(edge);
    if (message === undefined) return [];
    const { line, specifier } = edge.mention;
    return [{ file: edge.from.path, line, message: `${message} (${specifier})` }];
  });
}
