import type { DatabaseSync } from "node:sqlite";
import { allFacetFields } from "../checks.ts";
import { selfAndAncestors } from "../paths.ts";
import type { IndexSchema } from "../search-index.ts";
import type { PackedColumns } from "./pack-batch.ts";

/**
 * The values of one facet field for all rows. Rows with the same values share one set, so that
 * counting costs one increment per row and one step per set; set 0 is the empty one.
 */
export interface FacetColumn {
  readonly values: string[];
  /** Row → set. */
  sets: Uint32Array;
  /** Set → ids of the stated values. */
  readonly stated: number[][];
  /** Set → ids of the stated values and, in a hierarchical field, all their ancestors. */
  readonly closed: number[][];
  readonly valueIds: Map<string, number>;
  readonly setIds: Map<string, number>;
  readonly hierarchical: boolean;
}

/** What a search needs beside the inverted index, in memory, by row number. */
export interface Columns {
  /** The last batch that these columns hold. */
  batch: number;
  /** Row → id; undefined for a row without a document. */
  readonly ids: (string | undefined)[];
  readonly facets: ReadonlyMap<string, FacetColumn>;
  /** Number field → row → value, NaN for none. */
  readonly numbers: Map<string, Float64Array>;
  readonly keys: ReadonlyMap<string, (string | undefined)[]>;
  documents: number;
}

export function emptyColumns(schema: IndexSchema): Columns {
  const hierarchical = new Set(schema.hierarchicalFields);
  return {
    batch: 0,
    ids: [],
    facets: new Map(
      allFacetFields(schema).map((field) => [field, emptyFacet(hierarchical.has(field))]),
    ),
    numbers: new Map(schema.numberFields.map((field) => [field, new Float64Array(0)])),
    keys: new Map(schema.sortFields.map((field) => [field, []])),
    documents: 0,
  };
}

function emptyFacet(hierarchical: boolean): FacetColumn {
  return {
    values: [],
    sets: new Uint32Array(0),
    stated: [[]],
    closed: [[]],
    valueIds: new Map(),
    setIds: new Map([["[]", 0]]),
    hierarchical,
  };
}

/** Brings the columns to the state that the database's current transaction sees. */
export function refreshColumns(database: DatabaseSync, columns: Columns, batch: number): void {
  if (columns.batch === batch) return;
  const last = Number(database.prepare("SELECT max(row) AS row FROM doc").get()?.["row"] ?? 0);
  makeRoom(columns, last + 1);
  const freed = database.prepare("SELECT row FROM freed WHERE batch > ?");
  for (const { row } of freed.iterate(columns.batch)) clearRow(columns, Number(row));
  const changed = database.prepare("SELECT row, id, columns FROM doc WHERE batch > ?");
  changed.setReturnArrays(true);
  // With `setReturnArrays` a row is the array of its columns.
  const rows = changed.iterate(columns.batch) as unknown as Iterable<[number, string, string]>;
  for (const [row, id, packed] of rows) setRow(columns, row, id, JSON.parse(packed));
  columns.batch = batch;
}

function clearRow(columns: Columns, row: number): void {
  if (columns.ids[row] === undefined) return;
  columns.ids[row] = undefined;
  columns.documents -= 1;
}

function setRow(columns: Columns, row: number, id: string, packed: PackedColumns): void {
  if (columns.ids[row] === undefined) columns.documents += 1;
  columns.ids[row] = id;
  let index = 0;
  for (const facet of columns.facets.values()) {
    facet.sets[row] = setOf(facet, packed.facets[index] ?? []);
    index += 1;
  }
  index = 0;
  for (const numbers of columns.numbers.values()) {
    numbers[row] = packed.numbers[index] ?? Number.NaN;
    index += 1;
  }
  index = 0;
  for (const keys of columns.keys.values()) {
    keys[row] = packed.keys[index] ?? undefined;
    index += 1;
  }
}

function setOf(facet: FacetColumn, values: readonly string[]): number {
  const distinct = [...new Set(values)].sort();
  const key = JSON.stringify(distinct);
  let set = facet.setIds.get(key);
  if (set !== undefined) return set;
  set = facet.stated.length;
  facet.setIds.set(key, set);
  const closed = facet.hierarchical ? new Set(distinct.flatMap(selfAndAncestors)) : distinct;
  facet.stated.push(distinct.map((value) => valueId(facet, value)));
  facet.closed.push([...closed].map((value) => valueId(facet, value)));
  return set;
}

function valueId(facet: FacetColumn, value: string): number {
  let id = facet.valueIds.get(value);
  if (id === undefined) {
    id = facet.values.length;
    facet.values.push(value);
    facet.valueIds.set(value, id);
  }
  return id;
}

function makeRoom(columns: Columns, rows: number): void {
  while (columns.ids.length < rows) columns.ids.push(undefined);
  const room = Math.ceil(rows * 1.25);
  for (const facet of columns.facets.values()) {
    if (facet.sets.length >= rows) continue;
    const larger = new Uint32Array(room);
    larger.set(facet.sets);
    facet.sets = larger;
  }
  for (const [field, numbers] of columns.numbers) {
    if (numbers.length >= rows) continue;
    const larger = new Float64Array(room).fill(Number.NaN);
    larger.set(numbers);
    columns.numbers.set(field, larger);
  }
}

/** Whether so many sets of values are left over from changed documents that a reload pays. */
export function isBloated(columns: Columns): boolean {
  const setsMax = 2 * columns.documents + 10_000;
  return [...columns.facets.values()].some((facet) => facet.stated.length > setsMax);
}
