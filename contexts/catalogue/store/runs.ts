import type { Database, Transaction } from "@tongshu/platform/database";
import { type Kysely, sql } from "kysely";
import type { CatalogueTables, RunState } from "./tables.ts";

export interface RunCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly duplicates: number;
  readonly missing: number;
}

export interface RunRow extends RunCounts {
  readonly id: string;
  readonly source: string;
  readonly state: RunState;
}

const tables = (from: { readonly sql: Kysely<unknown> }): Kysely<CatalogueTables> =>
  from.sql.withTables<CatalogueTables>();

/** Only one harvest of a source at a time: held until the transaction ends or its process dies. */
export async function tryLockSource(tx: Transaction, source: string): Promise<boolean> {
  const answer = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('tongshu.harvest:' || ${source}, 0)) as locked
  `.execute(tx.sql);
  // The transaction does nothing else for as long as the harvest takes; servers may end such ones.
  // This comes second because a statement with parameters keeps its snapshot until the next one, and
  // as long as there is an old snapshot no dead row of any table can be taken away.
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx.sql);
  return answer.rows[0]?.locked === true;
}

/** Registers the source when it is new; a known one stays as it is. */
export async function saveSource(
  tx: Transaction,
  source: { name: string; format: string; sample: boolean; at: Date },
): Promise<void> {
  await tables(tx)
    .insertInto("catalogue.source")
    .values({
      name: source.name,
      format: source.format,
      sample: source.sample,
      created_at: source.at,
    })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
}

/** Notes the format in which a source was last read. */
export async function noteFormat(tx: Transaction, name: string, format: string): Promise<void> {
  await tables(tx)
    .updateTable("catalogue.source")
    .set({ format })
    .where("name", "=", name)
    .where("format", "<>", format)
    .execute();
}

export async function findSource(
  db: Database,
  name: string,
): Promise<{ name: string; format: string; sample: boolean } | undefined> {
  return await tables(db)
    .selectFrom("catalogue.source")
    .select(["name", "format", "sample"])
    .where("name", "=", name)
    .executeTakeFirst();
}

/** How many entries of a source are not missing, as its counters say. */
export async function presentEntries(db: Database, source: string): Promise<number> {
  const answer = await sql<{ present: number }>`
    select entries - missing as present from catalogue.source where name = ${source}
  `.execute(db.sql);
  return answer.rows[0]?.present ?? 0;
}

/** The run of a source that a crash left open, if any: the next harvest carries it on. */
export async function findOpenRun(tx: Transaction, source: string): Promise<RunRow | undefined> {
  return await tables(tx)
    .selectFrom("catalogue.harvest_run")
    .select(["id", "source", "state", "added", "changed", "unchanged"])
    .select(["refused", "duplicates", "missing"])
    .where("source", "=", source)
    .where("state", "=", "RUNNING")
    .orderBy("started_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function insertRun(
  tx: Transaction,
  run: { id: string; source: string; at: Date },
): Promise<void> {
  await tables(tx)
    .insertInto("catalogue.harvest_run")
    .values({
      id: run.id,
      source: run.source,
      state: "RUNNING",
      started_at: run.at,
      finished_at: null,
    })
    .execute();
}

/** Adds to the counters of a run, in the transaction of the batch that they count. */
export async function addToRun(
  tx: Transaction,
  runId: string,
  counts: Partial<RunCounts>,
): Promise<void> {
  await sql`
    update catalogue.harvest_run set
      added = added + ${counts.added ?? 0},
      changed = changed + ${counts.changed ?? 0},
      missing = missing + ${counts.missing ?? 0}
    where id = ${runId}
  `.execute(tx.sql);
}

/** Ends a run with the counters that only its end knows. */
export async function finishRun(
  tx: Transaction,
  run: {
    id: string;
    state: RunState;
    at: Date;
    /** Distinct good records; those neither added nor changed in this run are the unchanged. */
    good: number;
    refused: number;
    duplicates: number;
    problems: readonly unknown[];
  },
): Promise<RunRow> {
  await tables(tx).deleteFrom("catalogue.harvest_problem").where("run_id", "=", run.id).execute();
  await tx.copy(
    "catalogue.harvest_problem",
    ["run_id", "ordinal", "problem"],
    run.problems.map((problem, index) => [run.id, index + 1, JSON.stringify(problem)]),
  );
  return await tables(tx)
    .updateTable("catalogue.harvest_run")
    .set({
      state: run.state,
      finished_at: run.at,
      // A run that was carried on and cancelled has not seen again all that it had written before.
      unchanged: sql<number>`greatest(0, ${run.good} - added - changed)`,
      refused: run.refused,
      duplicates: run.duplicates,
    })
    .where("id", "=", run.id)
    .returning(["id", "source", "state", "added", "changed", "unchanged"])
    .returning(["refused", "duplicates", "missing"])
    .executeTakeFirstOrThrow();
}

export interface SourceRow {
  readonly name: string;
  readonly format: string;
  readonly sample: boolean;
  readonly entries: number;
  readonly items: number;
  readonly missing: number;
  readonly run: (RunRow & { readonly started_at: Date; readonly finished_at: Date | null }) | null;
}

/** All sources with their counts and last run, by name. */
export async function listSourceRows(db: Database): Promise<readonly SourceRow[]> {
  const answer = await sql<SourceRow>`
    select s.name, s.format, s.sample, s.entries, s.items::int as items, s.missing,
      to_jsonb(r) as run
    from catalogue.source s
    left join lateral (
      select * from catalogue.harvest_run h where h.source = s.name
      order by started_at desc limit 1
    ) r on true
    order by s.name
  `.execute(db.sql);
  return answer.rows.map((row) => ({ ...row, run: row.run === null ? null : readDates(row.run) }));
}

/** Dates inside jsonb arrive as text. */
function readDates(run: NonNullable<SourceRow["run"]>): NonNullable<SourceRow["run"]> {
  const finished = run.finished_at;
  return {
    ...run,
    started_at: new Date(run.started_at),
    finished_at: finished === null ? null : new Date(finished),
  };
}

/** Adds to the counts that a source keeps of itself. */
export async function addToSource(
  tx: Transaction,
  source: string,
  counts: { readonly entries?: number; readonly items?: number; readonly missing?: number },
): Promise<void> {
  await sql`
    update catalogue.source set
      entries = entries + ${counts.entries ?? 0}, items = items + ${counts.items ?? 0},
      missing = missing + ${counts.missing ?? 0}
    where name = ${source}
  `.execute(tx.sql);
}
