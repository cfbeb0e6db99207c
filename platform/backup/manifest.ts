import { z } from "zod";
import { backupTablesMax } from "./limits.ts";

const name = z.string().min(1).max(63);
const count = z.int().min(0);
const digest = z.string().regex(/^[0-9a-f]{64}$/);

const tableSchema = z.strictObject({
  schema: name,
  name,
  columns: z.array(name),
  /** Bytes of COPY text, which lie in the body in the order of the manifest's tables. */
  bytes: count,
  rows: count,
  sha256: digest,
});

const sequenceSchema = z.strictObject({
  schema: name,
  name,
  /** A bigint as text, because it may be beyond 2^53. */
  last: z.string().regex(/^-?\d{1,19}$/),
  called: z.boolean(),
});

/** What a backup holds; the last but one part of the file. */
export const manifestSchema = z.strictObject({
  format: z.literal("tongshu-backup"),
  version: z.literal(1),
  /** RFC 3339, UTC: when the snapshot was taken. */
  createdAt: z.string(),
  program: z.string(),
  postgres: z.string(),
  migrations: z.array(
    z.strictObject({ set: z.string(), number: z.int().min(1), name: z.string(), checksum: digest }),
  ),
  tables: z.array(tableSchema).max(backupTablesMax),
  sequences: z.array(sequenceSchema).max(backupTablesMax),
});

export type BackupManifest = z.infer<typeof manifestSchema>;
export type BackedUpTable = BackupManifest["tables"][number];
export type BackedUpSequence = BackupManifest["sequences"][number];
