/**
 * How fast the catalogue of the real sources is searched: `npm run bench:search-real [-- plan.json]`.
 *
 * The shared real catalogues (about 57,000 entries) are harvested into a fresh embedded database.
 * Queries are drawn by seed from their titles: one word, two words, a whole title, and browsing with
 * filters; questions are those of the judged set, most of which relax the search. Each with exact
 * totals, all nine facets and 20 hits with highlights. The index alone is asked the words of the same
 * queries with the five facets of the mixed load, and suggestions for the first letters of titles;
 * marking the words in a page of hits is timed by itself.
 * Beside it, in the same run, PostgreSQL's own full-text search answers the same words over the same analysed terms
 * (a GIN index on a tsvector) with total and 20 ids, but without facets, items and highlights.
 */
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { exportCanonical } from "@tongshu/catalogue";
import type { SearchHit } from "@tongshu/catalogue/contract";
import { isRefusal } from "@tongshu/platform/errors";
import type { TongshuNode } from "@tongshu/server";
import { analyseForIndex, analyseForQuery, createHighlighter, fold } from "@tongshu/text-analysis";
import { sql } from "kysely";
import { harvestPlan, openBenchNode } from "./harvest-plan.ts";
import { judgedLanguages, readJudgedQueries } from "./judged/judged-query.ts";
import { seeded } from "./judged/seeded.ts";
import { describeMachine, writeResult } from "./result.ts";
import { drawBeginnings } from "./search/beginnings.ts";
import { queryOf } from "./search/load-query.ts";
import { loadLineSchema } from "./search/load.ts";

const planPath =
  process.argv[2] ??
  join(resolve(import.meta.dirname, ".."), "../shared/data/catalogues/sources.json");
if (!existsSync(planPath)) {
  console.error(`There is no plan at ${planPath}; give one as argument.`);
  process.exit(1);
}

const queriesPerClass = 60;
const rounds = 3;
const suggestionsAsked = 1_000;

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

/** All words of a query are required, as the mixed load does; questions relax, which is no index's work. */
async function askIndex(node: TongshuNode, load: Load): Promise<unknown> {
  const words = [...new Set(analyseForQuery(load.q).flatMap(({ terms }) => terms))];
  const filters = Object.entries(load.filters).map(([field, values]) => ({
    field,
    in: values.map((value) => (value === "" ? null : value)),
  }));
  const must = words.map((word) => [{ terms: [word] }]);
  const line = loadLineSchema.parse({ class: load.name, must, filters });
  return await node.indexKeeper.index.search(queryOf(line, true));
}

async function timeEach<Asked>(
  all: Iterable<Asked>,
  ask: (one: Asked) => Promise<unknown>,
): Promise<ReturnType<typeof percentiles>> {
  const times: number[] = [];
  for (const one of all) times.push(await timed(() => ask(one)));
  return percentiles(times);
}

/** The index keeps what it suggested for a beginning: what another number is asked of is not kept. */
async function timeSuggestions(node: TongshuNode, titles: readonly string[]) {
  const beginnings = drawBeginnings(titles, suggestionsAsked);
  const { index } = node.indexKeeper;
  return {
    what: "suggestions after one to five letters of a title, 1,000 times, popular ones again and again",
    ...(await timeEach(beginnings, (q) => node.readers.suggest({ q, lang: "en", limit: 10 }))),
    indexAlone: await timeEach(beginnings, (q) => index.suggest(fold(q), 9)),
    indexAloneEachOnce: await timeEach(new Set(beginnings), (q) => index.suggest(fold(q), 8)),
  };
}

/** Entry → its titles and abstracts. */
async function readTexts(node: TongshuNode): Promise<ReadonlyMap<string, string[]>> {
  const { rows } = await sql<{ id: string; texts: string[] }>`
    select id, array(select value from jsonb_each_text(record -> 'title') union all
      select value from jsonb_each_text(record -> 'abstract')) as texts
    from catalogue.entry
  `.execute(node.db.sql);
  return new Map(rows.map(({ id, texts }) => [id, texts]));
}

/** Marks a page of hits: titles and abstracts in all their languages, and the items that are shown. */
function markPage(q: string, hits: readonly SearchHit[], textsOf: ReadonlyMap<string, string[]>) {
  const mark = createHighlighter(analyseForQuery(q));
  for (const { id, items } of hits) {
    const texts = textsOf.get(id);
    if (texts === undefined) throw new Error(`Entry ${id} has no texts.`);
    for (const text of texts) mark(text);
    for (const { name } of items) mark(name.text);
  }
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
  const textsOf = await readTexts(node);
  await fillPeer(node, rows);

  const questions = (await readJudgedQueries(judgedLanguages)).map(({ query }) => query);
  const loads = drawLoads(titles, questions);
  const own = new Map<string, number[]>();
  const peer = new Map<string, number[]>();
  const alone: number[] = [];
  const marking: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const load of loads) {
      const request = { q: load.q, page: 1, size: 20, sort: "relevance", lang: "en" } as const;
      const started = performance.now();
      const answer = await node.readers.search({ ...request, filters: load.filters });
      const ms = performance.now() - started;
      if (isRefusal(answer)) throw new Error(answer.code);
      const markMs = await timed(async () => markPage(load.q, answer.hits, textsOf));
      const aloneMs =
        load.name === "question" ? undefined : await timed(() => askIndex(node, load));
      const peerMs = load.q === "" ? undefined : await timed(() => askPeer(node, load));
      // The first round warms both.
      if (round === 0) continue;
      own.set(load.name, [...(own.get(load.name) ?? []), ms]);
      if (load.q !== "") marking.push(markMs);
      if (aloneMs !== undefined) alone.push(aloneMs);
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
      columnarAlone: {
        what: "the index by itself, across its threads: exact total, five facets, 20 ids; no questions",
        ...percentiles(alone),
      },
      suggestions: await timeSuggestions(node, titles),
      highlighting: {
        what: "marking the words of a query in a page of 20 hits: titles, abstracts and items, in one thread",
        ...percentiles(marking),
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
