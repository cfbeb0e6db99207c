/**
 * How a node answers that holds the catalogue of a nation: `npm run bench:nation -- --entries N
 * [--data folder]`.
 *
 * The real catalogues are harvested when they are there, and so many entries of the sample are
 * loaded beside them, all into a fresh data folder; or `--data` names one that holds them already,
 * which is kept. Then a server is started and one reader asks each page and each route of the API,
 * one request after the other, for words, entries and organisations drawn by seed from what the
 * server itself lists. Before these it asks `/api/search` the mixed load of `npm run bench:search`
 * with its five facets, or another one that `--queries` names.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { analyseForQuery } from "@tongshu/text-analysis";
import { ask, hangUp, load, startServer, stop, type Timed } from "./http-load.ts";
import { sharedPlanIsThere, sharedPlanPath } from "./judged/planned-entries.ts";
import { seeded } from "./judged/seeded.ts";
import { mixedLoad, mixedLoadUrls } from "./mixed-load.ts";
import { describeMachine, writeResult } from "./result.ts";
import { folderMb } from "./search/process-facts.ts";

const port = 8_796;
const warmUpRequests = 40;
const requestsPerRoute = 200;
const drawn = 100;
const mixedLoadRounds = { warmUp: 1, timed: 3 };

/** Runs a command of the program to its end; returns the seconds it took. */
async function runCommand(dataFolder: string, args: readonly string[]): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [...process.execArgv, "apps/cli/main.ts", ...args], {
    cwd: resolve(import.meta.dirname, ".."),
    env: { ...process.env, TONGSHU_DATA: dataFolder },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`tongshu ${args.join(" ")} ended with ${code}.`);
  return Math.round((performance.now() - started) / 1_000);
}

interface Listed {
  readonly id: string;
  readonly title: { readonly text: string };
  readonly provider: { readonly id: string };
}

/** Entries from several places of the catalogue, as the API lists them. */
async function listEntries(base: string): Promise<readonly Listed[]> {
  const pages = await Promise.all(
    ["modified", "title"].flatMap((sort) =>
      [1, 40, 90].map((page) => ask(`${base}/api/search?q=&size=100&sort=${sort}&page=${page}`)),
    ),
  );
  return pages.flatMap(({ body }) => (JSON.parse(body) as { hits: Listed[] }).hits);
}

/** What each route is asked; every answer must be 200. */
function addressesOf(base: string, entries: readonly Listed[]): Record<string, string[]> {
  const random = seeded(7);
  const any = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const draw = (make: () => string) => Array.from({ length: drawn }, make);
  const words = (count: number): string => {
    const all = analyseForQuery(any(entries).title.text).map(({ text }) => text);
    const from = Math.floor(random() * Math.max(1, all.length - count + 1));
    return all.slice(from, from + count).join(" ");
  };
  const asked = (count: number): string => `q=${encodeURIComponent(words(count))}`;
  const language = () => any(["zh", "en"]);
  const beginning = (): string => {
    const { text } = any(entries).title;
    return encodeURIComponent([...text].slice(0, 1 + Math.floor(random() * 5)).join(""));
  };
  return {
    "/zh, /en": [`${base}/zh`, `${base}/en`],
    "/search, 1 word": draw(() => `${base}/${language()}/search?${asked(1)}`),
    "/search, 2 words": draw(() => `${base}/${language()}/search?${asked(2)}`),
    "/search, 4 words": draw(() => `${base}/${language()}/search?${asked(4)}`),
    "/search, quoted": draw(
      () => `${base}/${language()}/search?q=${encodeURIComponent(`"${words(2)}"`)}`,
    ),
    "/search, filtered": draw(
      () => `${base}/${language()}/search?${asked(1)}&openType=UNCONDITIONAL`,
    ),
    "/search, browsing": [`${base}/zh/search`, `${base}/en/search?theme=ENVI&sort=title`],
    "/items": draw(() => `${base}/${language()}/items?${asked(1)}`),
    "/entries/:id": draw(() => `${base}/${language()}/entries/${any(entries).id}`),
    "/organisations": [`${base}/zh/organisations`, `${base}/en/organisations`],
    "/organisations/:id": draw(
      () => `${base}/${language()}/organisations/${any(entries).provider.id}`,
    ),
    "/changes": [`${base}/zh/changes`, `${base}/en/changes`],
    "/statistics": [`${base}/zh/statistics`, `${base}/en/statistics`],
    "/sitemap.xml": [`${base}/sitemap.xml`],
    "/api/search": draw(() => `${base}/api/search?${asked(any([1, 2, 3]))}`),
    "/api/search, hits alone": draw(() => `${base}/api/search?${asked(any([1, 2, 3]))}&facets=`),
    "/api/suggest": draw(() => `${base}/api/suggest?q=${beginning()}`),
    "/api/items": draw(() => `${base}/api/items?${asked(1)}`),
    "/api/entries/:id": draw(() => `${base}/api/entries/${any(entries).id}`),
    "/api/entries/:id/related": draw(() => `${base}/api/entries/${any(entries).id}/related`),
    "/api/changes": [`${base}/api/changes?after=0&limit=100`],
    "/api/organisations": [`${base}/api/organisations`],
    "/api/statistics": [`${base}/api/statistics`],
    "/api/status": [`${base}/api/status`],
    "/api/sources": [`${base}/api/sources`],
  };
}

