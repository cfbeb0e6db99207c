/** The mixed load of `npm run bench:search`, asked of a server of the sample nation over HTTP. */
import { resolve } from "node:path";
import { ask } from "./http-load.ts";
import { corpusOrganisationId } from "./search/corpus-documents.ts";
import { ensureCorpus } from "./search/corpus.ts";
import { type LoadLine, readLoad } from "./search/load.ts";
import { drawnLoad, seenEntriesMax } from "./search/scale.ts";
import { typedAddresses } from "./search/typed-load.ts";

interface Organisation {
  readonly id: string;
  readonly code: string | null;
  readonly childCount: number;
}

/** The lines of a file, or drawn from the corpus; classes that are stated apart are not of it. */
export async function mixedLoad(queries: string | undefined): Promise<readonly LoadLine[]> {
  const lines = queries === undefined ? await drawn() : await readLoad(resolve(queries));
  return lines.filter(({ apart }) => !apart);
}

async function drawn(): Promise<readonly LoadLine[]> {
  const corpus = resolve(import.meta.dirname, "..", ".tongshu", "bench", "corpus");
  await ensureCorpus(corpus, "sample", seenEntriesMax);
  return await drawnLoad(corpus, "sample", seenEntriesMax);
}

/** The load as whole addresses; authorities, whose ids each register gives, are found by their codes. */
export async function mixedLoadUrls(
  base: string,
  lines: readonly LoadLine[],
): Promise<readonly string[]> {
  const asksProvider = lines.some(({ filters }) => filters.some((one) => one.field === "provider"));
  const ids = asksProvider ? await idsByCorpusId(base) : new Map<string, string>();
  const addresses = typedAddresses(lines, (field, value) =>
    field === "provider" ? ids.get(value) : value,
  );
  return addresses.map((address) => `${base}${address}`);
}

async function idsByCorpusId(base: string): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const parents: (string | undefined)[] = [undefined];
  for (const parent of parents) {
    for (const { id, code, childCount } of await organisationsBelow(base, parent)) {
      if (code !== null) ids.set(corpusOrganisationId(code), id);
      if (childCount > 0) parents.push(id);
    }
  }
  return ids;
}

async function organisationsBelow(base: string, parent: string | undefined) {
  const found: Organisation[] = [];
  for (let after: string | undefined = ""; after !== undefined; ) {
    const asked = new URLSearchParams({ limit: "500" });
    if (parent !== undefined) asked.set("parent", parent);
    if (after !== "") asked.set("after", after);
    const { body } = await ask(`${base}/api/organisations?${asked}`);
    const page = JSON.parse(body) as { organisations: Organisation[]; next: string | null };
    found.push(...page.organisations);
    after = page.next ?? undefined;
  }
  return found;
}
