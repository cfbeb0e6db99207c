import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { type Refusal, refuse } from "../errors/index.ts";
import { backupErrors } from "./errors.ts";
import { backupFormatVersion, manifestBytesMax, readChunkBytes } from "./limits.ts";
import { type BackupManifest, manifestSchema } from "./manifest.ts";

/** The first line of a file; it tells what it is and how to read on. */
export const openingLine = `TONGSHU-BACKUP ${backupFormatVersion}\n`;

const lengthDigits = 12;
/** Length of the manifest, SHA-256 of all bytes before the trailer, end of line. */
const trailerPattern = /^(\d{12}) ([0-9a-f]{64})\n$/;
const trailerBytes = lengthDigits + 1 + 64 + 1;

export function trailerOf(manifestBytes: number, sha256: string): string {
  if (manifestBytes > manifestBytesMax) throw new Error("The manifest is beyond its limit.");
  return `${String(manifestBytes).padStart(lengthDigits, "0")} ${sha256}\n`;
}

/** A file whose checksum is right, open for reading its body. */
export interface CheckedBackup {
  readonly manifest: BackupManifest;
  /** The gzip member that holds the tables. */
  body(): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

/** Opens a backup and reads all of it once: a file that is not whole, ours and intact is refused. */
export async function openBackup(file: string): Promise<CheckedBackup | Refusal> {
  const opened = await open(file, "r").catch((error: NodeJS.ErrnoException) => error);
  if (opened instanceof Error) {
    const reason = opened.code ?? opened.message;
    return refuse(backupErrors, "BACKUP_FILE_UNREADABLE", { file, reason });
  }
  const checked = await check(opened, file).catch(async (error: unknown) => {
    await opened.close();
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined || code === undefined) throw error;
    return refuse(backupErrors, "BACKUP_FILE_UNREADABLE", { file, reason: code });
  });
  if ("refused" in checked) await opened.close();
  return checked;
}

async function check(handle: FileHandle, file: string): Promise<CheckedBackup | Refusal> {
  const { size } = await handle.stat();
  const opening = (await readAt(handle, 0, openingLine.length)).toString("latin1");
  const version = /^TONGSHU-BACKUP (\d+)\n/.exec(`${opening}\n`)?.[1];
  if (opening !== openingLine) {
    if (version !== undefined && size > openingLine.length) {
      const details = { file, version: Number(version), known: backupFormatVersion };
      return refuse(backupErrors, "BACKUP_VERSION_UNKNOWN", details);
    }
    const began = opening !== "" && openingLine.startsWith(opening);
    return refuse(backupErrors, began ? "BACKUP_TRUNCATED" : "BACKUP_FOREIGN", { file });
  }
  const end = size - trailerBytes;
  if (end < openingLine.length) return refuse(backupErrors, "BACKUP_TRUNCATED", { file });
  const trailer = (await readAt(handle, end, trailerBytes)).toString("latin1");
  const [, lengthText, sha256] = trailerPattern.exec(trailer) ?? [];
  if (lengthText === undefined) return refuse(backupErrors, "BACKUP_TRUNCATED", { file });
  const whole = createHash("sha256");
  for await (const chunk of readBetween(handle, 0, end)) whole.update(chunk);
  const start = end - Number(lengthText);
  if (whole.digest("hex") !== sha256 || start < openingLine.length) return damaged(file, theWhole);
  const manifest = await readManifest(handle, start, end);
  if (manifest === undefined) return damaged(file, { zh: "清单", en: "the manifest" });
  return {
    manifest,
    body: () => readBetween(handle, openingLine.length, start),
    close: () => handle.close(),
  };
}

const theWhole = { zh: "整个文件", en: "the whole file" };

/** The refusal of a file that is not what was written; the part is named in both languages. */
export function damaged(file: string, part: { zh: string; en: string }): Refusal {
  const inChinese = refuse(backupErrors, "BACKUP_DAMAGED", { file, part: part.zh });
  const inEnglish = refuse(backupErrors, "BACKUP_DAMAGED", { file, part: part.en });
  return { ...inEnglish, message: { zh: inChinese.message.zh, en: inEnglish.message.en } };
}

async function readManifest(
  handle: FileHandle,
  start: number,
  end: number,
): Promise<BackupManifest | undefined> {
  if (end - start > manifestBytesMax) return undefined;
  const text = (await readAt(handle, start, end - start)).toString("utf8");
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    // The checksum was right, so a program wrote it that is not ours.
    return undefined;
  }
}

async function readAt(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of readBetween(handle, from, from + length)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Ends early where the file does. */
async function* readBetween(handle: FileHandle, from: number, to: number): AsyncIterable<Buffer> {
  let at = from;
  while (at < to) {
    const buffer = Buffer.alloc(Math.min(readChunkBytes, to - at));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
