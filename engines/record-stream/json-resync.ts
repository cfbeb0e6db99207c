import type { ByteWindow } from "./byte-window.ts";
import { JsonScanner } from "./json-scanner.ts";
import { parseValue, scanValue } from "./json-value.ts";
import { isPlainObject, type KnownShape } from "./known-shape.ts";
import type { StreamLimits } from "./limits.ts";

const openBrace = 0x7b;
/** White space in front of a record is compared up to this many bytes. */
const separatorBytesMax = 64;

/** Bytes read a second time so far; the search ends when it exceeds its limit. */
export interface RescanBudget {
  bytesLeft: number;
}

/**
 * Searches from `from` on for the beginning of the next good record: an object that scans, parses,
 * is followed by a comma or the array's end, and has the shape of the good records. It is bounded
 * by one record in memory. Undefined at the end of the input or of the budget.
 */
export async function findNextRecord(
  window: ByteWindow,
  from: number,
  shape: KnownShape,
  limits: StreamLimits,
  budget: RescanBudget,
): Promise<number | undefined> {
  const valueLimits = { bytesMax: limits.recordBytesMax, depthMax: limits.recordDepthMax };
  let at = from;
  while (budget.bytesLeft > 0) {
    const found = await nextBrace(window, at);
    if (found === undefined) return undefined;
    const scanned = await scanValue(window, found, valueLimits, true);
    budget.bytesLeft -= scanned.end - found;
    at = found + 1;
    if (scanned.status !== "done" || scanned.tooLarge || scanned.tooDeep) continue;
    const parsed = parseValue(window.slice(found, scanned.end), found);
    if (!parsed.ok) continue;
    const next = await window.byteAt(await window.skipSpace(scanned.end));
    const endsWell = next === 0x2c || next === 0x5d || next === -1;
    if (endsWell && shape.fits(parsed.value, separatorBefore(window, found))) return found;
    at = scanned.end;
  }
  return undefined;
}

/** The white space in front of a position, as far as it is still in the window. */
export function separatorBefore(window: ByteWindow, position: number): string {
  let from = position;
  const stop = Math.max(window.low, position - separatorBytesMax);
  while (from > stop && (window.data[from - 1 - window.base] as number) <= 0x20) from -= 1;
  return String.fromCharCode(...window.slice(from, position));
}

/** Keeps a few bytes in front of the brace, for `separatorBefore`. */
async function nextBrace(window: ByteWindow, from: number): Promise<number | undefined> {
  let at = from;
  for (;;) {
    const offset = window.data
      .subarray(0, window.end - window.base)
      .indexOf(openBrace, at - window.base);
    if (offset !== -1) {
      window.dropBefore(offset + window.base - separatorBytesMax);
      return offset + window.base;
    }
    at = window.end;
    window.dropBefore(at - separatorBytesMax);
    if (!(await window.more())) return undefined;
  }
}

interface Span {
  readonly keys: ReadonlySet<string>;
  readonly value: unknown;
  readonly separator: string;
  readonly bytes: number;
}

/**
 * Learns the shape of records from what lies ahead, for a file whose very first record is damaged.
 * Records are the kind of object that lies inside no other; of several kinds the one that takes
 * most bytes. Nothing is consumed.
 */
export async function learnAhead(
  window: ByteWindow,
  from: number,
  shape: KnownShape,
  limits: StreamLimits,
  budget: RescanBudget,
): Promise<void> {
  while (window.end - from < limits.lookaheadBytesMax && (await window.more()));
  const { outer, nested } = collectObjects(window, from, limits, budget);
  const kinds: { readonly first: Span; readonly members: Span[]; bytes: number }[] = [];
  for (const span of outer) {
    if (nested.some((keys) => similar(keys, span.keys))) continue;
    const kind = kinds.find((one) => similar(one.first.keys, span.keys));
    if (kind === undefined) kinds.push({ first: span, members: [span], bytes: span.bytes });
    else {
      kind.members.push(span);
      kind.bytes += span.bytes;
    }
  }
  kinds.sort((a, b) => b.bytes - a.bytes);
  for (const span of kinds[0]?.members ?? []) shape.learn(span.value, span.separator);
}

function collectObjects(
  window: ByteWindow,
  from: number,
  limits: StreamLimits,
  budget: RescanBudget,
): { outer: Span[]; nested: ReadonlySet<string>[] } {
  const outer: Span[] = [];
  const nested = new Map<string, ReadonlySet<string>>();
  let at = from;
  const stop = Math.min(window.end, from + limits.lookaheadBytesMax);
  while (at < stop && budget.bytesLeft > 0) {
    const offset = window.data.subarray(0, stop - window.base).indexOf(openBrace, at - window.base);
    if (offset === -1) break;
    const found = offset + window.base;
    const scanner = new JsonScanner(limits.recordDepthMax);
    const end = scanner.feed(window.data, offset, stop - window.base) + window.base;
    budget.bytesLeft -= end - found;
    const isWhole = scanner.status === "done" && !scanner.tooDeep;
    const parsed = isWhole ? parseValue(window.slice(found, end), found) : undefined;
    if (parsed?.ok !== true || !isPlainObject(parsed.value)) {
      at = found + 1;
      continue;
    }
    const keys = new Set(Object.keys(parsed.value));
    const separator = separatorBefore(window, found);
    outer.push({ keys, value: parsed.value, separator, bytes: end - found });
    collectNested(parsed.value, nested);
    at = end;
  }
  return { outer, nested: [...nested.values()] };
}

/** Notes the key sets of all objects inside a value, each distinct set once. */
function collectNested(value: unknown, found: Map<string, ReadonlySet<string>>): void {
  if (typeof value !== "object" || value === null || found.size >= nestedKindsMax) return;
  for (const inner of Object.values(value)) {
    if (isPlainObject(inner)) {
      const keys = Object.keys(inner);
      found.set(keys.toSorted().join("\n"), new Set(keys));
    }
    collectNested(inner, found);
  }
}

const nestedKindsMax = 500;

function similar(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const key of a) if (b.has(key)) shared += 1;
  return shared > 0 && shared * 2 >= a.size + b.size - shared;
}
