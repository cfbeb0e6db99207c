import { readFileSync } from "node:fs";
import { join } from "node:path";
import { searchQuerySchema } from "@tongshu/catalogue";
import { searchSorts, type FacetName, facetNames } from "@tongshu/catalogue/contract";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { Bilingual, InterfaceLanguage } from "@tongshu/platform/i18n";
import type { NodeDatabase, ServerConfig, TongshuNode } from "@tongshu/server";
import { backup, checkBackup } from "./commands/backup.ts";
import { doctor } from "./commands/doctor.ts";
import { harvest, type HarvestOptions } from "./commands/harvest.ts";
import { harvestCancel } from "./commands/harvest-cancel.ts";
import { reindex } from "./commands/reindex.ts";
import { indexRestored, restore } from "./commands/restore.ts";
import { sampleAdd, sampleRemove } from "./commands/sample.ts";
import { search } from "./commands/search.ts";
import { show } from "./commands/show.ts";
import { sourceForget, sourceRename } from "./commands/source.ts";
import { sourceRecount } from "./commands/source-recount.ts";
import { sources } from "./commands/sources.ts";
import { status } from "./commands/status.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { addGlossary } from "./glossary-command.ts";
import { speakHelp } from "./help.ts";
import { type Say, sayIn } from "./language.ts";
import { speakUsageErrors } from "./usage-errors.ts";
import { createTerminal, type Terminal } from "./terminal.ts";

/** How the program reaches the world: passed in, so that help can be printed without a node. */
export interface ProgramWorld {
  readonly language: InterfaceLanguage;
  /** Opens the node, runs the command, closes the node. */
  readonly withNode: (
    command: string,
    terminal: Terminal,
    run: (node: TongshuNode) => Promise<ExitCode>,
  ) => Promise<ExitCode>;
  /** The same for a command that ends by itself soon after the signal fires (Ctrl-C). */
  readonly withStoppableNode: (
    command: string,
    terminal: Terminal,
    run: (node: TongshuNode, stop: AbortSignal) => Promise<ExitCode>,
  ) => Promise<ExitCode>;
  /** Reads the settings and opens the database alone, as it is; nothing is migrated. */
  readonly withDatabase: (
    command: string,
    terminal: Terminal,
    run: (database: NodeDatabase, config: ServerConfig) => Promise<ExitCode>,
  ) => Promise<ExitCode>;
  /** Reads the settings and opens nothing. */
  readonly withConfig: (
    terminal: Terminal,
    run: (config: ServerConfig) => Promise<ExitCode>,
  ) => Promise<ExitCode>;
  readonly startServer: (args: readonly string[]) => Promise<ExitCode>;
  readonly onExit: (code: ExitCode) => void;
}

/** Understands the arguments and does what they ask; tells its exit code by `onExit`. */
export async function runCommandLine(args: readonly string[], world: ProgramWorld): Promise<void> {
  try {
    await createProgram(world).parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander has said what is wrong. Help and version are no errors; all else is wrong usage.
    world.onExit(error.exitCode === 0 ? exitCodes.done : exitCodes.usage);
  }
}

