import type { House, HouseFile } from "../house.ts";
import type { ImportTarget } from "../import-target.ts";
import { importEdges } from "../import-target.ts";
import type { Finding } from "../violation.ts";

/** Node's own modules that compute and touch nothing outside. */
const pureBuiltins = new Set(["assert", "assert/strict", "buffer", "crypto", "url", "util"]);
const impurePackages = /^(pg|pg-copy-streams|kysely|fastify|@fastify\/.*|undici|pino)$/;
/** Beside its own rooms a model may read these files of its context. */
const readableFiles = new Set(["contract", "errors", "limits"]);
const readablePlatform = /^platform\/(errors|i18n)\//;
const clockAndChance = new Set([
  "Date.now",
  "performance.now",
  "process.hrtime",
  "Math.random",
  "crypto.randomUUID",
  "randomUUID",
]);

function isModel(file: HouseFile): boolean {
  return file.place.room === "model" && !file.place.isTest;
}

function forbidden(target: ImportTarget, context: string): boolean {
  switch (target.kind) {
    case "builtin":
      return !pureBuiltins.has(target.name);
    case "package":
      return impurePackages.test(target.name);
    case "file":
      return target.place.room !== "model" && !readableFiles.has(target.place.room ?? "");
    case "workspace": {
      const { area } = target.place;
      if (area === "engines" || area === "standards") return false;
      if (target.place.context === context) return true;
      return !readablePlatform.test(target.path ?? "");
    }
  }
}

/** A model is pure: no clock, chance, files, HTTP, database or other context; they are passed in. */
export function pureModel(house: House): readonly Finding[] {
  const imported = importEdges(house)
    .filter(({ from, target }) => isModel(from) && forbidden(target, from.place.context ?? ""))
    .map(({ from, mention }) => ({
      file: from.path,
      line: mention.line,
      message: `a model may not know ${mention.specifier}`,
    }));
  const called = house.files.filter(isModel).flatMap((file) =>
    (file.source?.calls ?? [])
      .filter(
        ({ callee, argumentCount }) =>
          clockAndChance.has(callee) || (callee === "Date" && argumentCount === 0),
      )
      .map(({ callee, line }) => ({
        file: file.path,
        line,
        message: `a model is given time and chance; it may not call ${callee}()`,
      })),
  );
  return [...imported, ...called];
}
