import type { FeedHead } from "@tongshu/platform/change-feed";
import type { Database, Transaction } from "@tongshu/platform/database";
import { sql } from "kysely";
import type { MinedPairState } from "../contract.ts";

/** A pair as a mining found it. */
export interface FoundPair {
  readonly zh: string;
  readonly en: string;
  readonly support: number;
  readonly score: number;
  readonly certain: boolean;
}

export interface MinedPairRow extends FoundPair {
  readonly state: MinedPairState;
  readonly reviewedAt: Date | null;
}

export interface LastMining {
  /** Where in the change feed it stood; null when nothing was mined yet. */
  readonly epoch: string | null;
  readonly seq: number | null;
  readonly minedAt: Date | null;
  /** Rises with each change of the pairs. */
  readonly revision: number;
}

export async function lastMining(db: Database): Promise<LastMining> {
  const answer = await sql<LastMining>`
    select epoch, seq, mined_at as "minedAt", revision from catalogue.title_mining
  `.execute(db.sql);
  return answer.rows[0] ?? { epoch: null, seq: null, minedAt: null, revision: 0 };
}

/** Pairs that somebody has accepted or rejected. */
export async function reviewedPairs(
  db: Database,
): Promise<readonly Pick<MinedPairRow, "zh" | "en" | "state">[]> {
  const answer = await sql<Pick<MinedPairRow, "zh" | "en" | "state">>`
    select zh, en, state from catalogue.mined_pair where state <> 'PROPOSED'
  `.execute(db.sql);
  return answer.rows;
}

/**
 * Writes what a mining found: new proposals come, those no longer found go, and what was reviewed
 * stays as it was decided. Returns how many proposals are new.
 */
export async function saveMining(
  tx: Transaction,
  pairs: readonly FoundPair[],
  at: { readonly head: FeedHead; readonly now: Date },
): Promise<number> {
  // The row is the lock: minings and reviews follow one another.
  await sql`
    insert into catalogue.title_mining as t (epoch, seq, mined_at, revision)
    values (${at.head.epoch}, ${at.head.seq}, ${at.now}, 1)
    on conflict (one) do update set epoch = excluded.epoch, seq = excluded.seq,
      mined_at = excluded.mined_at, revision = t.revision + 1
  `.execute(tx.sql);
  const zh = pairs.map((pair) => pair.zh);
  const en = pairs.map((pair) => pair.en);
  await sql`
    delete from catalogue.mined_pair m where state = 'PROPOSED' and not exists (
      select 1 from unnest(${zh}::text[], ${en}::text[]) as f (zh, en)
      where f.zh = m.zh and f.en = m.en
    )
  `.execute(tx.sql);
  const answer = await sql<{ isNew: boolean }>`
    insert into catalogue.mined_pair (zh, en, support, score, certain, state)
    select f.zh, f.en, f.support, f.score, f.certain, 'PROPOSED' from unnest(
      ${zh}::text[], ${en}::text[], ${pairs.map((pair) => pair.support)}::int[],
      ${pairs.map((pair) => pair.score)}::float8[], ${pairs.map((pair) => pair.certain)}::boolean[]
    ) as f (zh, en, support, score, certain)
    on conflict (zh, en) do update
      set support = excluded.support, score = excluded.score, certain = excluded.certain
      where catalogue.mined_pair.state = 'PROPOSED'
    returning xmax = 0 as "isNew"
  `.execute(tx.sql);
  return answer.rows.filter(({ isNew }) => isNew).length;
}

/** Pairs that searches use, best first: the accepted ones, and proposals far above chance. */
export async function usedPairs(
  db: Database,
  limit: number,
): Promise<readonly { readonly zh: string; readonly en: string }[]> {
  const answer = await sql<{ zh: string; en: string }>`
    select zh, en from catalogue.mined_pair
    where state = 'ACCEPTED' or (state = 'PROPOSED' and certain)
    order by state, score desc, zh, en limit ${limit}
  `.execute(db.sql);
  return answer.rows;
}

export interface PairCounts {
  readonly total: number;
  readonly used: number;
}

/** How many pairs there are in a state, or in all, and how many of them searches use. */
export async function countPairs(
  db: Database,
  state: MinedPairState | undefined,
): Promise<PairCounts> {
  const answer = await sql<PairCounts>`
    select count(*)::int as total, (count(*) filter (
      where state = 'ACCEPTED' or (state = 'PROPOSED' and certain)
    ))::int as used
    from catalogue.mined_pair where ${state ?? null}::text is null or state = ${state ?? null}
  `.execute(db.sql);
  return answer.rows[0] ?? { total: 0, used: 0 };
}

/** A page of pairs, best first. */
export async function listPairs(
  db: Database,
  page: {
    readonly state: MinedPairState | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<readonly MinedPairRow[]> {
  const state = page.state ?? null;
  const answer = await sql<MinedPairRow>`
    select zh, en, support, score, certain, state, reviewed_at as "reviewedAt"
    from catalogue.mined_pair where ${state}::text is null or state = ${state}
    order by score desc, zh, en offset ${page.offset} limit ${page.limit}
  `.execute(db.sql);
  return answer.rows;
}

/** Decides about pairs; returns those that are there and were decided. */
export async function decidePairs(
  tx: Transaction,
  pairs: readonly { readonly zh: string; readonly en: string }[],
  decision: { readonly state: "ACCEPTED" | "REJECTED"; readonly now: Date },
): Promise<readonly { readonly zh: string; readonly en: string }[]> {
  await sql`update catalogue.title_mining set revision = revision + 1`.execute(tx.sql);
  const answer = await sql<{ zh: string; en: string }>`
    update catalogue.mined_pair m set state = ${decision.state}, reviewed_at = ${decision.now}
    from unnest(
      ${pairs.map((pair) => pair.zh)}::text[], ${pairs.map((pair) => pair.en)}::text[]
    ) as d (zh, en)
    where m.zh = d.zh and m.en = d.en returning m.zh, m.en
  `.execute(tx.sql);
  return answer.rows;
}
