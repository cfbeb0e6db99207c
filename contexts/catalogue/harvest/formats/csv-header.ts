import type { Sniffed } from "../model/index.ts";

/** The cells of a header line, without byte order mark and quotes. Names hold no line breaks. */
export function headerCells(line: string): string[] {
  return line
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/[,;\t]/)
    .map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, "$1")
        .trim(),
    );
}

/** Whether the file looks like a table that has all these columns. */
export function hasColumns({ firstLine, keys }: Sniffed, columns: readonly string[]): boolean {
  if (/^\s*[[{<]/.test(firstLine)) return false;
  const cells = new Set([...headerCells(firstLine), ...(keys ?? [])]);
  return columns.every((column) => cells.has(column));
}
