/**
 * How well the search answers what people ask: `npm run bench:relevance [-- --data folder] [--misses]`.
 *
 * The judged set (`bench/judged/`) is asked through the real use case of the search over the shared
 * real catalogues, harvested into a throw-away node; `--data` uses a data folder that already holds
 * them, and keeps it. Bilingual titles are mined first, unless `--no-mining` is given. Only the
 * tuning half may be looked at query by query: `--misses` lists what it missed. Of the held-out half
 * nothing but shares is ever shown.
 */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { mineTitles, type SearchAnswer } from "@tongshu/catalogue";
import { systemClock } from "@tongshu/platform/clock";
import { isRefusal, type Refusal } from "@tongshu/platform/errors";
import type { TongshuNode } from "@tongshu/server";
import { sql } from "kysely";
import { harvestPlan, openBenchNode } from "./harvest-plan.ts";
import {
  developmentParts,
  halves,
  type JudgedQuery,
  judgedKinds,
  judgedLanguages,
  readJudgedQueries,
} from "./judged/judged-query.ts";
import { sharedPlanIsThere, sharedPlanPath } from "./judged/planned-entries.ts";
import { describeMachine, writeResult } from "./result.ts";

const hitsAsked = 20;
/** A record further down than this is a miss: few people look on. */
const missedAfter = 5;
const triesMax = 10;

interface Judged {
  readonly judged: JudgedQuery;
  /** 1 = first; undefined = not among the first 20. */
  readonly rank: number | undefined;
  readonly nothingFound: boolean;
  readonly relaxed: boolean;
  readonly hits: SearchAnswer["hits"];
}

/**
 * Mines bilingual titles, but learns nothing from the records that are judged across the languages
 * and stand in both.
 */
async function mine(node: TongshuNode, queries: readonly JudgedQuery[]) {
  const withheld = queries.filter(({ withhold }) => withhold === true);
  const exclude = withheld.flatMap(({ source, sourceId, also = [] }) => [
    [source, sourceId] as const,
    ...also,
  ]);
  const { texts, proposed, used } = await mineTitles(
    { db: node.db, clock: systemClock },
    { exclude },
  );
  return { texts, proposed, used, recordsWithheld: exclude.length };
}

/** Our id of each record, by source and source id. */
async function readIds(node: TongshuNode): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; source: string; sourceId: string }>`
    select id, source, source_id as "sourceId" from catalogue.entry
  `.execute(node.db.sql);
  return new Map(rows.map(({ id, source, sourceId }) => [`${source}\n${sourceId}`, id]));
}

function isTimedOut(answer: SearchAnswer | Refusal): boolean {
  return isRefusal(answer) && answer.code === "SEARCH_TIMED_OUT";
}

async function ask(
  node: TongshuNode,
  ids: ReadonlyMap<string, string>,
  judged: JudgedQuery,
): Promise<Judged> {
  const lang = /\p{Script=Han}/u.test(judged.query) ? "zh" : "en";
  const request = { q: judged.query, lang, page: 1, size: hitsAsked, filters: {} } as const;
  let answer = await node.readers.search({ ...request, sort: "relevance" });
  // A busy machine says nothing about relevance.
  for (let tries = 0; isTimedOut(answer) && tries < triesMax; tries += 1) {
    answer = await node.readers.search({ ...request, sort: "relevance" });
  }
  if (isRefusal(answer)) throw new Error(`${judged.id}: ${answer.message.en}`);
  const good = [[judged.source, judged.sourceId] as const, ...(judged.also ?? [])].map(
    ([source, sourceId]) => ids.get(`${source}\n${sourceId}`),
  );
  const at = answer.hits.findIndex(({ id }) => good.includes(id));
  return {
    judged,
    rank: at < 0 ? undefined : at + 1,
    nothingFound: answer.hits.length === 0,
    relaxed: answer.relaxed !== null,
    hits: answer.hits,
  };
}

