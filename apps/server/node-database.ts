import { setTimeout as sleep } from "node:timers/promises";
import { mkdir } from "node:fs/promises";
import { catalogueMigrations } from "@tongshu/catalogue";
import { identityMigrations } from "@tongshu/identity";
import { changeFeedMigrations } from "@tongshu/platform/change-feed";
import {
  type Database,
  type DatabaseConnection,
  type MigrationSet,
  type OpenDatabaseOptions,
  openDatabase,
} from "@tongshu/platform/database";
import { RefusalError } from "@tongshu/platform/errors";
import { startEmbeddedPostgres } from "@tongshu/platform/embedded-postgres";
import type { NodeOptions } from "./node.ts";

/** All migrations of a node, in the order in which they need each other. */
export const nodeMigrations: readonly MigrationSet[] = [
  changeFeedMigrations,
  identityMigrations,
  catalogueMigrations,
];

/** The database of a node, as it is: nothing is migrated. */
export interface NodeDatabase {
  readonly db: Database;
  /** For further pools on the same database. */
  readonly connection: DatabaseConnection;
  /** True for the program's own PostgreSQL. */
  readonly embedded: boolean;
  close(): Promise<void>;
  /**
   * Ends the embedded database under whatever is running, for a process that is told to end now.
   * What was committed stays; what was not is carried on by the next harvest.
   */
  abandon(): Promise<void>;
}

/**
 * Opens the database of a node, starting the embedded one when no other is named.
 * @throws RefusalError with one clear sentence when it cannot be opened
 */
export async function openNodeDatabase(options: NodeOptions): Promise<NodeDatabase> {
  const { dataFolder, databaseUrl, postgresUser: user, onNotice, log } = options;
  await mkdir(dataFolder, { recursive: true });
  const postgres =
    databaseUrl === undefined
      ? await startEmbeddedPostgres({
          dataFolder,
          onNotice,
          ...(user === undefined ? {} : { user }),
        })
      : undefined;
  try {
    const connection = postgres?.connection ?? { connectionString: databaseUrl ?? "" };
    const db = await openPatiently(postgres !== undefined, {
      connection,
      // The error carries the connection with its secrets; only its words are logged.
      onError: ({ message }) => log.warn({ reason: message }, "A database connection broke."),
    });
    const close = async (): Promise<void> => {
      await db.close();
      await postgres?.stop();
    };
    const abandon = async (): Promise<void> => await postgres?.stop();
    return { db, connection, embedded: postgres !== undefined, close, abandon };
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

/** How often an embedded server that another process has just stopped is tried again. */
const triesMax = 10;
const betweenTriesMs = 500;

/**
 * Another process may stop the embedded server in the moment between its start and our first query;
 * it is started again at once, so the opening is tried again. Any other server is asked once.
 */
async function openPatiently(embedded: boolean, options: OpenDatabaseOptions): Promise<Database> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await openDatabase(options);
    } catch (error) {
      const passing =
        error instanceof RefusalError && error.refusal.code === "DATABASE_UNREACHABLE";
      if (!embedded || !passing || tries === triesMax) throw error;
      await sleep(betweenTriesMs);
    }
  }
}
