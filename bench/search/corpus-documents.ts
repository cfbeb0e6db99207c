import { createHash } from "node:crypto";
import { type HarvestedEntry, indexDocument, sampleNation } from "@tongshu/catalogue";
import type { IndexDocument } from "@tongshu/search-index";
import { researchDocuments } from "./research-documents.ts";

/** Any number will do; results of different seeds are not comparable. */
export const corpusSeed = 809;

/** The sample nation as the catalogue indexes it, or what the targets were set on. */
export const corpusNames = ["sample", "research"] as const;
export type CorpusName = (typeof corpusNames)[number];

/** The documents of a corpus from the first to before `end`, each made when it is asked for. */
export async function corpusDocuments(
  name: CorpusName,
  end: number,
): Promise<Iterable<() => IndexDocument>> {
  return name === "sample" ? sampleDocuments(end) : await researchDocuments(end);
}

const sourceName = "sample";

/**
 * The documents that the index would hold of the sample nation. Ids
 * have the form and length of the register's, but depend on nothing except the entry, so that every
 * run has the same documents.
 */
function* sampleDocuments(end: number): Iterable<() => IndexDocument> {
  let position = 0;
  for (const entry of sampleNation({ seed: corpusSeed, entries: end })) {
    const at = position;
    // Analysing a text costs far more than drawing it: who passes an entry over does not pay.
    yield () => documentOf(entry, at);
    position += 1;
  }
}

function documentOf({ sourceId, record, items }: HarvestedEntry, position: number): IndexDocument {
  const { provider } = record;
  const organisations = [...(provider.parents ?? []).toReversed(), provider];
  return indexDocument({
    id: idOf("entry", sourceId, position),
    source: sourceName,
    record,
    items: items.map((item, at) => ({ itemKey: `${item.code ?? "item"}/${at}`, record: item })),
    providerPath: organisations.map(({ code, name }) =>
      corpusOrganisationId(code ?? JSON.stringify(name)),
    ),
  });
}

/** The id that an organisation has in the corpus: of its code, or of its name where it has none. */
export function corpusOrganisationId(codeOrName: string): string {
  return idOf("org", codeOrName, 0);
}

/** In the form of a UUIDv7 whose time grows with the position. */
function idOf(prefix: string, key: string, position: number): string {
  const time = (0x019a_0000_0000 + position).toString(16).padStart(12, "0");
  const digest = createHash("sha256").update(key).digest("hex");
  const rest = `7${digest.slice(0, 3)}-a${digest.slice(3, 6)}-${digest.slice(6, 18)}`;
  return `${prefix}_${time.slice(0, 8)}-${time.slice(8)}-${rest}`;
}
