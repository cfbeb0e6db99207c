import type { EntryAnswer } from "@tongshu/catalogue";
import { entryRecordSchema } from "@tongshu/catalogue/contract";
import { localizedTextSchema } from "@tongshu/platform/i18n";
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
  const record: Readonly<Record<string, unknown>> = entry.record;
  const fields = Object.keys(entryRecordSchema.shape).flatMap((name) =>
    record[name] === undefined ? [] : [`${name}: ${valueText(record[name])}`],
  );
  const items = entry.items.map(
    (item) => `  ${item.code}  ${Object.values(item.name ?? {}).join(" / ")}  ${item.type ?? ""}`,
  );
  const versions = history.map((version) => {
    const changed = version.changes.map(({ field }) => field).join(", ");
    return `  ${version.version}  ${version.at}  ${changed}`;
  });
  const missing =
    entry.missingSince === null
      ? []
      : [
          say({
            zh: `自 ${entry.missingSince} 起，来源不再列出本条目。`,
            en: `Since ${entry.missingSince} the source no longer lists this entry.`,
          }),
        ];
  return [
    `${entry.id}  ${entry.source} / ${entry.sourceId}`,
    ...missing,
    ...fields,
    `${say({ zh: "信息项", en: "items" })} (${entry.items.length})`,
    ...items,
    say({ zh: "历史", en: "history" }),
    ...versions,
  ].join("\n");
}

/** Texts in all their languages, lists as lists; anything deeper as JSON. */
function valueText(value: unknown): string {
  if (typeof value === "string") return value;
  const text = localizedTextSchema.safeParse(value);
  if (text.success) return Object.values(text.data).join(" / ");
  if (Array.isArray(value) && value.every((one) => typeof one === "string"))
    return value.join(", ");
  return JSON.stringify(value);
}
