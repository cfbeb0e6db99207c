import type { Filter } from "../search-index.ts";
import { selfAndAncestors } from "../paths.ts";
import type { Columns, FacetColumn } from "./columns.ts";

export interface CompiledFilter {
  readonly field: string;
  readonly passes: (row: number) => boolean;
}

/** Filters as tests of a row; of a facet field, the answer is worked out once per set of values. */
export function compileFilters(columns: Columns, filters: readonly Filter[]): CompiledFilter[] {
  return filters.map((filter) => ({ field: filter.field, passes: testOf(columns, filter) }));
}

function testOf(columns: Columns, filter: Filter): (row: number) => boolean {
  if ("in" in filter) {
    const wanted = new Set(filter.in);
    return bySet(facetOf(columns, filter.field), (values) =>
      values.length === 0 ? wanted.has(null) : values.some((value) => wanted.has(value)),
    );
  }
  if ("under" in filter) {
    const wanted = new Set(filter.under);
    return bySet(facetOf(columns, filter.field), (values) =>
      values.length === 0
        ? wanted.has(null)
        : values.some((value) => selfAndAncestors(value).some((path) => wanted.has(path))),
    );
  }
  const numbers = columns.numbers.get(filter.field) ?? new Float64Array(0);
  const { gte = Number.NEGATIVE_INFINITY, lt = Number.POSITIVE_INFINITY } = filter;
  return (row) => {
    const value = numbers[row] ?? Number.NaN;
    return value >= gte && value < lt;
  };
}

function bySet(
  facet: FacetColumn,
  test: (values: readonly string[]) => boolean,
): (row: number) => boolean {
  const passing = Uint8Array.from(facet.stated, (ids) =>
    test(ids.map((id) => facet.values[id] ?? "")) ? 1 : 0,
  );
  return (row) => passing[facet.sets[row] ?? 0] === 1;
}

function facetOf(columns: Columns, field: string): FacetColumn {
  const facet = columns.facets.get(field);
  if (facet === undefined) throw new Error(`No facet column ${field}.`);
  return facet;
}

/** Bit i is set when the filters on the i-th filtered field fail. */
export interface FilterMask {
  readonly fields: readonly string[];
  readonly failures: (row: number) => number;
}

export function compileMask(compiled: readonly CompiledFilter[]): FilterMask {
  const fields = [...new Set(compiled.map((filter) => filter.field))];
  const bits = compiled.map((filter) => 1 << fields.indexOf(filter.field));
  return {
    fields,
    failures(row) {
      let mask = 0;
      for (let index = 0; index < compiled.length; index += 1) {
        if (compiled[index]?.passes(row) === false) mask |= bits[index] ?? 0;
      }
      return mask;
    },
  };
}
