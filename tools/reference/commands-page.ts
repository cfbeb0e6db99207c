import { importIfPresent } from "./find-modules.ts";

/** The part of a commander command that the page reads. */
interface Command {
  name(): string;
  readonly commands: readonly Command[];
  configureHelp(settings: { helpWidth: number }): unknown;
  helpInformation(): string;
}

/** Lines of help do not depend on the width of somebody's terminal. */
const helpColumns = 100;

function sections(command: Command, above: string): readonly string[] {
  const name = `${above} ${command.name()}`.trim();
  command.configureHelp({ helpWidth: helpColumns });
  const help = command
    .helpInformation()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();
  const own = `## ${name}\n\n\`\`\`text\n${help}\n\`\`\`\n`;
  return [own, ...command.commands.flatMap((inner) => sections(inner, name))];
}

/** The help of every command, from `createProgram()` of apps/cli/program.ts. */
export async function commandsPage(): Promise<string | undefined> {
  const create = (await importIfPresent("apps/cli/program.ts"))?.["createProgram"];
  if (typeof create !== "function") return undefined;
  const program = (create as () => Command)();
  return `# Commands · 命令

In a checkout: \`npm run --silent tongshu -- <command>\`. Every command has \`--help\`.

${sections(program, "").join("\n")}`;
}
