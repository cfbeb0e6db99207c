import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./source-folders.ts";

const documents = globSync("**/*.md", {
  cwd: root,
  exclude: (name) => /(^|\/)(node_modules|\.[^/]*)$/.test(name),
}).toSorted();

const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

interface Mention {
  readonly document: string;
  readonly line: number;
  readonly text: string;
}

function mentions(pattern: RegExp): readonly Mention[] {
  return documents.flatMap((document) =>
    readFileSync(path.join(root, document), "utf8")
      .split("\n")
      .flatMap((content, index) =>
        [...content.matchAll(pattern)].map((match) => ({
          document,
          line: index + 1,
          text: match[1] ?? "",
        })),
      ),
  );
}

const show = ({ document, line, text }: Mention) => `${document}:${line} ${text}`;

/** GitHub's form of a heading's anchor. */
function anchors(file: string): readonly string[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => /^#+ /.test(line))
    .map((line) =>
      line
        .replace(/^#+ /, "")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replaceAll(" ", "-"),
    );
}

function isBroken({ document, text }: Mention): boolean {
  const [target = "", anchor] = text.split("#");
  const file = target === "" ? document : path.posix.join(path.posix.dirname(document), target);
  const full = path.join(root, file);
  if (!existsSync(full)) return true;
  return anchor !== undefined && !anchors(full).includes(decodeURIComponent(anchor));
}

describe("documents", () => {
  test("exist", () => {
    expect(documents).toEqual(expect.arrayContaining(["README.md", "ARCHITECTURE.md"]));
  });

  test("link only to what is there", () => {
    const links = mentions(/\]\(([^)\s]+)\)/g).filter(({ text }) => !/^[a-z]+:/.test(text));
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter(isBroken).map(show)).toEqual([]);
  });

  test("name only npm scripts that exist", () => {
    const builtin = new Set(["start", "test"]);
    const named = mentions(/\bnpm run (?:--?[\w-]+ )*([\w:-]+)/g);
    expect(named.length).toBeGreaterThan(5);
    const unknown = named.filter(({ text }) => !(text in manifest.scripts) && !builtin.has(text));
    expect(unknown.map(show)).toEqual([]);
  });

  test("call a broken link broken", () => {
    const planted = (text: string) => ({ document: "README.md", line: 1, text });
    expect(isBroken(planted("docs/no-such-page.md"))).toBe(true);
    expect(isBroken(planted("README.md#no-such-heading"))).toBe(true);
    expect(isBroken(planted("CONTRIBUTING.md#how-we-write"))).toBe(false);
  });

  test("ARCHITECTURE.md has at most 100 lines, a decision at most 40", () => {
    const lines = (file: string) =>
      readFileSync(path.join(root, file), "utf8").split("\n").length - 1;
    expect(lines("ARCHITECTURE.md")).toBeLessThanOrEqual(100);
    const long = globSync("docs/decisions/*.md", { cwd: root }).filter((file) => lines(file) > 40);
    expect(long).toEqual([]);
  });

  test("contain no conflict marks and no placeholders", () => {
    const marks = mentions(/(^<{7} |^>{7} |\bTODO\b|\bTBD\b|\[[VSMD](?::[^\]]*)?\])/g);
    expect(marks.map(show)).toEqual([]);
  });
});
