import { ByteWindow } from "../byte-window.ts";
import { scanRow, splitRow } from "../csv-row.ts";
import { defaultStreamLimits } from "../limits.ts";
import type { ReferenceRecord } from "./json-reference.ts";
import { inChunks } from "./read-all.ts";

/**
 * The places of an undamaged table's rows, header row included, ragged rows left out. Whether the
 * cells are right is for the caller to compare with another parser.
 */
export async function csvReference(
  bytes: Buffer,
): Promise<{ readonly header: string[]; readonly rows: ReferenceRecord[] }> {
  const window = new ByteWindow(inChunks(bytes));
  const dialect = { delimiter: 0x2c, loneReturnEnds: true };
  const rows: ReferenceRecord[] = [];
  let header: string[] | undefined;
  for (let at = bytes[0] === 0xef ? 3 : 0; (await window.byteAt(at)) !== -1; ) {
    const row = await scanRow(window, at, dialect, defaultStreamLimits);
    const cells = splitRow(Buffer.from(window.slice(row.start, row.end)).toString(), ",");
    header ??= cells;
    if (cells.length === header.length) {
      const pairs = header.map((name, index) => [name, cells[index]]);
      rows.push({
        text: JSON.stringify(Object.fromEntries(pairs)),
        start: row.start,
        end: row.next,
      });
    }
    at = row.next;
  }
  return { header: header ?? [], rows: rows.slice(1) };
}
