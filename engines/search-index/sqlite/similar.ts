import type { IndexSchema, SearchQuery, SimilarHit, SimilarRequest } from "../search-index.ts";
import { checkSimilar, similarQuery, weightiestTerms, withoutItself } from "../similar.ts";
import type { Reader } from "./reader.ts";
import type { WorkerClient } from "./worker-client.ts";

/** Documents like one that is given: its terms are counted by searches, one after the other. */
export async function similarBySearch(
  client: WorkerClient<Reader>,
  schema: IndexSchema,
  request: SimilarRequest,
): Promise<readonly SimilarHit[]> {
  checkSimilar(schema, request);
  const { texts, parts } = request.document;
  const all = [...Object.values(texts).flat(), ...parts].flatMap(({ terms }) => terms);
  const search = (query: SearchQuery) => client.query("search", query);
  const held = new Map<string, number>();
  for (const term of new Set(all)) {
    const { total } = await search({
      ...similarQuery({ ...request, filters: [] }, [term]),
      limit: 0,
    });
    held.set(term, total);
  }
  const { documents } = await client.call("stats");
  const holding = (term: string): number => held.get(term) ?? 0;
  const terms = weightiestTerms(schema, request.document, { documents, holding });
  if (terms.length === 0 || request.limit === 0) return [];
  return withoutItself(request, (await search(similarQuery(request, terms))).hits);
}
