import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { addSample, catalogueRoutes, sampleIsDue } from "@tongshu/catalogue";
import {
  type IdentityReaders,
  identityRoutes,
  listOrganisations,
  readOrganisation,
} from "@tongshu/identity";
import { systemClock } from "@tongshu/platform/clock";
import { loadConfig } from "@tongshu/platform/config";
import { isRefusal, type Refusal, RefusalError, refuse } from "@tongshu/platform/errors";
import { acquireFileLock, type FileLock } from "@tongshu/platform/file-lock";
import {
  basePathOf,
  createHttpServer,
  type HttpServer,
  openApiDocument,
  type RouteDefinition,
} from "@tongshu/platform/http";
import { systemIds } from "@tongshu/platform/ids";
import { createLogger } from "@tongshu/platform/log";
import { assetRoutes } from "./asset-routes.ts";
import { errorPagesBelow } from "./error-page.ts";
import { serverErrors } from "./errors.ts";
import { notReady } from "./node-health.ts";
import { nodeGauges } from "./node-metrics.ts";
import { type NodeOptions, openNode, type TongshuNode } from "./node.ts";
import { languageOfPath, pageRoutes } from "./pages/index.ts";
import { type ServerConfig, settings } from "./settings.ts";
import { startFailure } from "./start-failure.ts";
import type { StartReport } from "./start-report.ts";
import { keepMining } from "./title-miner.ts";

export interface StartOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a fresh embedded database gets the sample. */
  readonly sample: boolean;
  readonly report: StartReport;
  /** Fires when the one who started it no longer wants it. */
  readonly signal?: AbortSignal;
}

export interface RunningServer {
  /** Where it listens. */
  readonly url: string;
  /** The address for a reader's browser. */
  readonly addressToOpen: string;
  readonly node: TongshuNode;
  /** Every route with its method. */
  readonly routes: HttpServer["routes"];
  /** HTTP drains, then index, pool, database and lock end. */
  stop(): Promise<void>;
}

type Closing = (() => Promise<void> | void)[];

/** Starts a node with its HTTP face. What keeps it from starting is a refusal of one sentence. */
export async function startServer(options: StartOptions): Promise<RunningServer | Refusal> {
  const config = loadConfig(settings, options.env);
  if (isRefusal(config)) return config;
  const closing: Closing = [];
  try {
    return await start(config, options, closing);
  } catch (error) {
    const refusal = startFailure(error, config);
    await closeAll(closing);
    if (refusal === undefined) throw error;
    return refusal;
  }
}

async function start(
  config: ServerConfig,
  { sample, report, signal }: StartOptions,
  closing: Closing,
): Promise<RunningServer> {
  const log = createLogger(config.logLevel);
  const goOn = (): void => {
    if (signal?.aborted) throw new RefusalError(refuse(serverErrors, "START_INTERRUPTED"));
  };
  const lock = await takeServerLock(config);
  closing.unshift(() => lock.release());
  await probePort(config);

  const node = await report.step(
    { zh: "打开数据库与搜索索引", en: "Opening the database and the search index" },
    () =>
      openNode(
        nodeOptions(config, {
          log,
          holder: "server",
          isWarm: true,
          onNotice: (text) => report.line(text),
        }),
      ),
  );
  closing.unshift(() => node.close());
  goOn();
  if (sample && node.embedded && (await sampleIsDue(node))) await loadSample(node, report, goOn);
  goOn();
  await catchUp(node, report, goOn);
  node.indexKeeper.follow();
  goOn();
  const miner = keepMining({
    ...node,
    clock: systemClock,
    onMined: (mined) => log.info(mined, "Bilingual titles were mined."),
    onError: (error) => log.error({ err: error }, "Bilingual titles could not be mined."),
  });
  closing.unshift(() => miner.close());

  const http = await createHttpServer({
    routes: serverRoutes(node),
    log,
    ids: systemIds,
    api: apiDescription(),
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
    requestsPerMinuteMax: config.requestsPerMinuteMax,
    notReady: () => notReady(node),
    gauges: () => nodeGauges(node),
    renderErrorPage: errorPagesBelow(basePathOf(config.publicUrl)),
    languageOfPath,
  });
  closing.unshift(() => http.stop());
  const { url, port } = await http.listen(config);
  // A server that listens everywhere is reached from here under this name.
  const everywhere = ["0.0.0.0", "::"].includes(config.host);
  const addressToOpen = config.publicUrl ?? (everywhere ? `http://localhost:${port}` : url);
  return { url, addressToOpen, node, routes: http.routes, stop: () => closeAll(closing) };
}

