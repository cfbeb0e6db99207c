import type { Database } from "@tongshu/platform/database";
import { pickText } from "@tongshu/platform/i18n";
import type { RecentChange } from "../../contract.ts";
import { recentVersions } from "../../store/entries.ts";
import { changeKind } from "../model/entry-history.ts";

/** The newest changes of the catalogue; `next` continues with older ones, null at the end. */
export async function recentChanges(
  deps: { readonly db: Database },
  request: {
    readonly before?: number | undefined;
    readonly limit: number;
    readonly lang: "zh" | "en";
  },
): Promise<{ readonly changes: readonly RecentChange[]; readonly next: number | null }> {
  const rows = await recentVersions(deps.db, request.before, request.limit + 1);
  const page = rows.slice(0, request.limit);
  const changes = page.map((row): RecentChange => {
    const title = pickText(row.record.title, request.lang) ?? { tag: "und", text: "" };
    return {
      entryId: row.entryId,
      title: title.text,
      tag: title.tag,
      provider: pickText(row.record.provider.name, request.lang)?.text ?? "",
      version: row.version,
      at: row.at.toISOString(),
      kind: changeKind(row.version, row.changes),
      fields: row.changes.map((change) => change.field),
      sample: row.sample,
    };
  });
  return { changes, next: rows.length > page.length ? (page.at(-1)?.ordinal ?? null) : null };
}
