import type { SearchAnswer, SearchRequest } from "@tongshu/catalogue";
import { isRefusal } from "@tongshu/platform/errors";
import type { TongshuNode } from "@tongshu/server";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Terminal } from "../terminal.ts";

/** `tongshu search`: the same search as the pages and the API. */
export async function search(
  node: TongshuNode,
  terminal: Terminal,
  request: SearchRequest,
): Promise<ExitCode> {
  // Reading the dictionary would take longer than everything else: a command answers with the
  // glossary and what was mined.
  await node.indexKeeper.catchUp();
  const answer = await node.readers.search(request);
  if (isRefusal(answer)) {
    terminal.refusal(answer);
    return exitCodes.failed;
  }
  terminal.answer(answer, () => asText(terminal, answer));
  return exitCodes.done;
}

function asText(terminal: Terminal, answer: SearchAnswer): string {
  const { say } = terminal;
  const total = answer.relaxed?.total ?? answer.total;
  const head =
    answer.relaxed === null
      ? say({
          zh: `找到 ${total} 个目录条目`,
          en: total === 1 ? "1 entry found" : `${total} entries found`,
        })
      : say({
          zh: `${answer.total} 个条目包含所有的词；共 ${total} 个条目包含其中一部分`,
          en: `All the words: ${answer.total}; at least some of them: ${total}`,
        });
  const hits = answer.hits.map((hit) => {
    const items = hit.items.map(({ name }) => name.text).join(" · ");
    return [
      hit.title.text,
      `  ${hit.provider.name}  ${hit.id}`,
      ...(items === "" ? [] : [`  ${say({ zh: "信息项", en: "items" })}: ${items}`]),
    ].join("\n");
  });
  return [head, ...hits].join("\n");
}
