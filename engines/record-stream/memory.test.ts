import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** The whole process: Node itself takes some 50, the window up to twice a record's limit. */
const peakMebibytesMax = 200;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "record-stream-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  readonly records: number;
  readonly problems: readonly string[];
  readonly peakMebibytes: number;
}

function run(...args: string[]): string {
  const probe = join(import.meta.dirname, "testing/memory-probe.ts");
  return execFileSync(process.execPath, [probe, ...args], { encoding: "utf8" });
}

function probe(...args: string[]): Outcome {
  return JSON.parse(run(...args)) as Outcome;
}

describe("peak memory of a whole process", { timeout: 120_000 }, () => {
  it("stays bounded over a 300 MB array", () => {
    const outcome = probe("longArray");
    expect(outcome.problems).toEqual([]);
    expect(outcome.records).toBeGreaterThan(90_000);
    expect(outcome.peakMebibytes).toBeLessThan(peakMebibytesMax);
  });

  it("skips a 200 MB record and reads what follows", () => {
    const outcome = probe("hugeRecord");
    expect(outcome).toMatchObject({ records: 2, problems: ["RECORD_TOO_LARGE"] });
    expect(outcome.peakMebibytes).toBeLessThan(peakMebibytesMax);
  });

  it("skips a 200 MB row and reads what follows", () => {
    const outcome = probe("hugeRow");
    expect(outcome).toMatchObject({ records: 2, problems: ["RECORD_TOO_LARGE"] });
    expect(outcome.peakMebibytes).toBeLessThan(peakMebibytesMax);
  });

  it("refuses a gzip bomb", () => {
    const path = join(folder, "bomb.json");
    run("make-gzip", path);
    expect(statSync(path).size).toBeLessThan(2_000_000);
    const outcome = probe("gzip", path);
    expect(outcome.problems).toContain("COMPRESSION_RATIO");
    expect(outcome.peakMebibytes).toBeLessThan(peakMebibytesMax);
  });

  it("refuses a workbook whose directory lies about a bomb", () => {
    const path = join(folder, "bomb.xlsx");
    run("make-xlsx", path);
    const outcome = probe("xlsx", path);
    expect(outcome).toMatchObject({ records: 0, problems: ["XLSX_DAMAGED"] });
    expect(outcome.peakMebibytes).toBeLessThan(peakMebibytesMax);
  });
});
