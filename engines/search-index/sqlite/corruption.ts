/** SQLite's result codes for a damaged file: SQLITE_CORRUPT, SQLITE_NOTADB (low byte). */
const corruptCodes = new Set([11, 26]);

/** Why SQLite holds the file to be damaged; undefined for any other error. */
export function corruptionOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("errcode" in error)) return undefined;
  const { errcode } = error;
  return typeof errcode === "number" && corruptCodes.has(errcode & 0xff)
    ? error.message
    : undefined;
}
