import { join } from "node:path";
import type { MigrationSet } from "@tongshu/platform/database";

/** The schema `identity`; applied at start by the composition root. */
export const identityMigrations: MigrationSet = {
  name: "identity",
  directory: join(import.meta.dirname, "migrations"),
};
