import type { IndexSchema, SearchQuery, SimilarRequest } from "../search-index.ts";
import { similarQuery, weightiestTerms } from "../similar.ts";
import type { Deadline } from "./deadline.ts";
import { isLive } from "./live-rows.ts";
import { decodeAll } from "./decode-postings.ts";
import type { Searcher } from "./segment-search.ts";
import type { Snapshot } from "./snapshot.ts";

/** Of a term that more rows hold, removed ones are counted too: they change its weight little. */
const rowsLookedAtMax = 1_024;

/** The search by which documents like one are found; undefined when that one says nothing. */
export function similarQueryOf(
  searcher: Searcher,
  snapshot: Snapshot,
  request: SimilarRequest,
  deadline: Deadline,
): SearchQuery | undefined {
  const terms = termsOf(searcher.schema, searcher, snapshot, request, deadline);
  return terms.length === 0 || request.limit === 0 ? undefined : similarQuery(request, terms);
}

function termsOf(
  schema: IndexSchema,
  searcher: Searcher,
  snapshot: Snapshot,
  { document }: SimilarRequest,
  deadline: Deadline,
): readonly string[] {
  return weightiestTerms(schema, document, {
    documents: snapshot.liveRows.reduce((sum, rows) => sum + rows, 0),
    holding(term) {
      deadline.check();
      return holding(searcher, snapshot, term);
    },
  });
}

/** How many documents hold a term. */
function holding({ scratch }: Searcher, { segments, live }: Snapshot, term: string): number {
  let held = 0;
  for (const [index, segment] of segments.entries()) {
    const ordinal = segment.findTerm(term);
    if (ordinal < 0) continue;
    const rows = segment.documentsWith(ordinal);
    const isLiveRow = live[index];
    if (isLiveRow === undefined || rows > rowsLookedAtMax) {
      held += rows;
      continue;
    }
    scratch.fit(segment.rows);
    scratch.memory.reset();
    const list = segment.postings(ordinal, false, scratch.memory);
    const { rows: found, scores } = scratch.found;
    const count = decodeAll(list, 1, found, scores);
    for (let at = 0; at < count; at += 1) if (isLive(isLiveRow, found[at] as number)) held += 1;
  }
  return held;
}
