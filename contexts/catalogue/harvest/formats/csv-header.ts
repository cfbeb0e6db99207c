import type { Sniffed } from "@tongshu/record-stream";

/** Whether the file is a table that has all these columns. */
export function hasColumns({ startsLike, keys }: Sniffed, columns: readonly string[]): boolean {
  return startsLike === "csv" && columns.every((column) => keys?.includes(column) === true);
}
