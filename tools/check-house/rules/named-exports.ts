import type { House } from "../house.ts";
import type { Finding } from "../violation.ts";

/** Vitest requires a default export of its configuration; a declaration file describes a package as it is. */
const excepted = new Set(["vitest.config.ts"]);

/** No default exports and no `export *`: every exported thing has one name, listed at the door. */
export function namedExports(house: House): readonly Finding[] {
  return house.files.flatMap(({ path: file, source }) => {
    if (source === undefined || excepted.has(file) || file.endsWith(".d.ts")) return [];
    return [
      ...source.defaultExports.map((line) => ({ file, line, message: "has a default export" })),
      ...source.starExports.map((line) => ({ file, line, message: "has `export *`" })),
    ];
  });
}
