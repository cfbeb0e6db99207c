/**
 * How many characters must be put in, left out, exchanged or swapped with their neighbour to turn
 * `typed` into `known` (optimal string alignment); `max + 1` when it is more than `max`.
 */
export function editDistance(typed: string, known: string, max: number): number {
  if (Math.abs(typed.length - known.length) > max) return max + 1;
  return Math.min(lastRow(typed, known, max)?.at(-1) ?? max + 1, max + 1);
}

/** The same to the nearest beginning of `known`: what was typed may still be going on. */
export function prefixDistance(typed: string, known: string, max: number): number {
  const row = lastRow(typed, known.slice(0, typed.length + max), max);
  return row === undefined ? max + 1 : Math.min(max + 1, ...row);
}

/** Distances of the whole of `typed` to every beginning of `known`; undefined when all exceed. */
function lastRow(typed: string, known: string, max: number): readonly number[] | undefined {
  let before: number[] = [];
  let above = Array.from({ length: known.length + 1 }, (_, at) => at);
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= known.length; column += 1) {
      const same = typed[row - 1] === known[column - 1];
      let distance = Math.min(
        at(above, column) + 1,
        at(current, column - 1) + 1,
        at(above, column - 1) + (same ? 0 : 1),
      );
      const isSwap = typed[row - 1] === known[column - 2] && typed[row - 2] === known[column - 1];
      if (isSwap && row > 1) distance = Math.min(distance, at(before, column - 2) + 1);
      current.push(distance);
      least = Math.min(least, distance);
    }
    if (least > max && row > 1 && Math.min(...above) > max) return undefined;
    before = above;
    above = current;
  }
  return above;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
