import { toUtf8 } from "./encoding.ts";
import { sniffBytesMax } from "./limits.ts";
import { openInput } from "./open-input.ts";
import { InputError } from "./stream-event.ts";
import { kindOfText } from "./text-kind.ts";

export type InputKind =
  | "json-object"
  | "json-array"
  | "json-lines"
  | "csv"
  | "html"
  | "xml"
  | "xlsx"
  | "empty"
  | "binary";

export interface Sniffed {
  readonly startsLike: InputKind;
  /** The first unpacked 64 KiB, decoded; "" when the input is no text. */
  readonly text: string;
  readonly firstLine: string;
  /** Top-level keys seen: of the document, of the first record, or the header row's cells. */
  readonly keys?: readonly string[];
}

/**
 * Looks at the beginning of a file. Throws `InputError` when it cannot be read at all.
 */
export async function sniff(path: string): Promise<Sniffed> {
  return await sniffBytes(openInput(path));
}

export async function sniffBytes(bytes: AsyncIterable<Uint8Array>): Promise<Sniffed> {
  const raw = await take(bytes, sniffBytesMax);
  if (kindOfText(raw) === "xlsx") return { startsLike: "xlsx", text: "", firstLine: "" };
  const head = await take(toUtf8(once(raw), undefined), sniffBytesMax * 3);
  const text = new TextDecoder().decode(head);
  const trimmed = text.trim();
  const kind = kindOfText(head);
  if (trimmed === "") return { startsLike: "empty", text, firstLine: "" };
  const firstLine = trimmed.split(/\r\n|\n|\r/, 1)[0] ?? "";
  if (kind !== "text") {
    const isBinary = kind === "binary";
    return { startsLike: kind, text: isBinary ? "" : text, firstLine: isBinary ? "" : firstLine };
  }
  if (trimmed.startsWith("[")) return jsonKind("json-array", text, firstLine);
  if (trimmed.startsWith("{")) {
    const isLines = isJson(firstLine) && trimmed.length > firstLine.length;
    return jsonKind(isLines ? "json-lines" : "json-object", text, firstLine);
  }
  const delimiter = [",", ";", "\t"].find((one) => firstLine.includes(one)) ?? ",";
  const keys = firstLine.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  return { startsLike: "csv", text, firstLine, keys };
}

function jsonKind(startsLike: InputKind, text: string, firstLine: string): Sniffed {
  return { startsLike, text, firstLine, keys: topLevelKeys(text) };
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** Keys of the first object of a text that may be cut off anywhere. */
function topLevelKeys(text: string): string[] {
  const keys: string[] = [];
  let depth = 0;
  let objectDepth = 0;
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g)) {
    const token = match[0];
    if (token === "{" || token === "[") {
      depth += 1;
      if (token === "{" && objectDepth === 0) objectDepth = depth;
    } else if (token === "}" || token === "]") {
      depth -= 1;
      if (depth < objectDepth) return keys;
    } else if (match[1] !== undefined && depth === objectDepth && keys.length < keysMax) {
      const key = token.slice(0, token.length - match[1].length);
      if (isJson(key)) keys.push(String(JSON.parse(key)));
    }
  }
  return keys;
}

const keysMax = 1_000;

async function take(bytes: AsyncIterable<Uint8Array>, bytesMax: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let total = 0;
  try {
    for await (const chunk of bytes) {
      parts.push(chunk);
      total += chunk.length;
      if (total >= bytesMax) break;
    }
  } catch (error) {
    // What could be unpacked before the damage is enough to look at.
    if (!(error instanceof InputError) || total === 0) throw error;
  }
  return Buffer.concat(parts).subarray(0, bytesMax);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
