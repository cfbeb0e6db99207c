/**
 * How fast the catalogue of the real sources is searched: `npm run bench:search-real [-- plan.json]`.
 *
 * The shared real catalogues (about 57,000 entries) are harvested into a fresh embedded database.
 * Queries are drawn by seed from their titles: one word, two words, a whole title, and browsing with
 * filters; questions are those of the judged set, most of which relax the search. Each with exact
 * totals, all nine facets and 20 hits with highlights. Beside it, in the same run, PostgreSQL's own full-text search answers the same words over the same analysed terms
 * (a GIN index on a tsvector) with total and 20 ids, but without facets, items and highlights.
 */
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { exportCanonical } from "@tongshu/catalogue";
import type { TongshuNode } from "@tongshu/server";
import { analyseForIndex, analyseForQuery } from "@tongshu/text-analysis";
import { sql } from "kysely";
import { harvestPlan, openBenchNode } from "./harvest-plan.ts";
import { judgedLanguages, readJudgedQueries } from "./judged/judged-query.ts";
import { seeded } from "./judged/seeded.ts";
import { describeMachine, writeResult } from "./result.ts";

const planPath =
  process.argv[2] ??
  join(resolve(import.meta.dirname, ".."), "../shared/data/catalogues/sources.json");
if (!existsSync(planPath)) {
  console.error(`There is no plan at ${planPath}; give one as argument.`);
  process.exit(1);
}

const queriesPerClass = 60;
const rounds = 3;

interface Load {
  readonly name: string;
  readonly q: string;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

function drawLoads(titles: readonly string[], questions: readonly string[]): readonly Load[] {
  const random = seeded(2026);
  const title = () => titles[Math.floor(random() * titles.length)] ?? "";
  const words = (count: number) => {
    const all = analyseForQuery(title()).map((word) => word.text);
    const start = Math.floor(random() * Math.max(1, all.length - count + 1));
    return all.slice(start, start + count).join(" ");
  };
  const browse = [{ openType: ["UNCONDITIONAL"] }, { theme: ["ENVI"] }, { theme: [""] }, {}];
  const draw = (name: string, make: () => Omit<Load, "name">) =>
    Array.from({ length: queriesPerClass }, () => ({ name, ...make() }));
  return [
    ...draw("one word", () => ({ q: words(1), filters: {} })),
    ...draw("two words", () => ({ q: words(2), filters: {} })),
    ...draw("whole title", () => ({ q: title().slice(0, 200), filters: {} })),
    ...draw("word and filter", () => ({ q: words(1), filters: { openType: ["UNCONDITIONAL"] } })),
    ...draw("question", () => ({
      q: questions[Math.floor(random() * questions.length)] ?? "",
      filters: {},
    })),
    ...draw("browse", () => ({ q: "", filters: browse[Math.floor(random() * 4)] ?? {} })),
  ];
}

function percentiles(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) /
    10;
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

async function fillPeer(node: TongshuNode, rows: readonly string[]): Promise<void> {
  await sql`create table public.peer (id int, words tsvector)`.execute(node.db.sql);
  await node.db.transaction(async (tx) => {
    await tx.copy(
      "public.peer",
      ["id", "words"],
      rows.map((line, id) => {
        const { record, items } = JSON.parse(line);
        const text = JSON.stringify([
          record.title,
          record.abstract,
          record.keywords,
          record.provider.name,
          items,
        ]);
        const terms = [...new Set(analyseForIndex(text.slice(0, 200_000)).terms)];
        return [
          id,
          terms
            .map((term) => `'${term.replaceAll("'", "''").replaceAll("\\", "\\\\").slice(0, 500)}'`)
            .join(" "),
        ];
      }),
    );
  });
  await sql`create index on public.peer using gin (words)`.execute(node.db.sql);
  await sql`analyze public.peer`.execute(node.db.sql);
}

async function askPeer(node: TongshuNode, load: Load): Promise<unknown> {
  const terms = analyseForQuery(load.q).flatMap((word) => word.terms);
  const query = terms
    .map((term) => `'${term.replaceAll("'", "''").replaceAll("\\", "\\\\")}'`)
    .join(" & ");
  return await sql`
    with hit as (select id, ts_rank(words, ${query}::tsquery) as rank from public.peer
      where words @@ ${query}::tsquery)
    select (select count(*) from hit) as total, id from hit order by rank desc, id limit 20
  `.execute(node.db.sql);
}

const dataFolder = await mkdtemp(join(tmpdir(), "tongshu-bench-"));
// The embedded database may run as another user, who has to enter the folder.
await chmod(dataFolder, 0o755);
const node = await openBenchNode(dataFolder);
try {
  await harvestPlan(node, planPath);
  const buildSeconds = (await timed(() => node.indexKeeper.catchUp())) / 1000;
  await node.readers.ready();
  const rows = await Array.fromAsync(exportCanonical({ db: node.db }));
  const titles = rows.map(
    (line) => Object.values(JSON.parse(line).record.title as object)[0] as string,
  );
  await fillPeer(node, rows);

  const questions = (await readJudgedQueries(judgedLanguages)).map(({ query }) => query);
  const loads = drawLoads(titles, questions);
  const own = new Map<string, number[]>();
  const peer = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const load of loads) {
      const request = { q: load.q, page: 1, size: 20, sort: "relevance", lang: "en" } as const;
      const ms = await timed(() => node.readers.search({ ...request, filters: load.filters }));
      const peerMs = load.q === "" ? undefined : await timed(() => askPeer(node, load));
      // The first round warms both.
      if (round === 0) continue;
      own.set(load.name, [...(own.get(load.name) ?? []), ms]);
      if (peerMs !== undefined) peer.set(load.name, [...(peer.get(load.name) ?? []), peerMs]);
    }
  }
  const withWords = [...own].filter(([name]) => name !== "browse").flatMap(([, times]) => times);
  const ours = percentiles(withWords);
  const theirs = percentiles([...peer.values()].flat());
  const { documents, parts, bytes } = await node.indexKeeper.index.stats();
  await writeResult("search-real", {
    command: "npm run bench:search-real",
    machine: describeMachine(),
    entries: documents,
    items: parts,
    engines: {
      columnar: {
        what: "GET /api/search's use case: exact total, nine facets, 20 hits with items and highlights",
        ...percentiles([...own.values()].flat()),
        buildSeconds: Math.round(buildSeconds * 10) / 10,
        diskMb: Math.round(bytes / 1e6),
        classes: Object.fromEntries([...own].map(([name, times]) => [name, percentiles(times)])),
      },
      postgres: {
        what: "tsvector with GIN over the same terms: exact total and 20 ids, nothing else",
        ...theirs,
        classes: Object.fromEntries([...peer].map(([name, times]) => [name, percentiles(times)])),
      },
    },
    ratios: {
      p50: Math.round((ours.p50Ms / theirs.p50Ms) * 100) / 100,
      p95: Math.round((ours.p95Ms / theirs.p95Ms) * 100) / 100,
    },
  });
} finally {
  await node.close();
  await rm(dataFolder, { recursive: true, force: true });
}
