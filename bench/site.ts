/**
 * How fast the pages are at the size of the shared real catalogues (57,000 entries):
 * `npm run bench:site [-- --data folder]`.
 *
 * A server of its own process answers home, results (the judged questions, each asked once a round)
 * and entries; beside it, in the same run, a bare Node server answers with the results page as a
 * file in memory: what this machine can do at best. First one reader asks, one request after the
 * other: how long a page takes. Then requests arrive by themselves, ten a second on average and at
 * moments that know nothing of each other, as those of many readers do: what each waits, counted
 * from its moment. Then several readers ask as fast as they are answered: how many pages a second
 * there are at most, and what each then waits. `--data` uses a data folder that already holds
 * the catalogues, and keeps it.
 */
import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { harvestPlan, openBenchNode } from "./harvest-plan.ts";
import { arrive, ask, hangUp, load, start, startServer, stop, type Timed } from "./http-load.ts";
import { judgedLanguages, readJudgedQueries } from "./judged/judged-query.ts";
import { sharedPlanIsThere, sharedPlanPath } from "./judged/planned-entries.ts";
import { describeMachine, writeResult } from "./result.ts";

const clients = 4;
const requestsPerPage = 600;
const warmUpRequests = 60;
const port = 8_797;

/** Requests a second that arrive by themselves: 860,000 pages a day. */
const arrivalsPerSecond = 10;

async function harvestAll(dataFolder: string): Promise<void> {
  const node = await openBenchNode(dataFolder);
  try {
    await harvestPlan(node, sharedPlanPath);
    await node.indexKeeper.catchUp();
  } finally {
    await node.close();
  }
}

const { values: options } = parseArgs({ options: { data: { type: "string" } } });
if (!sharedPlanIsThere) {
  console.error(`There is no plan at ${sharedPlanPath}.`);
  process.exit(1);
}
const own = options.data === undefined;
const folder = await mkdtemp(join(tmpdir(), "tongshu-bench-"));
await chmod(folder, 0o755);
const dataFolder = options.data === undefined ? folder : resolve(options.data);
const ended: (() => Promise<unknown>)[] = [];
try {
  if (own) await harvestAll(dataFolder);
  const { server, base } = await startServer(dataFolder, port);
  ended.push(() => stop(server));
  const questions = (await readJudgedQueries(judgedLanguages)).map(({ query }) =>
    encodeURIComponent(query),
  );
  const results = questions.map((q, at) => `${base}/${at % 2 === 0 ? "zh" : "en"}/search?q=${q}`);
  const found = JSON.parse((await ask(`${base}/api/search?q=&size=100`)).body) as {
    hits: { id: string }[];
  };
  const entries = found.hits.map(
    ({ id }, at) => `${base}/${at % 2 === 0 ? "zh" : "en"}/entries/${id}`,
  );
  const sample = join(folder, "results.html");
  await writeFile(sample, (await ask(`${base}/zh/search?q=%E6%B0%B4`)).body);
  const peer = start(["bench/static-peer.ts", sample], {});
  ended.push(() => stop(peer));
  const [line] = (await once(createInterface({ input: peer.stdout }), "line")) as [string];
  const { port: peerPort } = JSON.parse(line) as { port: number };
  const pages = {
    home: [`${base}/zh`, `${base}/en`],
    results,
    entry: entries,
    staticFile: [`http://127.0.0.1:${peerPort}/`],
  };
  const measured: Record<string, Record<string, Timed>> = {};
  for (const [name, urls] of Object.entries(pages)) {
    const requests = Math.max(requestsPerPage, name === "results" ? urls.length : 0);
    await load(urls, name === "results" ? urls.length : warmUpRequests, clients);
    measured[name] = {
      oneReader: await load(urls, requests, 1),
      arriving: await arrive(urls, requests, arrivalsPerSecond),
      manyReaders: await load(urls, requests, clients),
    };
  }
  const status = JSON.parse((await ask(`${base}/api/status`)).body) as { entries: number };
  await writeResult("site", {
    command: "npm run bench:site",
    machine: describeMachine(),
    entries: status.entries,
    readers: clients,
    arrivalsPerSecond,
    pages: measured,
  });
} finally {
  for (const end of ended) await end();
  hangUp();
  await rm(folder, { recursive: true, force: true });
}
