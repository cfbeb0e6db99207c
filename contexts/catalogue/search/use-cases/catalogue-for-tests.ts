/** A small catalogue in a real database with a real index, for the tests beside this file. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  identityMigrations,
  organisationsByIds,
  type OrganisationsReader,
} from "@tongshu/identity";
import { changeFeedMigrations, ensureEpoch } from "@tongshu/platform/change-feed";
import type { Clock } from "@tongshu/platform/clock";
import type { Database, MigrationSet } from "@tongshu/platform/database";
import { isRefusal, type Refusal } from "@tongshu/platform/errors";
import { type IdMaker, systemIds } from "@tongshu/platform/ids";
import { openColumnarIndexWriter, type SearchIndexWriter } from "@tongshu/search-index";
import type { EntryRecord, HarvestedEntry, ItemRecord, SearchRequest } from "../../contract.ts";
import { catalogueMigrations } from "../../store/migrations.ts";
import { createLexicon, type Lexicon } from "../model/glossary.ts";
import { catalogueIndexSchema } from "../model/index-schema.ts";
import { catchUpIndex } from "./follow-feed.ts";

export const water = { name: { en: "Ministry of Water", "zh-Hans": "水利部" } };
export const health = { name: { en: "Health Bureau", "zh-Hans": "卫生局" } };

export function entry(
  sourceId: string,
  record: Partial<EntryRecord> & Pick<EntryRecord, "title">,
  items: readonly ItemRecord[] = [],
): HarvestedEntry {
  return { sourceId, record: { provider: water, ...record }, items };
}

/** What only a test may know, brought along by each: a database and the way of a record into it. */
export interface TestMeans {
  readonly throwAwayDatabase: (migrations: MigrationSet[]) => Promise<{
    readonly db: Database;
    close(): Promise<void>;
  }>;
  readonly harvestEntries: (
    deps: { readonly db: Database; readonly clock: Clock; readonly ids: IdMaker },
    request: {
      readonly source: string;
      readonly sample: boolean;
      readonly entries: Iterable<HarvestedEntry>;
    },
  ) => Promise<unknown>;
}

export interface CatalogueForTests {
  readonly db: Database;
  readonly index: SearchIndexWriter;
  /** The glossary alone: a test need not wait for the dictionary. */
  readonly lexicon: () => Lexicon;
  readonly providers: OrganisationsReader;
  /** Harvests a source as it is at an instant, and brings the index up to it. */
  harvest(request: {
    readonly entries: readonly HarvestedEntry[];
    readonly at: string;
    readonly source?: string;
    readonly sample?: boolean;
  }): Promise<void>;
  close(): Promise<void>;
}

export async function catalogueForTests(means: TestMeans): Promise<CatalogueForTests> {
  const database = await means.throwAwayDatabase([
    changeFeedMigrations,
    identityMigrations,
    catalogueMigrations,
  ]);
  const { db } = database;
  await ensureEpoch(db);
  const lexicon = createLexicon();
  const folder = await mkdtemp(join(tmpdir(), "tongshu-index-"));
  const index = await openColumnarIndexWriter({ folder, schema: catalogueIndexSchema });
  return {
    db,
    index,
    lexicon: () => lexicon,
    providers: (ids) => organisationsByIds({ db }, ids),
    async harvest({ entries, at, source = "test", sample = false }) {
      const deps = { db, clock: { now: () => new Date(at) }, ids: systemIds };
      accepted(await means.harvestEntries(deps, { source, sample, entries }));
      await catchUpIndex({ db, index });
    },
    async close() {
      await index.close();
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}

export function searchRequest(more: Partial<SearchRequest> = {}): SearchRequest {
  return { q: "", page: 1, size: 20, sort: "relevance", lang: "en", filters: {}, ...more };
}

/** The answer; a refusal fails the test with its code. */
export function accepted<Answer>(answer: Answer | Refusal): Answer {
  if (isRefusal(answer)) throw new Error(answer.code);
  return answer;
}
