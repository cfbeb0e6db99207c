export type {
  CopyValue,
  Database,
  DatabaseConnection,
  Transaction,
  TransactionKind,
} from "./database.ts";
export type { OpenDatabaseOptions } from "./open-database.ts";
export { advisoryLockSpace, embeddedStopLock, migrationLock } from "./advisory-locks.ts";
export { applicationName, openDatabase } from "./open-database.ts";
export type {
  AppliedMigration,
  MigrateOptions,
  Migration,
  MigrationSet,
} from "./migrations.ts";
export {
  appliedMigrations,
  createMigrationTable,
  migrate,
  migrationFiles,
  waitingMigration,
} from "./migrations.ts";
