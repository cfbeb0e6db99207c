/**
 * The history of an entry is kept as field changes: each version says what it changed. The state at
 * an earlier version is the present state with the later versions' changes undone. An entry that
 * never changes therefore costs one short row of history, not a second copy.
 */
import type { EntryRecord, FieldChange, ItemRecord } from "../../contract.ts";

/** An item with its key, unique in its entry. The list's order is the order of the source. */
export interface KeyedItem {
  readonly itemKey: string;
  readonly record: ItemRecord;
  /** The record as JSON text, where that is known already. */
  readonly json?: string | undefined;
}

/** All that a version describes. */
export interface EntryState {
  readonly record: EntryRecord;
  readonly items: readonly KeyedItem[];
  /** ISO 8601 instant; null while the source lists the entry. */
  readonly missingSince: string | null;
}

const itemPrefix = "items/";

/** The order of items cannot always be told from what was added, so it may change as a field. */
const itemOrderField = "itemOrder";
const missingField = "missingSince";

/** Deep equality of JSON values, insensitive to the order of object keys. */
function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keysA = Object.keys(a);
  if (keysA.length !== Object.keys(b).length) return false;
  return keysA.every(
    (key) =>
      Object.hasOwn(b, key) &&
      sameJson((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}

function recordChanges(before: EntryRecord, after: EntryRecord): FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const changes: FieldChange[] = [];
  for (const field of fields) {
    const old = (before as Record<string, unknown>)[field] ?? null;
    const fresh = (after as Record<string, unknown>)[field] ?? null;
    if (!sameJson(old, fresh)) changes.push({ field, before: old, after: fresh });
  }
  return changes;
}

function itemChanges(before: readonly KeyedItem[], after: readonly KeyedItem[]): FieldChange[] {
  const changes: FieldChange[] = [];
  const fresh = new Map(after.map((item) => [item.itemKey, item.record]));
  const old = new Map(before.map((item) => [item.itemKey, item.record]));
  for (const [key, record] of old) {
    const now = fresh.get(key) ?? null;
    if (!sameJson(record, now)) {
      changes.push({ field: itemPrefix + key, before: record, after: now });
    }
  }
  for (const [key, record] of fresh) {
    if (!old.has(key)) changes.push({ field: itemPrefix + key, before: null, after: record });
  }
  const onlyAppended = before.every((item, index) => after[index]?.itemKey === item.itemKey);
  if (!onlyAppended) {
    changes.push({
      field: itemOrderField,
      before: before.map((item) => item.itemKey),
      after: after.map((item) => item.itemKey),
    });
  }
  return changes;
}

/** What changed from `before` to `after`, in a fixed order; empty when nothing did. */
export function changesBetween(before: EntryState, after: EntryState): FieldChange[] {
  const changes = recordChanges(before.record, after.record);
  changes.push(...itemChanges(before.items, after.items));
  if (before.missingSince !== after.missingSince) {
    changes.push({ field: missingField, before: before.missingSince, after: after.missingSince });
  }
  return changes;
}

/** The state before `changes` were made to `after`: the inverse of `changesBetween`. */
export function undoChanges(after: EntryState, changes: readonly FieldChange[]): EntryState {
  const record: Record<string, unknown> = { ...after.record };
  const items = new Map(after.items.map((item) => [item.itemKey, item.record]));
  let order = after.items.map((item) => item.itemKey);
  let missingSince = after.missingSince;
  for (const change of changes) {
    if (change.field === missingField) {
      missingSince = change.before as string | null;
    } else if (change.field === itemOrderField) {
      order = change.before as string[];
    } else if (change.field.startsWith(itemPrefix)) {
      const key = change.field.slice(itemPrefix.length);
      if (change.before === null) items.delete(key);
      else items.set(key, change.before as ItemRecord);
    } else if (change.before === null) {
      delete record[change.field];
    } else {
      record[change.field] = change.before;
    }
  }
  return {
    record: record as EntryRecord,
    items: order.flatMap((itemKey) => {
      const item = items.get(itemKey);
      return item === undefined ? [] : [{ itemKey, record: item }];
    }),
    missingSince,
  };
}

/** What happened in a version, for lists of changes. */
export function changeKind(
  version: number,
  changes: readonly FieldChange[],
): "added" | "changed" | "missing" | "returned" {
  if (version === 1) return "added";
  const missing = changes.find((change) => change.field === missingField);
  if (missing === undefined) return "changed";
  return missing.after === null ? "returned" : "missing";
}
