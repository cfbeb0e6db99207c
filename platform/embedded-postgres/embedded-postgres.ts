import { mkdir, realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { DatabaseConnection } from "../database/index.ts";
import type { Bilingual } from "../i18n/index.ts";
import { prepareBinaries } from "./binaries.ts";
import { checkVersion, clusterFolder, databaseUser, ensureCluster } from "./cluster.ts";
import { withFileRefusals } from "./file-failures.ts";
import { keepServer } from "./keep-server.ts";
import { choosePlace, exists, innerHome, recordedHome } from "./place.ts";
import { chooseRunner } from "./runner.ts";

export interface EmbeddedPostgresOptions {
  /** The program's data folder, such as `.tongshu`. Made when missing. */
  readonly dataFolder: string;
  /** Hears what the user should know: a database that lives elsewhere, a recovery, a crash. */
  readonly onNotice: (text: Bilingual) => void;
  /** The user (name or uid) who runs the server when the program runs as root; else `nobody`. */
  readonly user?: string;
  /** Where the database goes when that user cannot enter the data folder. */
  readonly reachableFolder?: string;
  /** Further server settings. `fsync: "off"` is for throw-away databases in tests alone. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A server that runs for this process, and perhaps for others too. */
export interface EmbeddedPostgres {
  readonly connection: DatabaseConnection;
  /** The folder that holds the cluster and the log. */
  readonly location: string;
  /** Process id of the server; another one after a crash. */
  readonly pid: number;
  /** Ends the use by this process, and the server when no other process uses it. Close pools first. */
  stop(): Promise<void>;
}

const reachableFolderDefault = "/var/lib/tongshu";

/**
 * Starts the embedded PostgreSQL of a data folder, or joins the one that already runs for it. A
 * process starts a data folder's server once. Connections go through a private socket only.
 * @throws RefusalError with a code of `embeddedPostgresErrors`
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const wanted = resolve(options.dataFolder);
  return withFileRefusals(wanted, undefined, async () => {
    await mkdir(wanted, { recursive: true });
    return start(await realpath(wanted), options);
  });
}

async function start(
  dataFolder: string,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const earlier = clusterFolder((await recordedHome(dataFolder)) ?? innerHome(dataFolder));
  const runner = chooseRunner(options.user, (await exists(earlier)) ? earlier : undefined);
  const outside = options.reachableFolder ?? reachableFolderDefault;
  const place = await choosePlace(dataFolder, outside, runner);
  const { home } = place;
  if (place.because !== undefined) options.onNotice(movedNotice(place.because, home, runner.uid));
  const settings = options.settings ?? {};
  const server = await withFileRefusals(home, runner, async () => {
    const binaries = await prepareBinaries(runner, place.copyBase);
    const durable = settings["fsync"] !== "off";
    const cluster = await ensureCluster({ home, binaries, runner, durable });
    await checkVersion(cluster, binaries);
    const log = join(home, "postgres.log");
    const launch = { home, cluster, log, binaries, runner, settings };
    return keepServer({ launch, onNotice: options.onNotice });
  });
  let stopped: Promise<void> | undefined;
  return {
    connection: {
      host: server.socketFolder,
      port: 5432,
      user: databaseUser,
      database: databaseUser,
      ssl: false,
    },
    location: home,
    get pid() {
      return server.pid();
    },
    stop: () => (stopped ??= server.stop()),
  };
}

function movedNotice(because: string, home: string, uid: number): Bilingual {
  return {
    zh: `数据库位于 ${home}：它以用户编号 ${uid} 运行，而该用户不能进入 ${because}。`,
    en: `The database is in ${home}: it runs as user id ${uid}, who cannot enter ${because}.`,
  };
}
