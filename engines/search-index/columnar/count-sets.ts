import type { CellColumn, FacetGroup } from "./facet-groups.ts";

/** Rows that are counted. */
export interface ListedRows {
  readonly rows: Uint32Array;
  readonly count: number;
}

/** A facet field by its place in the schema, and where its rows are counted, by set. */
export interface CountedField {
  readonly field: number;
  readonly counts: Uint32Array;
}

/** For each of some fields, adds how many of the rows have which set. */
export function countSets(
  groups: readonly FacetGroup[],
  found: ListedRows,
  fields: readonly CountedField[],
): void {
  const byCells: FacetGroup[] = [];
  for (const group of groups) {
    const held = fields.filter(({ field }) => group.fields.includes(field));
    if (held.length === 0) continue;
    // Adding up a cell costs about as much as counting a match for one field.
    if (found.count * held.length >= group.cells) byCells.push(group);
    else eachField(group, fields, (setOf, own) => countBySet(group, setOf, found, own));
  }
  for (const [group, cells] of countCells(byCells, found)) {
    eachField(group, fields, (setOf, own) => addUp(cells, setOf, own));
  }
}

function eachField(
  group: FacetGroup,
  fields: readonly CountedField[],
  count: (setOf: Uint32Array, own: Uint32Array) => void,
): void {
  for (const { field, counts } of fields) {
    const setOf = group.sets[group.fields.indexOf(field)];
    if (setOf !== undefined) count(setOf, counts);
  }
}

function countBySet(
  { numbers, stride, at: place }: CellColumn,
  setOf: Uint32Array,
  { rows, count }: ListedRows,
  counts: Uint32Array,
): void {
  for (let at = 0; at < count; at += 1) {
    const cell = numbers[(rows[at] as number) * stride + place] as number;
    const set = setOf[cell] as number;
    counts[set] = (counts[set] as number) + 1;
  }
}

function addUp(cells: Uint32Array, setOf: Uint32Array, counts: Uint32Array): void {
  for (let cell = 0; cell < cells.length; cell += 1) {
    const set = setOf[cell] as number;
    counts[set] = (counts[set] as number) + (cells[cell] as number);
  }
}

/** Where cells are counted, of which only sums are kept. */
let room = new Uint32Array(0);

/** How many of the rows have which cell of each group, in memory that the next call uses again. */
function countCells(
  groups: readonly FacetGroup[],
  found: ListedRows,
): readonly (readonly [FacetGroup, Uint32Array])[] {
  const needed = groups.reduce((sum, { cells }) => sum + cells, 0);
  if (room.length < needed) room = new Uint32Array(needed);
  let end = 0;
  const counted = groups.map((group) => {
    end += group.cells;
    return [group, room.subarray(end - group.cells, end).fill(0)] as const;
  });
  let waiting: (typeof counted)[number] | undefined;
  for (const one of counted) {
    const { numbers, stride, at } = one[0];
    if (!(numbers instanceof Uint16Array)) count32(one[0], found, one[1]);
    else if (waiting === undefined) waiting = one;
    else {
      countTwo(numbers, stride, [waiting[0].at, at], found, [waiting[1], one[1]]);
      waiting = undefined;
    }
  }
  if (waiting !== undefined) count16(waiting[0], found, waiting[1]);
  return counted;
}

/** Two groups whose cells lie beside each other: what a match costs is the way to where they lie. */
function countTwo(
  numbers: Uint16Array,
  stride: number,
  [first, second]: readonly [number, number],
  { rows, count }: ListedRows,
  [firstCounts, secondCounts]: readonly [Uint32Array, Uint32Array],
): void {
  for (let at = 0; at < count; at += 1) {
    const from = (rows[at] as number) * stride;
    const one = numbers[from + first] as number;
    const other = numbers[from + second] as number;
    firstCounts[one] = (firstCounts[one] as number) + 1;
    secondCounts[other] = (secondCounts[other] as number) + 1;
  }
}

function count16(
  { numbers, stride, at: place }: CellColumn,
  { rows, count }: ListedRows,
  counts: Uint32Array,
): void {
  for (let at = 0; at < count; at += 1) {
    const cell = numbers[(rows[at] as number) * stride + place] as number;
    counts[cell] = (counts[cell] as number) + 1;
  }
}

/** The same: a loop that meets one kind of array is faster, and nearly all are of the other. */
function count32(
  { numbers, stride, at: place }: CellColumn,
  { rows, count }: ListedRows,
  counts: Uint32Array,
): void {
  for (let at = 0; at < count; at += 1) {
    const cell = numbers[(rows[at] as number) * stride + place] as number;
    counts[cell] = (counts[cell] as number) + 1;
  }
}
