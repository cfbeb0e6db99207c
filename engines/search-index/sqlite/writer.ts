import { mkdirSync, statSync } from "node:fs";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { SearchIndexCorruptError } from "../errors.ts";
import type { Checkpoint, IndexSchema } from "../search-index.ts";
import {
  commitPointer,
  deleteOthers,
  generationFile,
  nextNumber,
  parsePointer,
  preparePointer,
  readPointer,
  setAside,
  syncFile,
} from "./generation.ts";
import type { PackedBatch, PackedDocument } from "./pack-batch.ts";
import { corruptionOf } from "./corruption.ts";
import { createTables, readState, tablesVersion, textColumns } from "./tables.ts";
import { encodeTerms } from "./tokens.ts";

/** The version that a generation must have to be used with this schema. */
export function indexVersion(schema: IndexSchema): string {
  return `${tablesVersion}/${schema.version}`;
}

/** The writing side of an index, used from within its worker; every call is synchronous. */
export interface Writer {
  checkpoint(): Checkpoint | null;
  /** Leaves the transaction open; `commit` ends it. */
  applyWithoutCommit(batch: PackedBatch): void;
  commit(): void;
  rebuildBegin(): void;
  rebuildAdd(batch: PackedBatch): void;
  /** Completes the file of the rebuild and prepares its pointer. */
  rebuildPrepare(): void;
  rebuildCommit(): void;
  /** Deletes what the new generation replaced. */
  rebuildTidy(): void;
  rebuildAbandon(): void;
  close(): void;
}

/** Opens the index of a folder for writing; starts an empty one where there is none to continue. */
export function openWriter(folder: string, schema: IndexSchema): Writer {
  mkdirSync(folder, { recursive: true });
  let current = openCurrent(folder, schema) ?? startEmpty(folder, schema);
  deleteOthers(folder, current.number);
  let next: IndexFile | undefined;
  const building = (): IndexFile => {
    if (next === undefined) throw new Error("No rebuild has begun.");
    return next;
  };
  return {
    checkpoint: () => readState(current.database).checkpoint,
    applyWithoutCommit: (batch) => guarded(current, () => applyInTransaction(current, batch)),
    commit: () => guarded(current, () => current.database.exec("COMMIT")),
    rebuildBegin() {
      next = createFile(folder, schema);
      // Nothing is lost with a file that no pointer names yet; it is synced before it is named.
      next.database.exec("PRAGMA synchronous = OFF");
    },
    rebuildAdd(batch) {
      applyInTransaction(building(), batch);
      building().database.exec("COMMIT");
    },
    rebuildPrepare() {
      completeFile(building());
      preparePointer(folder, { number: building().number, version: indexVersion(schema) });
    },
    rebuildCommit: () => commitPointer(folder),
    rebuildTidy() {
      const replaced = current;
      current = building();
      next = undefined;
      replaced.database.close();
      deleteOthers(folder, current.number);
    },
    rebuildAbandon() {
      if (next === undefined) return;
      next.database.close();
      deleteOthers(folder, current.number);
      next = undefined;
    },
    close() {
      next?.database.close();
      current.database.close();
    },
  };
}

interface IndexFile {
  readonly number: number;
  readonly path: string;
  readonly database: DatabaseSync;
  readonly statements: Statements;
}

function openFile(path: string, number: number, schema: IndexSchema): IndexFile {
  const database = new DatabaseSync(path, { timeout: 10_000 });
  try {
    // FULL: a commit is on the disk before it is acknowledged.
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    if (database.prepare("SELECT 1 FROM sqlite_schema").get() === undefined) {
      createTables(database, schema);
    }
    readState(database);
    return { number, path, database, statements: prepareStatements(database, schema) };
  } catch (error) {
    database.close();
    throw error;
  }
}

function createFile(folder: string, schema: IndexSchema): IndexFile {
  const number = nextNumber(folder);
  return openFile(generationFile(folder, number), number, schema);
}

/** Undefined when there is no index, it has another version, or it is damaged (then set aside). */
function openCurrent(folder: string, schema: IndexSchema): IndexFile | undefined {
  const generation = parsePointer(readPointer(folder));
  if (generation === undefined || generation.version !== indexVersion(schema)) return undefined;
  const path = generationFile(folder, generation.number);
  try {
    if (statSync(path).size === 0) throw new Error("The file is empty.");
    const file = openFile(path, generation.number, schema);
    if (isTruncated(file)) {
      file.database.close();
      throw new Error("The file is shorter than it says.");
    }
    return file;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    setAside(folder, generation.number);
    return undefined;
  }
}

