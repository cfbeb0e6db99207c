import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test, vi } from "vitest";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { chooseLanguage } from "./language.ts";
import { inChinese } from "./usage-errors.ts";
import { runCommandLine } from "./program.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** What a command line says and how it ends, where no node may be opened. */
async function say(...args: readonly string[]) {
  const said = { out: "", err: "" };
  let code: ExitCode | undefined;
  const out = vi.spyOn(process.stdout, "write");
  out.mockImplementation((text) => (said.out += String(text)) !== "");
  const err = vi.spyOn(process.stderr, "write");
  err.mockImplementation((text) => (said.err += String(text)) !== "");
  const never = () => Promise.reject(new Error("A node was opened."));
  await runCommandLine(args, {
    language: chooseLanguage(args, { LANG: "en_US.UTF-8" }),
    withStoppableNode: never,
    withNode: never,
    withDatabase: never,
    withConfig: never,
    startServer: never,
    onExit: (ending) => {
      code = ending;
    },
  });
  out.mockRestore();
  err.mockRestore();
  return { code, ...said };
}

const commands = [
  "start",
  "harvest",
  "search",
  "show",
  "sources",
  "source",
  "glossary",
  "reindex",
  "status",
  "sample",
  "backup",
  "restore",
  "doctor",
];

describe("wrong usage ends with 2 and says what is wrong, before a database is opened", () => {
  test.each([
    [["bogus"], "unknown command 'bogus'"],
    [["status", "--bogus"], "unknown option '--bogus'"],
    [["status", "bogus"], "too many arguments"],
    [["show"], "missing required argument 'id'"],
    [["show", "x", "--at", "yesterday"], "--at is not an instant"],
    [["harvest"], "give a location or --plan"],
    [["harvest", "x", "--plan", "y"], "give a location or --plan"],
    [["harvest", "x"], "--source is missing"],
    [["search", "--page", "0"], "'0' is invalid. (1 to 10000)"],
    [["search", "--page", "10001"], "(1 to 10000)"],
    [["search", "--size", "101"], "(1 to 100)"],
    [["search", "--size", "ten"], "(1 to 100)"],
    [["search", "--sort", "newest"], "Allowed choices are relevance, modified, title"],
    [["sample", "bogus"], "unknown command 'bogus'"],
    [["sample", "add", "--entries", "1e3"], "'1e3' is invalid"],
    [["--lang", "fr", "status"], "Allowed choices are zh, en"],
  ])("%j", async (args, said) => {
    const { code, out, err } = await say(...args);
    expect([code, out]).toEqual([exitCodes.usage, ""]);
    expect(err).toContain(said);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test("and in Chinese where the terminal is", async () => {
    const { err } = await say("harvest", "x", "--lang", "zh");
    expect(err).toContain("缺少 --source");
  });
});

test.each([
  [["bogus"], "错误：没有命令“bogus”"],
  [["statsu"], "您是不是要：status"],
  [["status", "--bogus"], "错误：没有选项“--bogus”"],
  [["status", "bogus"], "错误：参数过多：至多 0 个，给出了 1 个"],
  [["show"], "错误：缺少参数“id”"],
  [["search", "--page"], "缺少值"],
  [["search", "--sort", "newest"], "的值“newest”无效。 可选：relevance, modified, title"],
  [["search", "--page", "0"], "的值“0”无效。 （须为 1 至 10000）"],
  [["sample", "add", "--entries", "1e3"], "的值“1e3”无效。"],
])("in Chinese nothing of a complaint stays English: %j", async (args, said) => {
  const { code, err } = await say(...args, "--lang", "zh");
  expect(code).toBe(exitCodes.usage);
  expect(err).toContain(said);
  expect(err).not.toMatch(/error|argument|invalid|option|Allowed|Did you/);
});

test("every sentence that Commander can say has its Chinese", () => {
  const door = fileURLToPath(import.meta.resolve("commander"));
  const source = readFileSync(join(dirname(door), "lib", "command.js"), "utf8");
  const sentences = [...source.matchAll(/`(error: [^`]+)`/g)].map(([, text = ""]) =>
    text.replaceAll(/\$\{suggestion\}/g, "").replaceAll(/\$\{(received|expected)\}/g, "1"),
  );
  expect(sentences.length).toBeGreaterThanOrEqual(10);
  for (const text of sentences) {
    const filled = text
      .replace("${forSubcommand}", " for 'x'")
      .replace("${s}", "s")
      .replaceAll(/\$\{[^}]+\}/g, "x");
    expect(inChinese(filled)).toMatch(/^错误：/);
    expect(inChinese(filled)).not.toMatch(/[a-z]{4}/);
  }
});

describe("help", () => {
  test.each([
    ["en", "Usage:", "harvest a catalogue"],
    ["zh", "用法：", "采集目录"],
  ])("lists every command in %s", async (language, title, description) => {
    const { code, out, err } = await say("--help", `--lang=${language}`);
    expect([code, err]).toEqual([exitCodes.done, ""]);
    expect(out).toContain(title);
    expect(out).toContain(description);
    for (const name of commands) expect(out).toMatch(new RegExp(`^  ${name}( |$)`, "m"));
  });

  test.each(commands)("of %s is in the terminal's language and names --json", async (name) => {
    const { code, out } = await say(name, "--help", "--lang", "zh");
    expect(code).toBe(exitCodes.done);
    expect(out).toContain("用法：");
    expect(out).toContain("--json");
    expect(out).not.toMatch(/display help|choices:|default:/);
  });

  test("the version is the package's", async () => {
    expect((await say("--version")).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

test.each([
  [[], { LANG: "zh_CN.UTF-8" }, "zh"],
  [[], { LC_ALL: "en_GB.UTF-8", LANG: "zh_CN.UTF-8" }, "en"],
  [["--lang", "en"], { LANG: "zh_CN.UTF-8" }, "en"],
  [["status", "--lang=zh"], {}, "zh"],
  [["--lang"], {}, "en"],
  [[], { LANG: "C" }, "en"],
] as const)("the language of %j in %j is %s", (args, env, language) => {
  expect(chooseLanguage(args, env)).toBe(language);
});
