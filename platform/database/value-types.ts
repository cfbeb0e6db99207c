import pg from "pg";

/** `pg_type.oid` of the types that are read differently from what `pg` does by itself. */
const int8 = 20;
const date = 1082;

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new Error(`The bigint ${text} is beyond 2^53; select it as text.`);
  }
  return value;
}

/**
 * Parsers of one pool; the global ones of `pg` stay as they are. A bigint becomes a number, which
 * fails loudly beyond 2^53. A `date` stays `YYYY-MM-DD`, because a calendar day has no time zone.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") => {
    if (format !== "binary") {
      if (oid === int8) return parseInt8;
      if (oid === date) return (text: string) => text;
    }
    return format === "binary"
      ? pg.types.getTypeParser(oid, "binary")
      : pg.types.getTypeParser(oid, "text");
  }) as pg.CustomTypesConfig["getTypeParser"],
};