/** The command line of Tongshu. Help is in the language of the terminal, or of `--lang`. */
export function createProgram(world: ProgramWorld): Command {
  const t = sayIn(world.language);
  const program = speakUsageErrors(speakHelp(new Command("tongshu"), t), t);
  program
    .version(ownVersion(), "-V, --version", t({ zh: "显示版本", en: "show the version" }))
    .description(t({ zh: "通数：国家数据基础设施", en: "Tongshu: national data infrastructure" }))
    .option("--json", t({ zh: "以 JSON 输出结果", en: "give the answer as JSON" }))
    .option(
      "--progress-json",
      t({
        zh: "以 JSON 行输出进度（标准错误）",
        en: "give progress as JSON lines on standard error",
      }),
    )
    .addOption(
      new Option("--lang <language>", t({ zh: "界面语言", en: "language of the texts" })).choices([
        "zh",
        "en",
      ]),
    )
    .exitOverride()
    .showHelpAfterError(t({ zh: "（用 --help 查看用法）", en: "(see --help)" }));

  const terminalOf = (): Terminal => {
    const { json, progressJson } = program.opts<{ json?: boolean; progressJson?: boolean }>();
    return createTerminal({ say: t, json: json === true, progressJson: progressJson === true });
  };
  const onNode = async (
    name: string,
    run: (node: TongshuNode, terminal: Terminal) => Promise<ExitCode>,
  ): Promise<void> => {
    const terminal = terminalOf();
    world.onExit(await world.withNode(name, terminal, (node) => run(node, terminal)));
  };
  const onStoppableNode: OnStoppableNode = async (name, run) => {
    const terminal = terminalOf();
    const withTerminal = (node: TongshuNode, stop: AbortSignal) => run(node, terminal, stop);
    world.onExit(await world.withStoppableNode(name, terminal, withTerminal));
  };
  const command = (usage: string, description: Bilingual): Command =>
    program.command(usage).description(t(description));

  command("start", { zh: "启动服务", en: "start the server" })
    .option("--no-sample", t({ zh: "首次启动不载入示例", en: "load no sample at a first start" }))
    .action(async (options: { sample: boolean }) => {
      world.onExit(await world.startServer(options.sample ? [] : ["--no-sample"]));
    });
  addHarvest(command, t, onNode, onStoppableNode);
  addSearch(command, t, onNode);
  addShow(command, t, onNode);
  command("sources", { zh: "列出来源", en: "list the sources" }).action(() =>
    onNode("sources", sources),
  );
  command("reindex", { zh: "重建搜索索引", en: "build the search index anew" }).action(() =>
    onNode("reindex", reindex),
  );
  command("status", {
    zh: "查看数量与索引进度",
    en: "show counts and how far the index is",
  }).action(() => onNode("status", status));
  addSample(command, t, onNode, onStoppableNode);
  addSource(command, t, onNode);
  addGlossary(command, t, onNode);
  addBackup(command, t, world, terminalOf);
  addDoctor(command, world, terminalOf);
  return program;
}

export type MakeCommand = (usage: string, description: Bilingual) => Command;
export type OnNode = (
  name: string,
  run: (node: TongshuNode, terminal: Terminal) => Promise<ExitCode>,
) => Promise<void>;

type OnStoppableNode = (
  name: string,
  run: (node: TongshuNode, terminal: Terminal, stop: AbortSignal) => Promise<ExitCode>,
) => Promise<void>;

function addHarvest(
  command: MakeCommand,
  t: Say,
  onNode: OnNode,
  onStoppableNode: OnStoppableNode,
): void {
  const made = command("harvest [location]", {
    zh: "采集目录：文件、文件夹或 http(s) 地址",
    en: "harvest a catalogue: a file, a folder or an http(s) address",
  })
    .option("--source <name>", t({ zh: "来源的固定名称", en: "the source's stable name" }))
    .option("--plan <file>", t({ zh: "采集计划中的所有来源", en: "harvest all sources of a plan" }))
    .option(
      "--format <name>",
      t({ zh: "目录格式；默认自动识别", en: "catalogue format; else detected" }),
    )
    .option(
      "--language <tag>",
      t({ zh: "文本语言（BCP 47）", en: "language of the texts (BCP 47)" }),
    )
    .option("--provider <name>", t({ zh: "默认提供方", en: "provider where none is stated" }))
    .option("--encoding <name>", t({ zh: "字符编码", en: "character encoding" }))
    .action(async (location: string | undefined, options: HarvestOptions, own: Command) => {
      const fromPlan = options.plan !== undefined;
      if (fromPlan === (location !== undefined)) {
        usageError(
          own,
          t({ zh: "请给出位置或 --plan，二者之一", en: "give a location or --plan, one of them" }),
        );
      }
      if (!fromPlan && options.source === undefined) {
        usageError(own, t({ zh: "缺少 --source", en: "--source is missing" }));
      }
      await onStoppableNode("harvest", (node, terminal, stop) =>
        harvest(node, terminal, { location, options, stop }),
      );
    });
  made
    .helpCommand(false)
    .command("cancel [run]")
    .description(
      t({
        zh: "取消正在进行的采集，也可以是另一个进程的；给出采集编号或来源名称，只有一个时可省略",
        en: "cancel a running harvest, also of another process; by its id or its source, or the only one",
      }),
    )
    .action((run: string | undefined) =>
      onNode("harvest cancel", (node, terminal) => harvestCancel(node, terminal, run)),
    );
}

