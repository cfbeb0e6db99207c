import { join } from "node:path";
import type { MigrationSet } from "@tongshu/platform/database";

export const catalogueMigrations: MigrationSet = {
  name: "catalogue",
  directory: join(import.meta.dirname, "migrations"),
};