function shares(answers: readonly Judged[]) {
  const share = (holds: (answer: Judged) => boolean) =>
    Math.round((answers.filter(holds).length / Math.max(1, answers.length)) * 1000) / 1000;
  return {
    queries: answers.length,
    hitAt1: share(({ rank = Infinity }) => rank <= 1),
    hitAt5: share(({ rank = Infinity }) => rank <= 5),
    hitAt20: share(({ rank = Infinity }) => rank <= hitsAsked),
    nothingFound: share(({ nothingFound }) => nothingFound),
    relaxed: share(({ relaxed }) => relaxed),
  };
}

/** The development set, part by part, so that what is made for one can be measured on another. */
function reportDevelopment(answers: readonly Judged[]) {
  return Object.fromEntries(
    developmentParts.map((part) => [
      part,
      shares(answers.filter(({ judged }) => judged.part === part)),
    ]),
  );
}

function report(answers: readonly Judged[]) {
  const kindsOf = (some: readonly Judged[]) =>
    judgedKinds.flatMap((kind) => {
      const ofKind = some.filter(({ judged }) => judged.kind === kind);
      return ofKind.length === 0 ? [] : [[kind, shares(ofKind)] as const];
    });
  return Object.fromEntries(
    judgedLanguages.map((lang) => [
      lang,
      Object.fromEntries(
        halves.map((half) => {
          const some = answers.filter(({ judged }) => judged.lang === lang && judged.half === half);
          const oneLanguage = some.filter(({ judged }) => judged.withhold === undefined);
          return [
            half,
            {
              ...shares(some),
              ...(lang === "cross" ? { recordsInOneLanguage: shares(oneLanguage) } : {}),
              kinds: Object.fromEntries(kindsOf(some)),
            },
          ];
        }),
      ),
    ]),
  );
}

async function listMisses(
  node: TongshuNode,
  ids: ReadonlyMap<string, string>,
  answers: readonly Judged[],
): Promise<void> {
  for (const { judged, rank, relaxed, hits } of answers) {
    if (judged.half !== "tuning" || (rank ?? Infinity) <= missedAfter) continue;
    const id = ids.get(`${judged.source}\n${judged.sourceId}`) ?? "";
    const wanted = await node.readers.readEntry({ id });
    const title = isRefusal(wanted) ? id : Object.values(wanted.entry.record.title).join(" / ");
    const place = `${rank === undefined ? "absent" : `rank ${rank}`}${relaxed ? ", relaxed" : ""}`;
    console.error(`${judged.id} ${judged.query} (${place})\n   wanted: ${title}`);
    for (const hit of hits.slice(0, 3)) console.error(`   shown:  ${hit.title.text}`);
  }
}

const { values: options } = parseArgs({
  options: {
    data: { type: "string" },
    misses: { type: "boolean", default: false },
    mining: { type: "boolean", default: true },
  },
  allowNegative: true,
});
if (!sharedPlanIsThere) {
  console.error(`There is no plan at ${sharedPlanPath}.`);
  process.exit(1);
}
const own = options.data === undefined;
const dataFolder = own
  ? await mkdtemp(join(tmpdir(), "tongshu-bench-"))
  : resolve(options.data ?? "");
// The embedded database may run as another user, who must be able to enter the folder.
if (own) await chmod(dataFolder, 0o755);
const node = await openBenchNode(dataFolder);
try {
  if (own) await harvestPlan(node, sharedPlanPath);
  await node.indexKeeper.catchUp();
  const queries = await readJudgedQueries();
  const mined = options.mining ? await mine(node, queries) : undefined;
  await node.readers.ready();
  const ids = await readIds(node);
  const answers: Judged[] = [];
  for (const judged of queries) answers.push(await ask(node, ids, judged));
  if (options.misses) await listMisses(node, ids, answers);
  await writeResult("relevance", {
    command: "npm run bench:relevance",
    machine: describeMachine(),
    entries: ids.size,
    mined,
    languages: report(answers),
    development: reportDevelopment(answers),
  });
} finally {
  await node.close();
  if (own) await rm(dataFolder, { recursive: true, force: true });
}
