export type { CopyValue, Database, DatabaseConnection, Transaction } from "./database.ts";
export type { OpenDatabaseOptions } from "./open-database.ts";
export { advisoryLockSpace, embeddedStopLock } from "./advisory-locks.ts";
export { applicationName, openDatabase } from "./open-database.ts";
export type { MigrateOptions, MigrationSet } from "./migrations.ts";
export { migrate } from "./migrations.ts";
