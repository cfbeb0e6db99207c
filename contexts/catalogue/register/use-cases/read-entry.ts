import type { Database } from "@tongshu/platform/database";
import { refuse, type Refusal } from "@tongshu/platform/errors";
import type { Entry, EntryAnswer, EntryVersion } from "../../contract.ts";
import { catalogueErrors } from "../../errors.ts";
import {
  type EntryRow,
  entriesByIds,
  itemsOfEntries,
  type VersionRow,
  versionsOfEntry,
} from "../../store/entries.ts";
import { refuseAbsentEntry } from "./refuse-absent-entry.ts";
import { type EntryState, undoChanges } from "../model/entry-history.ts";

/** Reads an entry with its items and history, as it is or as it was at an instant. */
export async function readEntry(
  deps: { readonly db: Database },
  request: { readonly id: string; readonly at?: Date | undefined },
): Promise<EntryAnswer | Refusal> {
  const { id, at } = request;
  const row = (await entriesByIds(deps.db, [id]))[0];
  if (row === undefined) return await refuseAbsentEntry(deps, id);
  const items = (await itemsOfEntries(deps.db, [id])).get(id) ?? [];
  const versions = await versionsOfEntry(deps.db, id);
  const missingSince = row.missingSince?.toISOString() ?? null;
  const present: EntryState = { record: row.record, items, missingSince };
  if (at === undefined) return answer(row, present, versions, null);
  const known = versions.filter((version) => version.at <= at);
  const newest = known[0];
  if (newest === undefined) {
    const createdAt = row.createdAt.toISOString();
    const details = { id, at: at.toISOString(), createdAt };
    return refuse(catalogueErrors, "ENTRY_NOT_YET_REGISTERED", details);
  }
  const later = versions.slice(0, versions.length - known.length);
  const state = later.reduce((after, { changes }) => undoChanges(after, changes), present);
  const rowThen = { ...row, version: newest.version, changedAt: newest.at };
  return answer(rowThen, state, known, at);
}

function answer(
  row: EntryRow,
  state: EntryState,
  versions: readonly VersionRow[],
  at: Date | null,
): EntryAnswer {
  const entry: Entry = {
    id: row.id,
    source: row.source,
    sourceId: row.sourceId,
    version: row.version,
    sample: row.sample,
    createdAt: row.createdAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    missingSince: state.missingSince,
    providerId: row.providerId,
    record: state.record,
    items: state.items.map((item) => ({ ...item.record, itemKey: item.itemKey })),
  };
  const history = versions.map(
    (version): EntryVersion => ({
      version: version.version,
      at: version.at.toISOString(),
      runId: version.runId,
      changes: version.changes,
    }),
  );
  return { entry, history, at: at?.toISOString() ?? null };
}
