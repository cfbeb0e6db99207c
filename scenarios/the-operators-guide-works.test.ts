import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { allErrors } from "@tongshu/platform/errors";
import { nodeMetrics, settings } from "@tongshu/server";
import {
  type StartedServer,
  startMsMax,
  type TongshuProgram,
  tongshuProgram,
} from "@tongshu/testkit";
import { afterEach, describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const guides = { en: "operations.md", zh: "operations.zh.md" } as const;
const text = (language: keyof typeof guides) =>
  readFileSync(join(root, "docs", "guides", guides[language]), "utf8");

/** The lines of all blocks of one kind, in their order. */
function linesOf(guide: string, kind: "sh" | "console"): readonly string[] {
  const blocks = guide.matchAll(new RegExp(`^\`\`\`${kind}\\n([^]*?)^\`\`\``, "gm"));
  return [...blocks].flatMap(([, block = ""]) => block.split("\n").filter((line) => line !== ""));
}

/** A line of the guide: its own settings, what it runs, and how it says that it ends. */
function readLine(line: string) {
  const [, command = "", code = "0"] = /^(.*?)(?:\s+# (\d+):.*)?$/.exec(line) ?? [];
  const [, assigned = "", run = ""] = /^((?:[A-Z_]+=\S+ )*)(.*)$/.exec(command) ?? [];
  const env = Object.fromEntries(
    [...assigned.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name = "", value = ""]) => [name, value]),
  );
  return { env, words: run.split(/\s+/), code: Number(code) };
}

let tongshu: TongshuProgram | undefined;
afterEach(async () => {
  await tongshu?.remove();
  tongshu = undefined;
});

/** What the guide takes for granted: catalogues to harvest, and a place for backups. */
async function prepare(folder: string): Promise<void> {
  const guide = readFileSync(join(root, "docs", "guides", "catalogue-template.md"), "utf8");
  await writeFile(join(folder, "city.csv"), /```csv\n([\s\S]*?)```/.exec(guide)?.[1] ?? "");
  const sources = [{ source: "county", path: "city.csv", expect: { entries: 1 } }];
  await writeFile(join(folder, "sources.json"), JSON.stringify({ sources }));
  await mkdir(join(folder, "var", "backups"), { recursive: true });
  await mkdir(join(folder, "srv"), { recursive: true, mode: 0o755 });
}

/** Runs the lines as an operator would, with the machine's folders and address put elsewhere. */
async function follow(lines: readonly string[]): Promise<number> {
  const program = await tongshuProgram();
  tongshu = program;
  await prepare(program.folder);
  const elsewhere = (word: string) => word.replace(/^\/(var|srv)\//, `${program.folder}/$1/`);
  let server: StartedServer | undefined;
  let ran = 0;
  for (const line of lines) {
    const { env, words, code } = readLine(line);
    const command = words.join(" ");
    ran += 1;
    if (command === "npm start -- --no-sample" || command === "systemctl start tongshu") {
      server = await program.start(["--no-sample"]);
    } else if (command === "systemctl stop tongshu") {
      expect(await server?.stop()).toMatchObject({ code: 0 });
    } else if (command.startsWith("curl -fsS http://127.0.0.1:8080/")) {
      const { pathname } = new URL(words.at(-1) ?? "");
      expect([line, (await fetch(`${server?.url}${pathname}`)).status]).toEqual([line, 200]);
    } else if (command.startsWith("npm run --silent tongshu -- ")) {
      const given = Object.entries(env).map(([name, value]) => [name, elsewhere(value)]);
      const args = words.slice(5).map(elsewhere);
      const other = given.length === 0 ? program : program.under(Object.fromEntries(given));
      const ended = await other.command(...args);
      expect([line, ended.code, ended.code === code ? "" : ended.err]).toEqual([line, code, ""]);
    } else throw new Error(`The guide says ${line}, which nobody knows how to run.`);
  }
  return ran;
}

describe("the operator's guide", () => {
  test("says the same commands in both languages", () => {
    expect(linesOf(text("zh"), "sh")).toEqual(linesOf(text("en"), "sh"));
    const machine = (language: keyof typeof guides) =>
      linesOf(text(language), "console").map((line) => line.replaceAll(/<[^>]+>/g, "<>"));
    expect(machine("zh")).toEqual(machine("en"));
    expect(text("zh").match(/^#+ /gm)).toEqual(text("en").match(/^#+ /gm));
  });

  test("names only codes, settings, metrics and files that exist", () => {
    const codes = new Set(allErrors().keys());
    const names = new Set(Object.values(settings).map(({ name }): string => name));
    const metrics = new Set(nodeMetrics.map(({ name }) => name));
    for (const language of ["zh", "en"] as const) {
      const guide = text(language);
      const named = (pattern: RegExp) => [...guide.matchAll(pattern)].map(([, name = ""]) => name);
      const inCode = named(/`([A-Z]{2,}(?:_[A-Z]+)+)`/g);
      expect(inCode.length).toBeGreaterThan(10);
      expect(inCode.filter((name) => !codes.has(name) && !names.has(name))).toEqual([]);
      expect(named(/`(tongshu_[a-z_]+)`/g).filter((name) => !metrics.has(name))).toEqual([]);
      const files = named(/\b(deploy\/[\w./-]+\w)/g);
      expect(files.length).toBeGreaterThan(8);
      expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    }
  });

  test(
    "can be followed from the first command to the last",
    async () => {
      const lines = linesOf(text("en"), "sh");
      expect(await follow(lines)).toBe(lines.length);
      expect(lines.length).toBeGreaterThan(18);
    },
    8 * startMsMax,
  );
});
