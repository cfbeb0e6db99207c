import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { answerOfNothing } from "../answer-of-nothing.ts";
import { checkSchema, priorFactor } from "../checks.ts";
import { writeCursor } from "../cursor.ts";
import { SearchIndexCorruptError } from "../errors.ts";
import { pinnedScore } from "../limits.ts";
import type {
  Checkpoint,
  Hit,
  IndexSchema,
  SearchAnswer,
  SearchQuery,
  Suggestion,
} from "../search-index.ts";
import { withoutNeedless } from "../for-want-of-better.ts";
import { partGroups } from "../part-groups.ts";
import { type Columns, emptyColumns, isBloated, refreshColumns } from "./columns.ts";
import { corruptionOf } from "./corruption.ts";
import { countFacet } from "./facets.ts";
import { compileFilters, compileMask } from "./filters.ts";
import { generationFile, parsePointer, readPointer } from "./generation.ts";
import { Matcher } from "./match.ts";
import { pickPage } from "./page.ts";
import { preparePartHits } from "./part-hits.ts";
import { suggestedFrom, suggestFrom } from "./suggest.ts";
import { readState } from "./tables.ts";
import { indexVersion } from "./writer.ts";

export interface IndexStats {
  readonly documents: number;
  readonly parts: number;
  readonly bytes: number;
}

/** The reading side of an index, used from within its worker; every call is synchronous. */
export interface Reader {
  search(query: SearchQuery): SearchAnswer;
  suggest(prefix: string, limit: number): readonly Suggestion[];
  suggested(keys: readonly string[]): readonly (Suggestion | null)[];
  checkpoint(): Checkpoint | null;
  stats(): IndexStats;
  close(): void;
}

interface OpenIndex {
  readonly path: string;
  readonly database: DatabaseSync;
  readonly matcher: Matcher;
  readonly partHits: ReturnType<typeof preparePartHits>;
  columns: Columns;
}

/**
 * Reads whatever index the folder holds at the moment of each call: another process may write to
 * it or put a new one in its place. An absent one answers as empty.
 */
export function openReader(folder: string, schema: IndexSchema): Reader {
  checkSchema(schema);
  let pointer: string | undefined;
  let open: OpenIndex | undefined;
  const follow = (): OpenIndex | undefined => {
    const latest = readPointer(folder);
    if (latest === pointer) return open;
    open?.database.close();
    open = undefined;
    open = openGeneration(folder, schema, latest);
    pointer = latest;
    return open;
  };
  const read = <Result>(work: (index: OpenIndex) => Result, ifAbsent: Result): Result => {
    const index = follow();
    return index === undefined ? ifAbsent : inTransaction(index, work);
  };
  return {
    search(query) {
      const absent = answerOfNothing(query);
      return read((index) => {
        const holding = (term: string): number => index.matcher.documentsWith(term);
        return search(index, schema, withoutNeedless(query, holding));
      }, absent);
    },
    suggest: (prefix, limit) => read(({ database }) => suggestFrom(database, prefix, limit), []),
    suggested: (keys) =>
      read(
        ({ database }) => suggestedFrom(database, keys),
        keys.map(() => null),
      ),
    checkpoint: () => read(({ database }) => readState(database).checkpoint, null),
    stats: () => read(statsOf, { documents: 0, parts: 0, bytes: 0 }),
    close: () => open?.database.close(),
  };
}

