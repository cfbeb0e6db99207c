import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkHouse, rules, type Violation } from "./check-house/index.ts";
import { lines, plants } from "./check-house/planted-violations.ts";

const root = path.resolve(import.meta.dirname, "..");

describe("the house", () => {
  test("keeps its own rules", () => {
    const errors = checkHouse(root).filter(({ level }) => level === "error");
    expect(errors).toEqual([]);
  });
});

describe("a violation planted in a copy of the tree is found by exactly its rule", () => {
  let copy = "";
  let before: readonly Violation[] = [];

  beforeAll(() => {
    copy = mkdtempSync(path.join(tmpdir(), "tongshu-house-"));
    cpSync(root, copy, {
      recursive: true,
      filter: (file) => !/^(node_modules|results|\..*)$/.test(path.basename(file)) || file === root,
    });
    before = checkHouse(copy);
  });

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  /** Errors that were not there before, without their line numbers. */
  function newErrors(): readonly string[] {
    const key = ({ rule, file, message }: Violation) => `${rule} ${file} ${message}`;
    const known = new Set(before.map(key));
    const found = checkHouse(copy).filter((one) => one.level === "error" && !known.has(key(one)));
    return [...new Set(found.map(({ rule, file }) => `${rule} ${file}`))];
  }

  /** Writes a file of the copy; the answer puts everything back. */
  function write(file: string, content: (original: string) => string): () => void {
    const full = path.join(copy, file);
    const original = existsSync(full) ? readFileSync(full, "utf8") : undefined;
    const madeFolder = mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, content(original ?? ""));
    return () => {
      if (original !== undefined) writeFileSync(full, original);
      else rmSync(madeFolder ?? full, { recursive: true });
    };
  }

  function declare(folder: string, name: string): () => void {
    return write(`${folder}/package.json`, (original) => {
      const manifest = JSON.parse(original) as { dependencies: Record<string, string> };
      manifest.dependencies[name] = "1.0.0";
      return JSON.stringify(manifest);
    });
  }

  test("the copy is the tree", () => {
    expect(before).toEqual(checkHouse(root));
  });

  test.each(plants)("$rule: $what", ({ rule, file, code, reported, declares }) => {
    const undo = [write(file, (original) => original + code)];
    if (declares !== undefined) undo.push(declare(declares.folder, declares.name));
    try {
      expect(newErrors()).toEqual([`${rule} ${reported ?? file}`]);
    } finally {
      for (const undoOne of undo) undoOne();
    }
  });

  test("every rule has a planted violation", () => {
    expect([...new Set(plants.map(({ rule }) => rule))].toSorted()).toEqual(
      Object.keys(rules).toSorted(),
    );
  });

  test("500 lines, and 501 with a reason, are allowed", () => {
    const full = path.join(copy, "standards/planted.ts");
    writeFileSync(full, lines(500));
    expect(newErrors()).toEqual([]);
    writeFileSync(full, `// Long because: it is a table of the standard.\n${lines(500)}`);
    expect(newErrors()).toEqual([]);
    rmSync(full);
  });
});
