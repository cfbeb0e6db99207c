import type { EntryAnswer } from "@tongshu/catalogue";
import { isRefusal } from "@tongshu/platform/errors";
import type { TongshuNode } from "@tongshu/server";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Terminal } from "../terminal.ts";

/** `tongshu show`: one entry with its items and history, now or at an instant. */
export async function show(
  node: TongshuNode,
  terminal: Terminal,
  id: string,
  at: Date | undefined,
): Promise<ExitCode> {
  const answer = await node.readers.readEntry(at === undefined ? { id } : { id, at });
  if (isRefusal(answer)) {
    terminal.refusal(answer);
    return exitCodes.failed;
  }
  terminal.answer(answer, () => asText(terminal, answer));
  return exitCodes.done;
}

function asText(terminal: Terminal, { entry, history }: EntryAnswer): string {
  const { say } = terminal;
  const fields = Object.entries(entry.record).map(
    ([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  const items = entry.items.map(
    (item) => `  ${item.code}  ${Object.values(item.name ?? {}).join(" / ")}  ${item.type ?? ""}`,
  );
  const versions = history.map((version) => {
    const changed = version.changes.map(({ field }) => field).join(", ");
    return `  ${version.version}  ${version.at}  ${changed}`;
  });
  return [
    `${entry.id}  ${entry.source} / ${entry.sourceId}`,
    ...fields,
    `${say({ zh: "信息项", en: "items" })} (${entry.items.length})`,
    ...items,
    say({ zh: "历史", en: "history" }),
    ...versions,
  ].join("\n");
}
