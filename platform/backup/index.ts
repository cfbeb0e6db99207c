export type { CheckedBackup } from "./container.ts";
export { openBackup } from "./container.ts";
export { backupErrors } from "./errors.ts";
export type { BackedUpTable, BackupManifest } from "./manifest.ts";
export { ourSchemas } from "./our-tables.ts";
export type { RestoreRequest } from "./restore-backup.ts";
export { restoreBackup } from "./restore-backup.ts";
export type { BackupRequest, WrittenBackup } from "./write-backup.ts";
export { writeBackup } from "./write-backup.ts";
