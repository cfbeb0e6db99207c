import { allErrors } from "@tongshu/platform/errors";
import { filesNamed, importIfPresent } from "./find-modules.ts";
import { code, markdownTable } from "./markdown.ts";

/** Every error table of the program: code, HTTP status, text and remedy in both languages. */
export async function errorsPage(): Promise<string> {
  const tables = filesNamed([
    "platform/*/*errors.ts",
    "engines/*/*errors.ts",
    "contexts/*/**/*errors.ts",
    "apps/*/*errors.ts",
  ]);
  for (const file of tables) await importIfPresent(file);
  const rows = [...allErrors()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { status, message, remedy }]) => [
      code(name),
      String(status),
      `${message.zh}<br>${message.en}`,
      `${remedy.zh}<br>${remedy.en}`,
    ]);
  return `# Errors · 错误代码

Every refusal has a stable code. Over HTTP it is a problem document (RFC 9457) with the status given
here; on the command line it is printed with its remedy. Words in braces are filled in.

${markdownTable(["Code", "HTTP", "What is wrong · 问题", "Remedy · 处理方法"], rows)}
`;
}