/** Values are those that the facets of `search --json` list; an empty value is "not stated". */
const facetDescriptions = {
  provider: { zh: "按提供部门筛选（机构编号）", en: "filter by provider (organisation id)" },
  region: { zh: "按地区筛选（代码）", en: "filter by region (code)" },
  theme: { zh: "按主题筛选（代码）", en: "filter by theme (code)" },
  shareType: { zh: "按共享类型筛选", en: "filter by sharing type" },
  openType: { zh: "按开放类型筛选", en: "filter by openness" },
  format: { zh: "按格式筛选", en: "filter by format" },
  updateCycle: { zh: "按更新周期筛选", en: "filter by update cycle" },
  language: { zh: "按数据语种筛选", en: "filter by language of the data" },
  source: { zh: "按来源筛选", en: "filter by source" },
} satisfies Record<FacetName, Bilingual>;

const searchHelp: Bilingual = {
  zh: `含有全部词的条目在前，不够时再列出含其中一部分的；'"完整词组"' 查找词组；不含某词：tongshu search -- 公交 -学校
筛选可以重复给出，满足其一即可：--format CSV --format XLSX
此命令使用词表和已挖掘的双语词，不读取词典（读取需要数秒）；网页和接口有时能多找到一些`,
  en: `What holds all the words comes first, then, where that is little, what holds some; '"a phrase"' finds a phrase; to exclude a word: tongshu search -- bus -school
A filter may be repeated, any of its values will do: --format CSV --format XLSX
The command knows the glossary and mined pairs, not the dictionary, which takes seconds to read; pages and API sometimes find more`,
};

/** One value at a time: an option that took several would take the words after it as well. */
function addValue(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value];
}

