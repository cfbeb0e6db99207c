import { describe, expect, it } from "vitest";
import { readAll } from "./testing/read-all.ts";
import { hasRealCatalogues, realBytes } from "./testing/real-catalogues.ts";

/** Big5 and GB18030 bytes of a text, by inverting Node's decoder. */
function encodeWith(label: "big5" | "gb18030", text: string): Buffer {
  const table = new Map<string, Buffer>();
  const decoder = new TextDecoder(label);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Buffer.from([lead, trail]);
      const character = decoder.decode(bytes);
      if (character.length === 1 && !table.has(character)) table.set(character, bytes);
    }
  }
  return Buffer.concat(
    Array.from(text, (one) =>
      one.charCodeAt(0) < 0x80 ? Buffer.from(one) : (table.get(one) ?? Buffer.from("?")),
    ),
  );
}

const csv = { kind: "csv" } as const;
const text = "機關名稱,資料集名稱\n臺北市政府,公共自行車租借資訊\n內政部,人口統計資料\n";
const simplified = "机关名称,数据集名称\n国家统计局,人口统计数据\n北京市人民政府,公共自行车信息\n";
const wanted = [
  { 機關名稱: "臺北市政府", 資料集名稱: "公共自行車租借資訊" },
  { 機關名稱: "內政部", 資料集名稱: "人口統計資料" },
];

describe("encodings", () => {
  it("refuses an unknown label", async () => {
    const { problems } = await readAll(text, csv, { encoding: "klingon" });
    expect(problems).toMatchObject([{ code: "ENCODING_INVALID", fatal: true }]);
  });

  it("refuses the rows of a file in an encoding that is not known, and names the bytes", async () => {
    const latin = Buffer.from("a,b\nã,1\nplain,2\né,3\nü,4\n", "latin1");
    const all = await readAll(latin, csv);
    expect(all.values).toEqual([{ a: "plain", b: "2" }]);
    expect(all.problems.map((problem) => problem.code)).toEqual(Array(3).fill("ENCODING_INVALID"));
    expect(all.problems[0]).toMatchObject({ position: { line: 2 } });
    const told = await readAll(latin, csv, { encoding: "windows-1252" });
    expect(told.values).toHaveLength(4);
  });

  it.each([
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16LE with a mark", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16BE with a mark", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
    ["Big5", encodeWith("big5", text)],
    ["GB18030", encodeWith("gb18030", text)],
  ])("reads %s", async (_name, bytes) => {
    const all = await readAll(bytes, csv);
    expect(all.problems).toEqual([]);
    expect(all.values).toEqual(wanted);
  });

  it("reads simplified characters in GB18030", async () => {
    const { values } = await readAll(encodeWith("gb18030", simplified), csv);
    expect(values).toContainEqual({ 机关名称: "国家统计局", 数据集名称: "人口统计数据" });
  });

  it("refuses only the record of a byte that Big5 does not have", async () => {
    const bytes = encodeWith("big5", text);
    bytes[bytes.lastIndexOf(0x2c) + 2] = 0xff;
    const all = await readAll(bytes, csv);
    expect(all.values).toEqual(wanted.slice(0, 1));
    expect(all.problems).toMatchObject([{ code: "ENCODING_INVALID", position: { line: 3 } }]);
  });

  it.skipIf(!hasRealCatalogues)("tells Big5 and GB18030 apart in a real catalogue", async () => {
    const real = realBytes("taiwan/raw_08_Taichung.csv.gz").toString("utf8");
    const whole = await readAll(real, csv);
    for (const label of ["big5", "gb18030"] as const) {
      const { values, problems } = await readAll(
        encodeWith(label, real.replace(/^\ufeff/, "")),
        csv,
      );
      expect(problems, label).toEqual([]);
      expect(values, label).toHaveLength(whole.values.length);
      expect(JSON.stringify(values[0])).toContain("資料集");
    }
  });
});