/** Every route of the node; the server adds its own (health, metrics, API description). */
export function serverRoutes(node: Pick<TongshuNode, "db" | "readers">): RouteDefinition[] {
  const { db, readers: catalogue } = node;
  const identity: IdentityReaders = {
    listOrganisations: (request) => listOrganisations({ db }, request),
    readOrganisation: (id) => readOrganisation({ db }, id),
  };
  const api = [...catalogueRoutes(catalogue), ...identityRoutes(identity)];
  const apiDocument = (root: string) => openApiDocument(api, apiDescription(), root);
  return [
    ...api,
    ...pageRoutes({ catalogue, identity, clock: systemClock, apiDocument }),
    ...assetRoutes(),
  ];
}

/** What a node needs of the settings; the command line opens one in the same way. */
export function nodeOptions(
  config: ServerConfig,
  own: Pick<NodeOptions, "log" | "holder" | "isWarm" | "onNotice">,
): NodeOptions {
  const { dataFolder, databaseUrl, postgresUser, fetchAllow } = config;
  return { dataFolder, databaseUrl, postgresUser, fetchAllow, ...own };
}

/** @throws RefusalError SERVER_ALREADY_RUNNING */
export async function takeServerLock(config: ServerConfig): Promise<FileLock> {
  const { dataFolder: folder, host, port } = config;
  const address = config.publicUrl ?? (port === 0 ? `http://${host}` : `http://${host}:${port}`);
  const lock = await acquireFileLock(join(folder, "server.lock"), { pid: process.pid, address });
  if (lock.acquired) return lock;
  // The holder may be about to write who it is.
  const { pid = "?", address: held = "?" } = lock.holder;
  throw new RefusalError(
    refuse(serverErrors, "SERVER_ALREADY_RUNNING", { folder, pid, address: held }),
  );
}

/** Asks for the port before the database is opened, so that a taken one is told at once. */
async function probePort({ host, port }: ServerConfig): Promise<void> {
  if (port === 0) return;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const probe = createServer();
  probe.once("error", reject);
  probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()));
  await promise;
}

async function catchUp(
  { readers, indexKeeper }: TongshuNode,
  report: StartReport,
  goOn: () => void,
): Promise<void> {
  const { entries, sample } = await readers.status();
  const all = entries + sample.entries;
  const what = { zh: "更新搜索索引", en: "Bringing the search index up to date" };
  await report.step(what, (progress) =>
    // An index that is built anew does not know how much will come; the catalogue does.
    indexKeeper.catchUp(({ done, total }) => {
      progress(done, done === total ? Math.max(done, all) : total);
      goOn();
    }),
  );
}

async function loadSample(node: TongshuNode, report: StartReport, goOn: () => void): Promise<void> {
  const what = {
    zh: "首次启动：载入示例（可用 tongshu sample remove 移除）",
    en: "First start: loading the sample (tongshu sample remove takes it out)",
  };
  const run = await report.step(what, (progress) =>
    addSample(node.harvester, { onProgress: progress, goOn }),
  );
  if (isRefusal(run)) throw new RefusalError(run);
}

function apiDescription() {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, "package.json"), "utf8"));
  return {
    title: { zh: "通数接口", en: "Tongshu API" },
    description: {
      zh: "目录的搜索、条目、机构与变更流。只读，公开，无需密钥。",
      en: "Searching the catalogue, entries, organisations and the change feed. Read-only, public, without keys.",
    },
    version: (manifest as { version: string }).version,
  };
}

async function closeAll(closing: Closing): Promise<void> {
  for (const close of closing.splice(0)) await close();
}
