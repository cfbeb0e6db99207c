import path from "node:path";
import type { House } from "../house.ts";
import type { Finding } from "../violation.ts";

const checkedExtension = /\.(ts|tsx|cjs|mjs|js|sql|css)$/;
/** `read-entry.ts`, `read-entry.property.test.ts`, `0001-catalogue.sql`. */
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
/** Names that say nothing about what is inside; also as the last word of a longer name. */
const emptyName = /(^|-)(utils?|helpers?|managers?|misc)$|^commons?$/;

function problem(name: string): string | undefined {
  if (!kebabCase.test(name)) return "is not in kebab-case";
  const stem = name.replace(/\..*$/, "");
  return emptyName.test(stem) ? "says nothing: name it after what it holds" : undefined;
}

/** Names are kebab-case and none is utils, helpers, common, manager or misc. */
export function fileNames(house: House): readonly Finding[] {
  const files = house.files.map(({ path: file }) => file).filter((f) => checkedExtension.test(f));
  return [...house.folders.filter((folder) => !folder.startsWith("docs/")), ...files].flatMap(
    (file) => {
      const message = problem(path.posix.basename(file));
      return message === undefined ? [] : [{ file, line: 1, message }];
    },
  );
}
