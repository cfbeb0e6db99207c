import { createWriteStream, writeFileSync } from "node:fs";
import { crc32, createGzip, deflateRawSync } from "node:zlib";
import { openInput, readRecords } from "../index.ts";
import { writeZip } from "../zip-writer.ts";

/**
 * Run as a child process: reads an input that is made on the fly and prints, as JSON, what came out
 * and the peak resident memory of the whole process in mebibytes.
 */
const mebibyte = 1024 * 1024;

async function* longArray(): AsyncGenerator<Uint8Array> {
  const record = Buffer.from(
    `${JSON.stringify({ id: 1, text: "数据".repeat(500), list: [1, 2, 3] })},\n`,
  );
  yield Buffer.from("[");
  const batch = Buffer.concat(Array.from({ length: 50 }, () => record));
  for (let bytes = 0; bytes < 300 * mebibyte; bytes += batch.length) yield batch;
  yield Buffer.from('{"id":2}]');
}

async function* hugeRecord(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('[{"id":1},{"id":2,"text":"');
  const text = Buffer.alloc(mebibyte, "x");
  for (let at = 0; at < 200; at += 1) yield text;
  yield Buffer.from('"},{"id":3}]');
}

async function* hugeRow(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("a,b\n1,2\n");
  const text = Buffer.alloc(mebibyte, "x");
  for (let at = 0; at < 200; at += 1) yield text;
  yield Buffer.from(",y\n3,4\n");
}

function xlsxBomb(): Buffer {
  const sheet = deflateRawSync(Buffer.alloc(300 * mebibyte));
  const empty = Buffer.alloc(300 * mebibyte);
  const part = (name: string, data: Buffer, unpackedBytes: number, crc: number) => ({
    name,
    method: 8,
    crc32: crc,
    unpackedBytes,
    data,
  });
  const book = Buffer.from('<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>');
  return writeZip([
    part("xl/workbook.xml", deflateRawSync(book), book.length, crc32(book)),
    // The directory lies about the size: only inflating shows it.
    part("xl/worksheets/sheet1.xml", sheet, 1_000, crc32(empty)),
  ]);
}

const [what = "", path = ""] = process.argv.slice(2);
const json = { kind: "json", recordsAt: "" } as const;
const makers: Record<string, () => ReturnType<typeof readRecords>> = {
  longArray: () => readRecords(longArray(), json),
  hugeRecord: () => readRecords(hugeRecord(), json),
  hugeRow: () => readRecords(hugeRow(), { kind: "csv" }),
  gzip: () => readRecords(openInput(path), json),
  xlsx: () => readRecords(openInput(path), { kind: "xlsx" }),
};

if (what === "make-gzip") {
  const gzip = createGzip();
  gzip.pipe(createWriteStream(path));
  gzip.write('["');
  for (let at = 0; at < 1_000; at += 1) {
    if (!gzip.write(Buffer.alloc(mebibyte, "x")))
      await new Promise((done) => gzip.once("drain", done));
  }
  gzip.end();
} else if (what === "make-xlsx") {
  writeFileSync(path, xlsxBomb());
} else {
  const make = makers[what];
  if (make === undefined) throw new Error(`unknown probe ${what}`);
  let records = 0;
  const problems: string[] = [];
  for await (const event of make()) {
    if (event.kind === "record") records += 1;
    else if (event.kind === "problem") problems.push(event.code);
  }
  const peakMebibytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ records, problems, peakMebibytes }));
}
