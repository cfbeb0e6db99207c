export type { CopyValue, Database, DatabaseConnection, Transaction } from "./database.ts";
export { openDatabase } from "./open-database.ts";
export type { MigrationSet } from "./migrations.ts";
export { migrate } from "./migrations.ts";