/** Resident memory of a process, and of it what is no file; nothing where the system does not tell. */
async function memoryOf(pid: number | undefined): Promise<Record<string, number>> {
  const text = await readFile(`/proc/${pid}/status`, "latin1").catch(() => "");
  const mb = (field: string): number => {
    const found = new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(text)?.[1];
    return Math.round(Number(found ?? 0) / 1_024);
  };
  if (text === "") return {};
  return { rssMb: mb("VmRSS"), peakMb: mb("VmHWM"), ownMb: mb("RssAnon") + mb("RssShmem") };
}

const { values: options } = parseArgs({
  options: {
    entries: { type: "string", default: "300000" },
    data: { type: "string" },
    queries: { type: "string" },
  },
});
const temporary = await mkdtemp(join(tmpdir(), "tongshu-bench-"));
await chmod(temporary, 0o755);
const dataFolder = options.data === undefined ? temporary : resolve(options.data);
try {
  const mixed = await mixedLoad(options.queries);
  const seconds: Record<string, number> = {};
  if (options.data === undefined) {
    const plan = ["harvest", "--plan", sharedPlanPath];
    if (sharedPlanIsThere) seconds["harvest"] = await runCommand(dataFolder, plan);
    const sample = ["sample", "add", "--entries", options.entries];
    seconds["sample"] = await runCommand(dataFolder, sample);
  }
  const started = performance.now();
  const { server, base } = await startServer(dataFolder, port);
  try {
    const readyMs = Math.round(performance.now() - started);
    const first = await ask(`${base}/api/search?q=%E6%B0%B4`);
    if (first.status !== 200) throw new Error(`The first search answered ${first.status}.`);
    const status = JSON.parse((await ask(`${base}/api/status`)).body) as Record<string, unknown>;
    const routes: Record<string, Timed> = {};
    const mixedUrls = await mixedLoadUrls(base, mixed);
    await load(mixedUrls, mixedUrls.length * mixedLoadRounds.warmUp, 1);
    const mixedName = "/api/search, mixed load";
    routes[mixedName] = await load(mixedUrls, mixedUrls.length * mixedLoadRounds.timed, 1);
    console.error(mixedName, JSON.stringify(routes[mixedName]));
    for (const [name, urls] of Object.entries(addressesOf(base, await listEntries(base)))) {
      await load(urls, warmUpRequests, 1);
      routes[name] = await load(urls, requestsPerRoute, 1);
      console.error(name, JSON.stringify(routes[name]));
    }
    await writeResult("nation", {
      command: `npm run bench:nation -- --entries ${options.entries}`,
      machine: describeMachine(),
      ...(options.data === undefined ? { seconds } : {}),
      status,
      readyMs,
      firstSearchMs: Math.round(first.ms),
      memory: await memoryOf(server.pid),
      indexMb: await folderMb(join(dataFolder, "index")),
      routes,
    });
  } finally {
    await stop(server);
  }
} finally {
  hangUp();
  await rm(temporary, { recursive: true, force: true });
}
