import { isRefusal, type Refusal } from "@tongshu/platform/errors";
import type { SearchAnswer } from "@tongshu/search-index";
import type { ExportFormat, ResultExport, SearchRequest } from "../../contract.ts";
import { exportBatchEntriesMax, exportEntriesMax } from "../../limits.ts";
import { type EntryRow, entriesByIds } from "../../store/entries.ts";
import { exportNotes } from "../model/export-note.ts";
import { placeFilters } from "./place-filters.ts";
import { answerQuery, type CatalogueSearcher, indexQuery, refusalOf } from "./search-catalogue.ts";
import { exportWriters } from "./write-export.ts";

export interface ExportLimits {
  readonly entriesMax?: number;
  /** Entries searched and read at once. */
  readonly batchEntries?: number;
}

/**
 * All that a search finds, in its order, as a file; its page, size and cursor do not count. Refuses
 * what the search refuses. The body is made as it is read, from one batch at a time, so neither the
 * size of the result nor a slow client costs memory; ending the body ends the searching.
 */
export async function exportResults(
  deps: CatalogueSearcher,
  asked: SearchRequest,
  format: ExportFormat,
  limits: ExportLimits = {},
): Promise<ResultExport | Refusal> {
  const { entriesMax = exportEntriesMax, batchEntries = exportBatchEntriesMax } = limits;
  const size = Math.min(batchEntries, entriesMax);
  const placed = await placeFilters(deps.db, asked);
  const request: SearchRequest = { ...placed, page: 1, size, cursor: undefined };
  const found = await answerQuery(deps, request, 0).catch(refusalOf);
  if (isRefusal(found)) return found;
  const { answer, groups } = found;
  const relaxed = found.complete !== undefined;
  const exported = Math.min(answer.total, entriesMax);
  const next = (cursor: string, limit: number): Promise<SearchAnswer> =>
    deps.index.search({
      ...indexQuery({ ...request, cursor }, found.asked, groups, 0),
      facets: [],
      limit,
      partsPerHit: 0,
    });
  const { contentType, write } = exportWriters[format];
  return {
    contentType,
    fileName: `${fileNameOf(asked.q)}.${format}`,
    total: answer.total,
    exported,
    limited: exported < answer.total,
    body: write({
      pages: pagesOf(deps, answer, { exported, size, next }),
      notes: exportNotes({ total: answer.total, exported, relaxed }),
      lang: asked.lang,
    }),
  };
}

/** The entries of each page in the order of its hits; one removed meanwhile is left out. */
async function* pagesOf(
  deps: CatalogueSearcher,
  first: SearchAnswer,
  {
    exported,
    size,
    next,
  }: {
    readonly exported: number;
    readonly size: number;
    readonly next: (cursor: string, limit: number) => Promise<SearchAnswer>;
  },
): AsyncIterable<readonly EntryRow[]> {
  let answer = first;
  let left = exported;
  for (;;) {
    const ids = answer.hits.map(({ id }) => id);
    const rows = new Map((await entriesByIds(deps.db, ids)).map((row) => [row.id, row]));
    yield ids.flatMap((id) => rows.get(id) ?? []);
    left -= ids.length;
    if (left <= 0 || answer.cursor === undefined) return;
    answer = await next(answer.cursor, Math.min(size, left));
  }
}

/** Letters, digits and hyphens of ASCII only: safe in a header and on every file system. */
function fileNameOf(q: string): string {
  const words = q.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return ["tongshu", ...words].join("-").slice(0, 60).replace(/-+$/, "");
}
