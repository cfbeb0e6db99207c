import { RefusalError, refuse } from "../errors/index.ts";
import type { CopyValue } from "./database.ts";
import { databaseErrors } from "./errors.ts";

/** A column of the table that rows are copied into. */
export interface CopyColumn {
  readonly table: string;
  readonly name: string;
  /** How an array is written: `{"a","b"}` in an array column, `["a","b"]` in a JSON column. */
  readonly kind: "plain" | "array" | "json";
}

/** Where a value stands, for the refusal. Rows count from 1. */
interface Place {
  readonly column: CopyColumn;
  readonly row: number;
}

const special = /[\\\t\n\r]/;
const specials = /[\\\t\n\r]/g;
const escapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
};

/** An odd number of backslashes before `u0000`: the escape of NUL, not a text that shows one. */
const escapedNul = /(?<!\\)(?:\\\\)*\\u0000/;
/** JSON.stringify escapes a surrogate only when it is alone. */
const escapedLoneSurrogate = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

function unstorable({ column, row }: Place, what: string): RefusalError {
  const details = { table: column.table, column: column.name, row, what };
  return new RefusalError(refuse(databaseErrors, "COPY_VALUE_NOT_STORABLE", details));
}

const nul = "NUL (U+0000)";
const loneSurrogate = "lone surrogate (U+D800–U+DFFF)";

function arrayLiteral(values: readonly unknown[]): string {
  const parts = values.map((value) => {
    if (value === null) return "NULL";
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    if (typeof value !== "string") throw new Error("An SQL array holds texts, numbers, booleans.");
    return `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
  });
  return `{${parts.join(",")}}`;
}

function dateText(value: Date): string {
  const text = value.toISOString();
  // Beyond the year 9999 and before the year 0001 ISO 8601 and PostgreSQL part ways.
  if (text.length !== 24 || text.startsWith("0000"))
    throw new Error(`${text} is no storable time.`);
  return text;
}

function objectText(place: Place, value: object): string {
  const { column } = place;
  if (value instanceof Date) return dateText(value);
  if (Array.isArray(value)) {
    if (column.kind === "array") return arrayLiteral(value);
    if (column.kind === "plain") {
      throw new Error(`Column ${column.name} of ${column.table} is neither an array nor JSON.`);
    }
  }
  const text = JSON.stringify(value);
  if (text.includes("\\u")) {
    if (escapedNul.test(text)) throw unstorable(place, nul);
    if (escapedLoneSurrogate.test(text)) throw unstorable(place, loneSurrogate);
  }
  return text;
}

function valueText(place: Place, value: Exclude<CopyValue, null>): string {
  switch (typeof value) {
    case "string":
      if (place.column.kind === "json" && value.includes("\\u") && escapedNul.test(value)) {
        throw unstorable(place, nul);
      }
      return value;
    case "number":
      if (!Number.isFinite(value)) {
        throw new Error(`Column ${place.column.name} was given ${value}, which is no number.`);
      }
      return String(value);
    case "bigint":
    case "boolean":
      return String(value);
    case "object":
      return objectText(place, value);
    default:
      throw new Error(`Column ${place.column.name} was given a value of type ${typeof value}.`);
  }
}

function encodeValue(place: Place, value: CopyValue): string {
  if (value === null) return "\\N";
  const text = valueText(place, value);
  if (text.includes("\0")) throw unstorable(place, nul);
  // Encoding as UTF-8 would replace a lone surrogate by U+FFFD without a word.
  if (!text.isWellFormed()) throw unstorable(place, loneSurrogate);
  return special.test(text) ? text.replace(specials, (found) => escapes[found] ?? found) : text;
}

/**
 * One line of COPY's text format (PostgreSQL manual, COPY, "Text Format").
 * @throws RefusalError COPY_VALUE_NOT_STORABLE for NUL and for text that is not well formed
 */
export function encodeRow(
  columns: readonly CopyColumn[],
  values: readonly CopyValue[],
  row: number,
): string {
  if (values.length !== columns.length) {
    throw new Error(`Row ${row} has ${values.length} values for ${columns.length} columns.`);
  }
  const texts = columns.map((column, index) =>
    encodeValue({ column, row }, values[index] as CopyValue),
  );
  return `${texts.join("\t")}\n`;
}
