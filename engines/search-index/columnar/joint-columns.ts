import type { FacetInput } from "./segment-input.ts";

/**
 * Facet fields with few sets of values are counted together: the sets of several fields make one
 * cell, so that a match costs one increment for all of them, and each field's counts are sums over
 * cells. A cell is a number of 16 bits.
 */
const cellsMax = 65_536;

/** Which fields a joint column holds, by place in the schema, the last one varying fastest. */
export interface JointForm {
  readonly fields: readonly number[];
  /** Field → how many sets it has. */
  readonly sizes: readonly number[];
}

/** Chooses the fields of each joint column: the smallest first, as many as fit. */
export function jointForms(sizes: readonly number[]): readonly JointForm[] {
  const forms: JointForm[] = [];
  let fields: number[] = [];
  let cells = 1;
  const end = (): void => {
    if (fields.length > 1) forms.push({ fields, sizes: fields.map((field) => sizes[field] ?? 1) });
    fields = [];
    cells = 1;
  };
  for (const field of [...sizes.keys()].sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0))) {
    const size = sizes[field] ?? 1;
    if (cells * size > cellsMax) end();
    if (size > cellsMax) break;
    fields.push(field);
    cells *= size;
  }
  end();
  return forms;
}

export function jointColumn(
  { fields, sizes }: JointForm,
  facets: readonly FacetInput[],
  rows: number,
): Uint16Array {
  const cells = new Uint16Array(rows);
  for (const [at, field] of fields.entries()) {
    const column = facets[field]?.column;
    const size = sizes[at] ?? 1;
    if (column === undefined) continue;
    for (let row = 0; row < rows; row += 1) {
      cells[row] = (cells[row] as number) * size + (column[row] as number);
    }
  }
  return cells;
}

/**
 * From counts by cell the counts by set of each of the fields, in their order. The last field is added
 * up and taken away, then the one before: nearly all the work is one pass over the cells.
 */
export function marginals({ sizes }: JointForm, cells: Uint32Array): readonly Uint32Array[] {
  const counts: Uint32Array[] = [];
  let present = cells;
  for (let place = sizes.length - 1; place >= 0; place -= 1) {
    const size = sizes[place] ?? 1;
    const ofField = new Uint32Array(size);
    const rest = new Uint32Array(present.length / size);
    let at = 0;
    for (let cell = 0; cell < rest.length; cell += 1) {
      let sum = 0;
      for (let set = 0; set < size; set += 1, at += 1) {
        const count = present[at] as number;
        if (count === 0) continue;
        ofField[set] = (ofField[set] as number) + count;
        sum += count;
      }
      rest[cell] = sum;
    }
    counts[place] = ofField;
    present = rest;
  }
  return counts;
}
