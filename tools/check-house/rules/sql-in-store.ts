import type { House, HouseFile } from "../house.ts";
import { importEdges } from "../import-target.ts";
import type { Finding } from "../violation.ts";

/** Kysely's types may travel (a transaction is passed on); its builders and the driver may not. */
const driverPackages = new Set(["pg", "pg-copy-streams"]);
const queryBuilders = /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|replaceInto)$/;
const sqlText =
  /^\s*(select\s[\s\S]*\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|(create|alter|drop|truncate)\s+(table|index|schema|view)\s|copy\s+\S+\s*\(?.*\)?\s*(from|to)\s+stdin|with\s+\w+\s+as\s*\()/i;

/** Contexts and apps; an engine may keep its own SQLite file, platform is plumbing. */
function isChecked({ place }: HouseFile): boolean {
  if (place.isTest || (place.area !== "contexts" && place.area !== "apps")) return false;
  return place.room !== "store";
}

/** SQL lives in `store/` of a context and in `platform/`. */
export function sqlInStore(house: House): readonly Finding[] {
  const imported = importEdges(house)
    .filter(({ from, mention, target }) => {
      if (!isChecked(from) || target.kind !== "package") return false;
      if (driverPackages.has(target.name)) return true;
      return target.name === "kysely" && mention.names.includes("sql");
    })
    .map(({ from, mention }) => ({
      file: from.path,
      line: mention.line,
      message: `SQL belongs into store/ (${mention.specifier})`,
    }));
  const written = house.files.filter(isChecked).flatMap((file) => {
    const calls = (file.source?.calls ?? [])
      .filter(({ callee }) => queryBuilders.test(callee))
      .map(({ callee, line }) => ({ line, message: `SQL belongs into store/ (${callee})` }));
    const texts = (file.source?.texts ?? [])
      .filter(({ text }) => sqlText.test(text))
      .map(({ line }) => ({ line, message: "SQL belongs into store/" }));
    return [...calls, ...texts].map((finding) => ({ file: file.path, ...finding }));
  });
  const files = house.files
    .filter((file) => file.path.endsWith(".sql") && isChecked(file))
    .map(({ path }) => ({ file: path, line: 1, message: "SQL belongs into store/" }));
  return [...imported, ...written, ...files];
}
