import { describe, expect, it } from "vitest";
import type { RecordShape } from "./index.ts";
import { damageOneByte, seededRandom } from "./testing/damage.ts";
import { jsonReference, linesReference, wrongReading } from "./testing/json-reference.ts";
import { readAll } from "./testing/read-all.ts";
import { hasRealCatalogues, realBytes, realFiles } from "./testing/real-catalogues.ts";

/** Megabytes read again for each file: DAMAGE_MEGABYTES=2000 searches longer. */
const megabytesPerFile = Number(process.env.DAMAGE_MEGABYTES ?? 4);
const firstSeed = Number(process.env.DAMAGE_SEED ?? 1);

function recordsKey(path: string): string {
  if (/taiwan|ScottishParliament/.test(path)) return "";
  if (/src-arcgis/.test(path)) return "data";
  if (/src-dcat/.test(path)) return "dcat:dataset";
  return /firstdata/.test(path) ? "sources" : "dataset";
}

const files = realFiles(
  /^(us-data-json|argentina|taiwan|firstdata|scotland|socrata)\/.*\.(json|jsonl)(\.gz)?$/,
);

describe.skipIf(!hasRealCatalogues)("one damaged byte in a real file", () => {
  it.each(files)("%s: every other record lands", { timeout: 600_000 }, async (path) => {
    const bytes = realBytes(path);
    const isLines = path.includes(".jsonl");
    const shape: RecordShape = isLines
      ? { kind: "json-lines" }
      : { kind: "json", recordsAt: recordsKey(path) };
    const reference =
      shape.kind === "json" ? jsonReference(bytes, shape.recordsAt) : linesReference(bytes);
    const whole = await readAll(bytes, shape);
    expect(whole.problems).toEqual([]);
    expect(whole.values.map((value) => JSON.stringify(value))).toEqual(
      reference.map((record) => record.text),
    );
    const seeds = Math.max(3, Math.round((megabytesPerFile * 1_000_000) / bytes.length));
    for (let seed = firstSeed; seed < firstSeed + Math.min(seeds, 20_000); seed += 1) {
      const damaged = Buffer.from(bytes);
      const at = damageOneByte(damaged, seededRandom(seed));
      const { values, problems } = await readAll(damaged, shape);
      const wrong = wrongReading(reference, (one) => at >= one.start && at < one.end, values);
      const change = `${bytes[at]} to ${damaged[at]}`;
      if (wrong !== undefined) {
        const around = JSON.stringify(damaged.subarray(Math.max(0, at - 60), at + 60).toString());
        expect.fail(
          `seed ${seed}, byte ${at} from ${change}: ${wrong} ${JSON.stringify(problems)} ${around}`,
        );
      }
    }
  });
});
