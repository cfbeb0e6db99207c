import type { DatabaseSync } from "node:sqlite";
import { allTextFields } from "../checks.ts";
import type { Checkpoint, IndexSchema } from "../search-index.ts";
import { tokenizer } from "./tokens.ts";

/** Changing the tables changes this number; an index with another one is rebuilt. */
export const tablesVersion = 1;

/** Text fields are columns t0, t1 … in the order of `allTextFields`. */
export function textColumns(schema: IndexSchema): readonly string[] {
  return allTextFields(schema).map((_, index) => `t${index}`);
}

/**
 * posting: the inverted index, without its texts. doc: a document's identity and columns; `batch`
 * tells other processes what changed since they last looked. freed: row numbers without a
 * document. folded: texts for phrases. part: keys and terms of parts, one part per line.
 */
export function createTables(database: DatabaseSync, schema: IndexSchema): void {
  const columns = textColumns(schema);
  database.exec(`
    CREATE VIRTUAL TABLE posting USING fts5(${columns.join(", ")},
      content='', contentless_delete=1, tokenize="${tokenizer}");
    CREATE TABLE doc(row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, batch INTEGER NOT NULL,
      parts INTEGER NOT NULL, columns TEXT NOT NULL);
    CREATE INDEX doc_by_batch ON doc(batch);
    CREATE TABLE freed(row INTEGER PRIMARY KEY, batch INTEGER NOT NULL);
    CREATE INDEX freed_by_batch ON freed(batch);
    CREATE TABLE folded(row INTEGER PRIMARY KEY, ${columns.map((c) => `${c} TEXT NOT NULL`)});
    CREATE TABLE part(row INTEGER PRIMARY KEY, keys TEXT NOT NULL, terms TEXT NOT NULL);
    CREATE TABLE suggestion(key TEXT NOT NULL, text TEXT NOT NULL, row INTEGER NOT NULL);
    CREATE INDEX suggestion_by_key ON suggestion(key, text, row);
    CREATE INDEX suggestion_by_row ON suggestion(row);
    CREATE TABLE state(one INTEGER PRIMARY KEY CHECK (one = 1), batch INTEGER NOT NULL,
      epoch TEXT, seq INTEGER);
    INSERT INTO state(one, batch) VALUES (1, 0);
  `);
}

export interface IndexState {
  /** Counts the committed batches. */
  readonly batch: number;
  readonly checkpoint: Checkpoint | null;
}

export function readState(database: DatabaseSync): IndexState {
  const row = database.prepare("SELECT batch, epoch, seq FROM state").get();
  if (row === undefined) throw new Error("The search index has no state row.");
  const { epoch, seq } = row;
  const isSet = typeof epoch === "string" && typeof seq === "number";
  return { batch: Number(row["batch"]), checkpoint: isSet ? { epoch, seq } : null };
}
