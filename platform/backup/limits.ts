/** Version of the container format that is written; see docs/protocols/backup.md. */
export const backupFormatVersion = 1;
/** Longest manifest, in bytes of JSON: a hundred times what a thousand tables need. */
export const manifestBytesMax = 64 * 1024 * 1024;
/** Most tables in one backup. */
export const backupTablesMax = 10_000;
/** How much of a file is read at once, in bytes. */
export const readChunkBytes = 256 * 1024;
/** Longest wait for the locks of the tables that a restore replaces, in milliseconds. */
export const restoreLockWaitMsMax = 10_000;
