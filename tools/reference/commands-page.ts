import { importIfPresent } from "./find-modules.ts";
import { code } from "./markdown.ts";

/** The part of a commander command that the page reads. */
interface Command {
  name(): string;
  description(): string;
  readonly commands: readonly Command[];
  configureHelp(): object;
  configureHelp(settings: object): unknown;
  helpInformation(): string;
}

/** What the program would run is not run; only its help is read. */
interface World {
  readonly language: "zh" | "en";
  readonly withNode: () => never;
  readonly startServer: () => never;
  readonly onExit: () => void;
}

/** Lines of help do not depend on the width of somebody's terminal. */
const helpColumns = 100;

function onlyDescribed(): never {
  throw new Error("A command ran while it was only being described.");
}

function helpOf(command: Command): string {
  command.configureHelp({ ...command.configureHelp(), helpWidth: helpColumns });
  const lines = command.helpInformation().split("\n");
  return lines
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();
}

function sections(chinese: Command, english: Command, above: string): readonly string[] {
  const name = `${above} ${english.name()}`.trim();
  const own = `## ${code(name)}

${english.description()} · ${chinese.description()}

\`\`\`text
${helpOf(english)}
\`\`\`
`;
  const inner = english.commands.flatMap((command, index) => {
    const translated = chinese.commands[index];
    return translated === undefined ? [] : sections(translated, command, name);
  });
  return [own, ...inner];
}

/** The help of every command, from `createProgram()` of apps/cli/program.ts. */
export async function commandsPage(): Promise<string | undefined> {
  const create = (await importIfPresent("apps/cli/program.ts"))?.["createProgram"];
  if (typeof create !== "function") return undefined;
  const programIn = (language: World["language"]) =>
    (create as (world: World) => Command)({
      language,
      withNode: onlyDescribed,
      startServer: onlyDescribed,
      onExit: () => undefined,
    });
  return `# Commands · 命令

In a checkout: \`npm run --silent tongshu -- <command>\`. Help is in the language of the terminal
(\`LANG\`) or of \`--lang\`; here it is English.

${sections(programIn("zh"), programIn("en"), "").join("\n")}`;
}
