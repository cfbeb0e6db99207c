/** East Asian wide and fullwidth characters (UAX #11), emoji included, take two columns. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const invisible = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns that a text takes on a terminal. */
export function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => {
    if (invisible.test(character)) return sum;
    return sum + (wide.test(character) ? 2 : 1);
  }, 0);
}

export interface Column {
  readonly title: string;
  readonly right?: boolean;
}

/** Rows under their titles, each cell as wide as the widest of its column. */
export function inColumns(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const table = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, at) => Math.max(...table.map((row) => columnsOf(row[at] ?? ""))));
  return table
    .map((row) =>
      columns
        .map(({ right }, at) => {
          const cell = row[at] ?? "";
          const space = " ".repeat((widths[at] ?? 0) - columnsOf(cell));
          return right === true ? space + cell : cell + space;
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
