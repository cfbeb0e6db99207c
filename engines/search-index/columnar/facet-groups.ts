/**
 * Facet fields whose values go together are counted together. A group of fields has a cell for each
 * combination of their sets of values that some row has, so that a match costs one increment for all of
 * them, and each field's counts are sums over cells: who provides says nearly always in which region.
 */
export interface FacetGroup extends CellColumn {
  /** Facet fields by their place in the schema. */
  readonly fields: readonly number[];
  readonly cells: number;
  /** Place in `fields` → cell → set. */
  readonly sets: readonly Uint32Array[];
}

/**
 * Where the cell of a row lies: `numbers[row * stride + at]`. Cells of 16 bits lie beside those of other
 * groups, since what a match costs is above all the way to the memory where its cells are.
 */
export interface CellColumn {
  readonly numbers: Uint16Array | Uint32Array;
  readonly stride: number;
  readonly at: number;
}

/** A facet field of all rows, of which so many different sets are known. */
export interface SetColumn {
  /** Row → set. */
  readonly column: Uint32Array;
  readonly sets: number;
}

/** Which cell each row of a segment has in a group, as long as the segment is made. */
interface MadeGroup extends Omit<FacetGroup, keyof CellColumn> {
  readonly column: Uint32Array;
}

/** So many cells are few enough to go through for each query. */
const cellsFew = 8_192;
/** A field that adds less than this share of cells to a group hardly makes it slower. */
const growthMax = 1.25;
/** What a number of 16 bits tells apart. */
const cellsMax = 65_536;

/** Puts each field into the first group that it fits in, those with the most sets first. */
export function groupFacets(fields: readonly SetColumn[]): readonly FacetGroup[] {
  const groups: MadeGroup[] = [];
  const order = [...fields.entries()].sort(([, a], [, b]) => b.sets - a.sets);
  for (const [field, one] of order) {
    const at = groups.findIndex((group, index) => {
      const wider = joined(group, field, one);
      if (wider !== undefined) groups[index] = wider;
      return wider !== undefined;
    });
    if (at === -1) groups.push(alone(field, one));
  }
  const rows = fields[0]?.column.length ?? 0;
  const stride = groups.filter(isNarrow).length;
  const beside = new Uint16Array(rows * stride);
  const columns = cellColumns(groups, beside, (group) => (groups[group] as MadeGroup).column);
  return groups.map(({ fields: own, cells, sets, column }, index) => {
    const cellOf = columns[index] as CellColumn;
    if (cellOf.numbers === beside) {
      for (let row = 0; row < rows; row += 1) {
        beside[row * stride + cellOf.at] = column[row] as number;
      }
    }
    return { fields: own, cells, sets, ...cellOf };
  });
}

/** A group as the directory of a segment says it. */
export interface GroupForm {
  readonly fields: readonly number[];
  readonly cells: number;
}

export function isNarrow({ cells }: Pick<FacetGroup, "cells">): boolean {
  return cells <= cellsMax;
}

/** Where the cells of each group lie: those of narrow ones beside each other, in their order. */
export function cellColumns(
  groups: readonly Pick<FacetGroup, "cells">[],
  beside: Uint16Array,
  wide: (group: number) => Uint32Array,
): readonly CellColumn[] {
  const stride = groups.filter(isNarrow).length;
  let at = 0;
  return groups.map((group, index) => {
    if (!isNarrow(group)) return { numbers: wide(index), stride: 1, at: 0 };
    at += 1;
    return { numbers: beside, stride, at: at - 1 };
  });
}

function alone(field: number, { column, sets }: SetColumn): MadeGroup {
  const same = Uint32Array.from({ length: sets }, (_, set) => set);
  return { fields: [field], cells: sets, column, sets: [same] };
}

/** A group with one more field; undefined when that has too many cells. */
function joined(group: MadeGroup, field: number, one: SetColumn): MadeGroup | undefined {
  const most = Math.min(cellsMax, Math.max(cellsFew, group.cells * growthMax));
  const { length } = one.column;
  const known = new Map<number, number>();
  const column = new Uint32Array(length);
  const before: number[] = [];
  const sets: number[] = [];
  for (let row = 0; row < length; row += 1) {
    const cellBefore = group.column[row] as number;
    const set = one.column[row] as number;
    const key = cellBefore * one.sets + set;
    let cell = known.get(key);
    if (cell === undefined) {
      cell = known.size;
      if (cell >= most) return undefined;
      known.set(key, cell);
      before.push(cellBefore);
      sets.push(set);
    }
    column[row] = cell;
  }
  const setsBefore = group.sets.map((of) => Uint32Array.from(before, (cell) => of[cell] as number));
  return {
    fields: [...group.fields, field],
    cells: known.size,
    column,
    sets: [...setsBefore, Uint32Array.from(sets)],
  };
}
