import { isUtf8 } from "node:buffer";
import type { ByteWindow } from "./byte-window.ts";
import { JsonScanner, type ScanStatus } from "./json-scanner.ts";
import { firstInvalidUtf8 } from "./utf8.ts";

export interface ScannedValue {
  /** "more": the input ended inside the value. */
  readonly status: ScanStatus;
  /** Position behind the value, or of the offending byte, or of the end of the input. */
  readonly end: number;
  readonly tooLarge: boolean;
  readonly tooDeep: boolean;
}

export interface ValueLimits {
  readonly bytesMax: number;
  readonly depthMax: number;
}

/**
 * Finds the end of the JSON value at `start`. Its bytes stay in the window while there are at most
 * `bytesMax`; of a larger value (`tooLarge`) they are let go, so the memory stays bounded. With
 * `giveUp` the scan ends at that size instead, and all bytes stay.
 */
export async function scanValue(
  window: ByteWindow,
  start: number,
  limits: ValueLimits,
  giveUp = false,
): Promise<ScannedValue> {
  const scanner = new JsonScanner(limits.depthMax);
  let at = start;
  let tooLarge = false;
  for (;;) {
    const stop = tooLarge ? window.end : Math.min(window.end, start + limits.bytesMax + 1);
    at = scanner.feed(window.data, at - window.base, stop - window.base) + window.base;
    if (scanner.status !== "more") break;
    if (at - start > limits.bytesMax) {
      tooLarge = true;
      if (giveUp) break;
      window.dropBefore(at);
    }
    if (at >= window.end && !(await window.more())) {
      scanner.finish();
      break;
    }
  }
  const over = at - start > limits.bytesMax;
  return { status: scanner.status, end: at, tooLarge: tooLarge || over, tooDeep: scanner.tooDeep };
}

export type ParsedValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: "encoding" | "syntax"; readonly detail: string };

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Decodes and parses a value's bytes; `start` is their absolute position, for the detail. */
export function parseValue(bytes: Uint8Array, start: number): ParsedValue {
  if (!isUtf8(bytes)) {
    const offset = firstInvalidUtf8(bytes);
    const byte = (bytes[offset] ?? 0).toString(16).padStart(2, "0");
    const detail = `byte 0x${byte} at byte offset ${start + offset} is not UTF-8`;
    return { ok: false, reason: "encoding", detail };
  }
  try {
    return { ok: true, value: JSON.parse(decoder.decode(bytes)) };
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 200) : "not JSON";
    return { ok: false, reason: "syntax", detail };
  }
}
