import { importIfPresent } from "./find-modules.ts";
import { code, markdownTable } from "./markdown.ts";

interface Text {
  readonly zh: string;
  readonly en: string;
}

/** A row of the settings table, as platform/config declares it. */
interface Setting {
  readonly name: string;
  readonly default?: string;
  readonly description: Text;
  readonly expectation: Text;
  readonly secret?: boolean;
}

function row({ name, default: fallback, description, expectation, secret }: Setting) {
  return [
    code(name),
    fallback === undefined ? "–" : fallback === "" ? "empty · 空" : code(fallback),
    `${expectation.zh}<br>${expectation.en}`,
    `${description.zh}<br>${description.en}${secret === true ? " Never shown. 不予显示。" : ""}`,
  ];
}

/** The settings table of apps/server/settings.ts, each row explained where it is declared. */
export async function configurationPage(): Promise<string | undefined> {
  const settings = (await importIfPresent("apps/server/settings.ts"))?.["settings"];
  if (typeof settings !== "object" || settings === null) return undefined;
  const rows = Object.values(settings as Readonly<Record<string, Setting>>).map(row);
  return `# Configuration · 配置

Settings are environment variables, read and checked once at start; a wrong one stops the start with
a sentence that names it. Everything has a default that works on one machine.

${markdownTable(["Variable · 变量", "Default · 默认", "Value · 取值", "Meaning · 含义"], rows)}
`;
}
