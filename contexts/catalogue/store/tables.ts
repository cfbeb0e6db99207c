import type { ColumnType, Generated } from "kysely";
import type { EntryRecord, FieldChange, ItemRecord } from "../contract.ts";

/** A type, not an interface: Kysely's `withTables` asks for an index signature. */
export type CatalogueTables = {
  "catalogue.source": SourceTable;
  "catalogue.harvest_run": HarvestRunTable;
  "catalogue.harvest_problem": HarvestProblemTable;
  "catalogue.staged_record": StagedRecordTable;
  "catalogue.entry": EntryTable;
  "catalogue.item": ItemTable;
  "catalogue.entry_version": EntryVersionTable;
  "catalogue.removed_entry": RemovedEntryTable;
};

/** jsonb: read as a value, written as JSON text. */
type Json<Value> = ColumnType<Value, string, string>;

export interface SourceTable {
  name: string;
  format: string;
  sample: boolean;
  entries: Generated<number>;
  items: Generated<number>;
  missing: Generated<number>;
  created_at: Date;
}

export type RunState = "RUNNING" | "COMPLETED" | "INCOMPLETE" | "FAILED" | "CANCELLED";

export interface HarvestRunTable {
  id: string;
  source: string;
  state: RunState;
  started_at: Date;
  finished_at: Date | null;
  added: Generated<number>;
  changed: Generated<number>;
  unchanged: Generated<number>;
  refused: Generated<number>;
  duplicates: Generated<number>;
  missing: Generated<number>;
}

export interface HarvestProblemTable {
  run_id: string;
  ordinal: number;
  problem: Json<unknown>;
}

export interface StagedRecordTable {
  run_id: string;
  ordinal: number;
  source_id: string;
  digest: string | null;
  weight: number;
  record: string | null;
  items: string;
}

export interface EntryTable {
  id: string;
  source: string;
  source_id: string;
  version: number;
  digest: string;
  record: Json<EntryRecord>;
  item_count: number;
  provider_id: string;
  created_at: Date;
  changed_at: Date;
  missing_since: Date | null;
  run_id: string;
}

export interface ItemTable {
  entry_id: string;
  item_key: string;
  position: number;
  record: Json<ItemRecord>;
}

export interface EntryVersionTable {
  entry_id: string;
  version: number;
  ordinal: Generated<number>;
  at: Date;
  run_id: string;
  changes: Json<FieldChange[]>;
}

export interface RemovedEntryTable {
  id: string;
  removed_at: Generated<Date>;
}
