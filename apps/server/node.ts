import { join } from "node:path";
import { type CatalogueReaders, createCatalogueReaders, type Harvester } from "@tongshu/catalogue";
import { ensureEpoch } from "@tongshu/platform/change-feed";
import { systemClock } from "@tongshu/platform/clock";
import { type Database, migrate } from "@tongshu/platform/database";
import type { Bilingual } from "@tongshu/platform/i18n";
import { systemIds } from "@tongshu/platform/ids";
import type { Logger } from "@tongshu/platform/log";
import { type IndexKeeper, openIndexKeeper } from "./index-keeper.ts";
import { nodeMigrations, openNodeDatabase } from "./node-database.ts";

/** What a node needs to know of the settings. */
export interface NodeOptions {
  /** Absolute. */
  readonly dataFolder: string;
  /** Any PostgreSQL ≥ 15; undefined = the embedded one. */
  readonly databaseUrl?: string | undefined;
  readonly postgresUser?: string | undefined;
  readonly fetchAllow: readonly string[];
  readonly log: Logger;
  /** What this process is, as others are told: `server`, `tongshu harvest`. */
  readonly holder: string;
  /** Load the search index at once: this process will be asked. */
  readonly isWarm?: boolean;
  /** Says what is being done, for the one who waits. */
  readonly onNotice: (text: Bilingual) => void;
}

/** A node of Tongshu, opened: everything but the faces (HTTP, command line). */
export interface TongshuNode {
  readonly db: Database;
  readonly readers: CatalogueReaders;
  readonly harvester: Harvester;
  readonly indexKeeper: IndexKeeper;
  /** True for the program's own PostgreSQL. */
  readonly embedded: boolean;
  readonly dataFolder: string;
  /** Ends what this process began, in the order index → pool → database. */
  close(): Promise<void>;
  /**
   * Ends the embedded database under whatever is running, for a process that is told to end now.
   * What was committed stays; what was not is carried on by the next harvest.
   */
  abandon(): Promise<void>;
}

/**
 * Opens a node: database, migrations, search index.
 * @throws RefusalError with one clear sentence when the node cannot be opened
 */
export async function openNode(options: NodeOptions): Promise<TongshuNode> {
  const { log } = options;
  const database = await openNodeDatabase(options);
  const { db, embedded } = database;
  const closing = [() => database.close()];
  try {
    await migrate(db, nodeMigrations, {
      onApplied: ({ set, name }) => log.info({ set, name }, "A migration was applied."),
    });
    await ensureEpoch(db);
    const indexKeeper = await openIndexKeeper({
      db,
      connection: database.connection,
      folder: join(options.dataFolder, "index"),
      holder: options.holder,
      isWarm: options.isWarm === true,
      onError: (error) => log.error({ err: error }, "The search index could not be followed."),
    });
    closing.unshift(() => indexKeeper.close());
    return {
      db,
      readers: createCatalogueReaders({ db, index: indexKeeper.index }),
      harvester: { db, clock: systemClock, ids: systemIds, fetchAllow: options.fetchAllow },
      indexKeeper,
      embedded,
      dataFolder: options.dataFolder,
      close: () => closeAll(closing),
      abandon: () => database.abandon(),
    };
  } catch (error) {
    await closeAll(closing);
    throw error;
  }
}

async function closeAll(closing: readonly (() => Promise<void>)[]): Promise<void> {
  for (const close of closing) await close();
}