function addSearch(command: MakeCommand, t: Say, onNode: OnNode): void {
  const made = command("search [words...]", { zh: "搜索目录", en: "search the catalogue" })
    .option("--page <number>", t({ zh: "页码", en: "page" }), bounded("page", t), 1)
    .option("--size <number>", t({ zh: "每页条数", en: "hits per page" }), bounded("size", t), 10)
    .addOption(
      new Option("--sort <order>", t({ zh: "排序", en: "order" }))
        .choices([...searchSorts])
        .default("relevance"),
    );
  for (const name of facetNames) {
    const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} <value>`;
    made.option(flag, t(facetDescriptions[name]), addValue);
  }
  made.addHelpText("after", `\n${t(searchHelp)}`);
  made.action(async (words: string[], options: SearchOptions) => {
    const filters = Object.fromEntries(
      facetNames.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
    );
    await onNode("search", (node, terminal) =>
      search(node, terminal, {
        q: words.join(" "),
        page: options.page,
        size: options.size,
        sort: options.sort,
        lang: t({ zh: "zh", en: "en" }) === "zh" ? "zh" : "en",
        filters,
      }),
    );
  });
}

interface SearchOptions extends Partial<Record<FacetName, string[]>> {
  page: number;
  size: number;
  sort: (typeof searchSorts)[number];
}

function addShow(command: MakeCommand, t: Say, onNode: OnNode): void {
  command("show <id>", { zh: "查看一个目录条目", en: "show one entry" })
    .option(
      "--at <instant>",
      t({ zh: "某一时刻的状态（ISO 8601）", en: "as it was at an instant (ISO 8601)" }),
    )
    .action(async (id: string, options: { at?: string }, own: Command) => {
      const at = options.at === undefined ? undefined : new Date(options.at);
      if (at !== undefined && Number.isNaN(at.getTime())) {
        usageError(own, t({ zh: "--at 不是有效的时间", en: "--at is not an instant" }));
      }
      await onNode("show", (node, terminal) => show(node, terminal, id, at));
    });
}

function addSample(
  command: MakeCommand,
  t: Say,
  onNode: OnNode,
  onStoppableNode: OnStoppableNode,
): void {
  const sample = command("sample", {
    zh: "示例数据：载入或移除",
    en: "the sample: load it or take it out",
  }).helpCommand(false);
  sample
    .command("add")
    .description(t({ zh: "载入示例", en: "load the sample" }))
    .option("--entries <number>", t({ zh: "条目数", en: "how many entries" }), wholeNumber)
    .option("--seed <number>", t({ zh: "随机种子", en: "seed" }), wholeNumber)
    .action((options: { entries?: number; seed?: number }) =>
      onStoppableNode("sample add", (node, terminal, stop) =>
        sampleAdd(node, terminal, { ...options, signal: stop }),
      ),
    );
  sample
    .command("remove")
    .description(t({ zh: "移除示例", en: "remove the sample" }))
    .action(() => onNode("sample remove", sampleRemove));
}

function addSource(command: MakeCommand, t: Say, onNode: OnNode): void {
  const source = command("source", {
    zh: "来源：遗忘、重命名或重新计数",
    en: "a source: forget it, rename it or count it again",
  }).helpCommand(false);
  source
    .command("forget <name>")
    .description(
      t({
        zh: "删除一个来源的条目、信息项、历史和采集记录；机构保留",
        en: "remove a source's entries, items, history and runs; organisations stay",
      }),
    )
    .option("--yes", t({ zh: "确认删除", en: "confirm the removal" }))
    .action((name: string, options: { yes?: boolean }) =>
      onNode("source forget", (node, terminal) => sourceForget(node, terminal, name, options)),
    );
  source
    .command("recount")
    .description(
      t({
        zh: "按实际数目改正各来源的计数（体检指出计数不符时）",
        en: "set the counters of the sources to what is there, when the doctor finds them wrong",
      }),
    )
    .action(() => onNode("source recount", sourceRecount));
  source
    .command("rename <old> <new>")
    .description(
      t({
        zh: "重命名一个来源；条目的编号和历史不变",
        en: "give a source another name; entries keep their ids and history",
      }),
    )
    .action((from: string, to: string) =>
      onNode("source rename", (node, terminal) => sourceRename(node, terminal, from, to)),
    );
}

function addBackup(
  command: MakeCommand,
  t: Say,
  world: ProgramWorld,
  terminalOf: () => Terminal,
): void {
  command("backup <file>", {
    zh: "把全部数据备份到一个新文件；服务可以照常运行",
    en: "back up all data into a new file; the server may run",
  }).action(async (file: string) => {
    const terminal = terminalOf();
    const run = (database: NodeDatabase): Promise<ExitCode> =>
      backup(database, terminal, file, `tongshu ${ownVersion()}`);
    world.onExit(await world.withDatabase("backup", terminal, run));
  });
  command("restore <file>", {
    zh: "把备份恢复到一个全新的节点",
    en: "restore a backup into a fresh node",
  })
    .option("--check", t({ zh: "只检查文件是否完好", en: "only check whether the file is intact" }))
    .action(async (file: string, options: { check?: boolean }) => {
      const terminal = terminalOf();
      if (options.check === true) return world.onExit(await checkBackup(terminal, file));
      const code = await world.withDatabase("restore", terminal, (database, config) =>
        restore(database, config, terminal, file),
      );
      if (code !== exitCodes.done) return world.onExit(code);
      const index = (node: TongshuNode): Promise<ExitCode> => indexRestored(node, terminal);
      world.onExit(await world.withNode("restore", terminal, index));
    });
}

function addDoctor(command: MakeCommand, world: ProgramWorld, terminalOf: () => Terminal): void {
  command("doctor", {
    zh: "检查本节点：哪里有问题，如何处理",
    en: "check this node: what is wrong and how to mend it",
  }).action(async () => {
    const terminal = terminalOf();
    world.onExit(await world.withConfig(terminal, (config) => doctor(config, terminal)));
  });
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError("(0, 1, 2 …)");
}

/** A number within the bounds that the API has. */
function bounded(name: "page" | "size", t: Say): (text: string) => number {
  return (text) => {
    const schema = searchQuerySchema.shape[name].unwrap();
    const read = schema.safeParse(Number(text));
    if (/^\d+$/.test(text) && read.success) return read.data;
    const { minValue, maxValue } = schema;
    throw new InvalidArgumentError(
      t({ zh: `（须为 ${minValue} 至 ${maxValue}）`, en: `(${minValue} to ${maxValue})` }),
    );
  };
}

function ownVersion(): string {
  const text = readFileSync(join(import.meta.dirname, "package.json"), "utf8");
  const { version }: { version: string } = JSON.parse(text);
  return version;
}

function usageError(command: Command, text: string): never {
  command.error(`error: ${text}`, { exitCode: exitCodes.usage });
}