function isTruncated({ database, path }: IndexFile): boolean {
  const checkpointed = database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get();
  // Another process reads: the pages may still lie in the log.
  if (checkpointed?.["busy"] !== 0) return false;
  const pages = Number(database.prepare("PRAGMA page_count").get()?.["page_count"]);
  const pageSize = Number(database.prepare("PRAGMA page_size").get()?.["page_size"]);
  return statSync(path).size < pages * pageSize;
}

function startEmpty(folder: string, schema: IndexSchema): IndexFile {
  const file = createFile(folder, schema);
  completeFile(file);
  preparePointer(folder, { number: file.number, version: indexVersion(schema) });
  commitPointer(folder);
  return file;
}

/** Merges the index, moves everything from the log into the file and onto the disk. */
function completeFile(file: IndexFile): void {
  file.database.exec("INSERT INTO posting(posting) VALUES ('optimize')");
  file.database.exec("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA synchronous = FULL;");
  syncFile(file.path);
}

function guarded<Result>(file: IndexFile, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (file.database.isTransaction) file.database.exec("ROLLBACK");
    const reason = corruptionOf(error);
    if (reason !== undefined) throw new SearchIndexCorruptError(file.path, reason);
    throw error;
  }
}

type Statements = ReturnType<typeof prepareStatements>;

function prepareStatements(database: DatabaseSync, schema: IndexSchema) {
  const prepare = (sql: string): StatementSync => database.prepare(sql);
  const columns = textColumns(schema);
  const places = columns.map(() => "?").join(", ");
  return {
    rowOf: prepare("SELECT row FROM doc WHERE id = ?"),
    freeRow: prepare("SELECT row FROM freed LIMIT 1"),
    lastRow: prepare("SELECT max(row) AS row FROM doc"),
    takeFreed: prepare("DELETE FROM freed WHERE row = ?"),
    putDoc: prepare("REPLACE INTO doc(row, id, batch, parts, columns) VALUES (?, ?, ?, ?, ?)"),
    putPosting: prepare(`REPLACE INTO posting(rowid, ${columns.join(", ")}) VALUES (?, ${places})`),
    putFolded: prepare(`REPLACE INTO folded(row, ${columns.join(", ")}) VALUES (?, ${places})`),
    putPart: prepare("REPLACE INTO part(row, keys, terms) VALUES (?, ?, ?)"),
    putSuggestion: prepare("INSERT INTO suggestion(key, text, row) VALUES (?, ?, ?)"),
    dropSuggestions: prepare("DELETE FROM suggestion WHERE row = ?"),
    drop: ["doc WHERE row", "posting WHERE rowid", "folded WHERE row", "part WHERE row"].map(
      (table) => prepare(`DELETE FROM ${table} = ?`),
    ),
    putFreed: prepare("INSERT INTO freed(row, batch) VALUES (?, ?)"),
    putState: prepare("UPDATE state SET batch = ?, epoch = ?, seq = ?"),
  };
}

function applyInTransaction({ database, statements }: IndexFile, batch: PackedBatch): void {
  database.exec("BEGIN IMMEDIATE");
  const number = readState(database).batch + 1;
  // Upserts come after removals of the same batch: a document that is in both is kept.
  for (const id of batch.removals) remove(statements, id, number);
  for (const document of batch.upserts) upsert(statements, document, number);
  statements.putState.run(number, batch.epoch, batch.seq);
}

function remove(statements: Statements, id: string, batch: number): void {
  const row = statements.rowOf.get(id)?.["row"];
  if (typeof row !== "number") return;
  for (const statement of statements.drop) statement.run(row);
  statements.dropSuggestions.run(row);
  statements.putFreed.run(row, batch);
}

function upsert(statements: Statements, document: PackedDocument, batch: number): void {
  const row = rowFor(statements, document.id);
  const { parts, columns } = document;
  statements.dropSuggestions.run(row);
  statements.putDoc.run(row, document.id, batch, parts.length, JSON.stringify(columns));
  const partTerms = parts.map((part) => part.terms);
  const terms = [...document.terms, partTerms.join(" ")];
  statements.putPosting.run(row, ...terms.map(encodeTerms));
  const folded = [...document.folded, parts.map((part) => part.folded).join("\n")];
  statements.putFolded.run(row, ...folded);
  statements.putPart.run(row, JSON.stringify(parts.map(({ key }) => key)), partTerms.join("\n"));
  for (const [key, text] of document.suggestions) statements.putSuggestion.run(key, text, row);
}

/** Rows stay dense, so that columns can lie in arrays: a freed row is taken again. */
function rowFor(statements: Statements, id: string): number {
  const known = statements.rowOf.get(id)?.["row"];
  if (typeof known === "number") return known;
  const freed = statements.freeRow.get()?.["row"];
  if (typeof freed === "number") {
    statements.takeFreed.run(freed);
    return freed;
  }
  return Number(statements.lastRow.get()?.["row"] ?? 0) + 1;
}
