import { promisify } from "node:util";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import type { StreamLimits } from "./limits.ts";
import { InputError } from "./stream-event.ts";
import { writeZip, type ZipPart } from "./zip-writer.ts";

const openZip = promisify(fromBuffer);

export interface SheetPart {
  readonly name: string;
  /** Deflated (RFC 1951) unless `isStored`. */
  readonly data: Uint8Array;
  readonly isStored: boolean;
}

export interface XlsxParts {
  /** A small workbook without sheets: relations, workbook, texts, styles, in this order. */
  readonly book: Uint8Array;
  /** In the workbook's order. */
  readonly sheets: readonly SheetPart[];
}

/**
 * Checks a workbook's zip before anything is unpacked into memory and takes out the parts that hold
 * cells. The directory's figures are not believed: every part is inflated once and counted. Throws
 * `InputError`.
 */
export async function openXlsx(packed: Buffer, limits: StreamLimits): Promise<XlsxParts> {
  const zip = await openZip(packed, { lazyEntries: true }).catch((error: unknown) => {
    throw damaged(error);
  });
  try {
    const entries = await listEntries(zip, limits);
    checkSizes(entries, limits);
    const texts = new Map<string, string>();
    for (const entry of entries) {
      const bytes = await inflate(zip, entry, neededWhole.has(entry.fileName));
      if (bytes !== undefined) texts.set(entry.fileName, bytes.toString("utf8"));
    }
    const workbook = texts.get(workbookPart);
    if (workbook === undefined) throw damaged(new Error(`there is no ${workbookPart}`));
    const find = async (path: string): Promise<ZipPart[]> => {
      const entry = entries.find((one) => one.fileName === path);
      return entry === undefined ? [] : [await readPart(zip, packed, entry)];
    };
    const book: ZipPart[] = [];
    for (const path of bookParts) book.push(...(await find(path)));
    const sheets: SheetPart[] = [];
    for (const { name, path } of sheetOrder(workbook, texts.get(relationsPart) ?? "")) {
      for (const part of await find(path)) {
        sheets.push({ name, data: part.data, isStored: part.method === 0 });
      }
    }
    return { book: writeZip(book), sheets };
  } finally {
    zip.close();
  }
}

const workbookPart = "xl/workbook.xml";
const relationsPart = "xl/_rels/workbook.xml.rels";
const bookParts = [relationsPart, workbookPart, "xl/sharedStrings.xml", "xl/styles.xml"];
const neededWhole = new Set([workbookPart, relationsPart]);
/** The workbook's own part and its relations list sheets only. */
const neededWholeBytesMax = 4 * 1024 * 1024;

function damaged(error: unknown): InputError {
  if (error instanceof InputError) return error;
  return new InputError("XLSX_DAMAGED", error instanceof Error ? error.message : "unknown");
}

async function listEntries(zip: ZipFile, limits: StreamLimits): Promise<Entry[]> {
  if (zip.entryCount > limits.xlsxPartsMax) {
    const detail = `${zip.entryCount} parts; at most ${limits.xlsxPartsMax}`;
    throw new InputError("XLSX_TOO_LARGE", detail);
  }
  return await new Promise<Entry[]>((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on("entry", (entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", (error) => reject(damaged(error)));
    zip.readEntry();
  });
}

/** Parts below this size may have any ratio: empty styles pack very well. */
const ratioFreeBytes = 1024 * 1024;

function checkSizes(entries: readonly Entry[], limits: StreamLimits): void {
  let total = 0;
  for (const entry of entries) {
    if (entry.isEncrypted()) throw new InputError("XLSX_DAMAGED", "the workbook is encrypted");
    total += entry.uncompressedSize;
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    if (entry.uncompressedSize > ratioFreeBytes && ratio > limits.xlsxRatioMax) {
      const detail = `${entry.fileName} unpacks to ${Math.round(ratio)} times its size`;
      throw new InputError("COMPRESSION_RATIO", detail);
    }
    if (neededWhole.has(entry.fileName) && entry.uncompressedSize > neededWholeBytesMax) {
      throw new InputError(
        "XLSX_TOO_LARGE",
        `${entry.fileName} has over ${neededWholeBytesMax} bytes`,
      );
    }
  }
  if (total > limits.xlsxUnpackedBytesMax) {
    const detail = `${total} bytes unpacked; at most ${limits.xlsxUnpackedBytesMax}`;
    throw new InputError("XLSX_TOO_LARGE", detail);
  }
}

/** yauzl ends the stream with an error when a part inflates to another size than it states. */
async function inflate(zip: ZipFile, entry: Entry, keep: boolean): Promise<Buffer | undefined> {
  if (entry.fileName.endsWith("/")) return undefined;
  const kept: Buffer[] = [];
  try {
    const stream = await promisify(zip.openReadStream.bind(zip))(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) if (keep) kept.push(chunk);
  } catch (error) {
    throw damaged(error);
  }
  return keep ? Buffer.concat(kept) : undefined;
}

/** The sheets in the workbook's order (ECMA-376 part 1, 18.2.19 and 18.2.20). */
function sheetOrder(workbook: string, relations: string): { name: string; path: string }[] {
  const targets = new Map<string, string>();
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    targets.set(attribute(tag, "Id"), attribute(tag, "Target"));
  }
  const order: { name: string; path: string }[] = [];
  for (const [tag] of workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)) {
    const target = targets.get(attribute(tag, "\\w+:id"));
    if (target === undefined) continue;
    const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    order.push({ name: attribute(tag, "name"), path });
  }
  return order;
}

/** The value of a tag's attribute with XML's references resolved; "" when there is none. */
function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  const raw = found?.[1] ?? found?.[2] ?? "";
  return raw.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex, decimal, entity) => {
      if (entity !== undefined) return namedReferences[entity] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

const namedReferences: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

async function readPart(zip: ZipFile, packed: Buffer, entry: Entry): Promise<ZipPart> {
  const read = promisify(zip.readLocalFileHeader.bind(zip));
  const { fileDataStart } = await read(entry, { minimal: true });
  return {
    name: entry.fileName,
    method: entry.compressionMethod,
    crc32: entry.crc32,
    unpackedBytes: entry.uncompressedSize,
    data: packed.subarray(fileDataStart, fileDataStart + entry.compressedSize),
  };
}
