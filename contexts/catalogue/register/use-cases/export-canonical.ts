import type { Database } from "@tongshu/platform/database";
import canonicalize from "canonicalize";
import { exportBatchEntriesMax } from "../../limits.ts";
import { entriesOfSourceAfter, itemsOfEntries } from "../../store/entries.ts";
import { listSourceRows } from "../../store/runs.ts";

/**
 * The register as lines of canonical JSON (RFC 8785), in order of source and source id, without
 * ids, times and sequence numbers: two registers hold the same exactly when their exports are
 * equal, whatever happened on the way. Streams; memory is bounded by one batch.
 */
export async function* exportCanonical(deps: { readonly db: Database }): AsyncIterable<string> {
  for (const source of await listSourceRows(deps.db)) {
    let after = "";
    for (;;) {
      const rows = await entriesOfSourceAfter(deps.db, source.name, after, exportBatchEntriesMax);
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.sourceId;
      const items = await itemsOfEntries(
        deps.db,
        rows.map((row) => row.id),
      );
      for (const row of rows) {
        const line = canonicalize({
          source: row.source,
          sourceId: row.sourceId,
          version: row.version,
          missing: row.missingSince !== null,
          record: row.record,
          items: (items.get(row.id) ?? []).map(({ itemKey, record }) => ({ itemKey, record })),
        });
        if (line === undefined) throw new Error("An entry is JSON.");
        yield line;
      }
    }
  }
}