function openGeneration(
  folder: string,
  schema: IndexSchema,
  pointer: string | undefined,
): OpenIndex | undefined {
  const generation = parsePointer(pointer);
  if (generation === undefined || generation.version !== indexVersion(schema)) return undefined;
  const path = generationFile(folder, generation.number);
  return guarded(path, () => {
    const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
    try {
      database.exec("PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824;");
      const matcher = new Matcher(database, schema);
      const partHits = preparePartHits(database, schema);
      return { path, database, matcher, partHits, columns: emptyColumns(schema) };
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

function guarded<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const reason = corruptionOf(error);
    throw reason === undefined ? error : new SearchIndexCorruptError(path, reason);
  }
}

/** All statements of one answer see one state of the index. */
function inTransaction<Result>(index: OpenIndex, work: (index: OpenIndex) => Result): Result {
  return guarded(index.path, () => {
    index.database.exec("BEGIN");
    try {
      return work(index);
    } finally {
      index.database.exec("COMMIT");
    }
  });
}

function search(index: OpenIndex, schema: IndexSchema, query: SearchQuery): SearchAnswer {
  const state = readState(index.database);
  if (isBloated(index.columns)) index.columns = emptyColumns(schema);
  refreshColumns(index.database, index.columns, state.batch);
  const { columns } = index;
  const mask = compileMask(compileFilters(columns, query.filters));
  // Rows that fail one field's filters alone still count in that field's own facet.
  const excluded = query.facets
    .filter((facet) => facet.excludeOwnFilter)
    .map((facet) => mask.fields.indexOf(facet.field))
    .filter((bit) => bit >= 0)
    .map((bit) => 1 << bit);
  const isUseful = (row: number): boolean => {
    const failures = mask.failures(row);
    return failures === 0 || excluded.includes(failures);
  };
  const scored = query.sort.by === "relevance" && query.limit > 0;
  const matches = index.matcher.match(query, liveRows(columns), isUseful, scored);
  const isFiltered = mask.fields.length > 0;
  const failures = isFiltered ? matches.rows.map(mask.failures) : new Uint32Array(0);
  const rows = isFiltered ? matches.rows.filter((_, at) => failures[at] === 0) : matches.rows;
  const scores = isFiltered ? matches.scores.filter((_, at) => failures[at] === 0) : matches.scores;
  const facets = query.facets.map((request) => {
    const facet = columns.facets.get(request.field);
    if (facet === undefined) throw new Error(`No facet column ${request.field}.`);
    const bit = request.excludeOwnFilter ? mask.fields.indexOf(request.field) : -1;
    const own = bit < 0 ? 0 : 1 << bit;
    const counted =
      own === 0 ? rows : matches.rows.filter((_, at) => ((failures[at] ?? 0) & ~own) === 0);
    return countFacet(facet, request, counted);
  });
  if (scored) applyPriors(schema, columns, matches.pinned, rows, scores);
  const page = pickPage(query, columns, rows, scores);
  const hits: Hit[] = page.rows.map(({ row, id, score }) => {
    const missed = matches.missed(row);
    const groups = partGroups(schema, query, missed);
    return { id, score, ...index.partHits(row, groups, query.partsPerHit), missed };
  });
  const last = page.rows.at(-1);
  return {
    total: rows.length,
    exact: true,
    hits,
    facets,
    ...(page.more && last !== undefined ? { cursor: writeCursor(query, last) } : {}),
    asOf: state.checkpoint,
  };
}

/** What documents are worth by themselves, then what is pinned. */
function applyPriors(
  { prior }: IndexSchema,
  columns: Columns,
  pinned: ReadonlySet<number>,
  rows: Uint32Array,
  scores: Float64Array,
): void {
  const values = prior === undefined ? undefined : columns.numbers.get(prior.field);
  for (const [at, row] of rows.entries()) {
    const factor = prior === undefined ? 1 : priorFactor(prior.weight, values?.[row]);
    scores[at] = (scores[at] ?? 0) * factor + (pinned.has(row) ? pinnedScore : 0);
  }
}

function liveRows(columns: Columns): number[] {
  const rows: number[] = [];
  for (const [row, id] of columns.ids.entries()) if (id !== undefined) rows.push(row);
  return rows;
}

function statsOf({ database, path }: OpenIndex): IndexStats {
  const row = database.prepare("SELECT count(*) AS documents, sum(parts) AS parts FROM doc").get();
  const bytes = [path, `${path}-wal`].map(
    (file) => statSync(file, { throwIfNoEntry: false })?.size,
  );
  return {
    documents: Number(row?.["documents"] ?? 0),
    parts: Number(row?.["parts"] ?? 0),
    bytes: bytes.reduce<number>((sum, size) => sum + (size ?? 0), 0),
  };
}
