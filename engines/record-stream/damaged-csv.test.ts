import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { csvReference } from "./testing/csv-reference.ts";
import { damageOneByte, seededRandom } from "./testing/damage.ts";
import { type ReferenceRecord, wrongReading } from "./testing/json-reference.ts";
import { readAll } from "./testing/read-all.ts";
import { hasRealCatalogues, realBytes, realFiles } from "./testing/real-catalogues.ts";

/** Megabytes read again for each file: DAMAGE_MEGABYTES=2000 searches longer. */
const megabytesPerFile = Number(process.env.DAMAGE_MEGABYTES ?? 4);
const firstSeed = Number(process.env.DAMAGE_SEED ?? 1);
const files = realFiles(/\.csv(\.gz)?$/);
const lineBreaks = [0x0a, 0x0d];

describe.skipIf(!hasRealCatalogues)("one damaged byte in a real table", () => {
  it.each(files)(
    "%s: every row that the damage does not concern lands",
    { timeout: 600_000 },
    async (path) => {
      const bytes = realBytes(path);
      const { header, rows } = await csvReference(bytes);
      if (!path.includes("Spatial_Hub")) {
        const other: unknown[] = parse(bytes, { columns: true, bom: true, skip_empty_lines: true });
        expect(rows.map((row) => JSON.parse(row.text))).toEqual(other);
      }
      const whole = await readAll(bytes, { kind: "csv" });
      expect(whole.values.map((value) => JSON.stringify(value))).toEqual(
        rows.map((row) => row.text),
      );
      const bodyStart = rows[0]?.start ?? 0;
      const seeds = Math.max(3, Math.round((megabytesPerFile * 1_000_000) / bytes.length));
      for (let seed = firstSeed; seed < firstSeed + Math.min(seeds, 20_000); seed += 1) {
        const body = Buffer.from(bytes.subarray(bodyStart));
        const at = bodyStart + damageOneByte(body, seededRandom(seed));
        const damaged = Buffer.concat([bytes.subarray(0, bodyStart), body]);
        const { values, problems } = await readAll(damaged, { kind: "csv" });
        // A row whose line break is damaged may take the row after it along.
        const breaksLine = lineBreaks.includes(bytes[at] ?? 0);
        const touched = (row: ReferenceRecord): boolean =>
          (at >= row.start && at < row.end) ||
          (breaksLine && at === row.start - 1) ||
          (breaksLine && at === row.start - 2);
        const wrong = wrongReading(rows, touched, values);
        if (wrong !== undefined) {
          const around = JSON.stringify(damaged.subarray(Math.max(0, at - 60), at + 60).toString());
          const change = `${bytes[at]} to ${damaged[at]}`;
          expect.fail(
            `${header.length} columns, seed ${seed}, byte ${at} from ${change}: ${wrong} ${JSON.stringify(problems.slice(0, 3))} ${around}`,
          );
        }
      }
    },
  );
});
