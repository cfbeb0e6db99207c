import type { Database, Transaction } from "@tongshu/platform/database";
import { sql } from "kysely";
import type { RunRow } from "./runs.ts";

const runColumns = sql`id, source, state, added, changed, unchanged, refused, duplicates, missing`;

/** The runs that a cancellation may mean: of one id or one source, else all that are open. */
export async function runsNamed(db: Database, name: string): Promise<readonly RunRow[]> {
  const answer = await sql<RunRow>`
    select ${runColumns} from catalogue.harvest_run
    where id = ${name} or (source = ${name} and state = 'RUNNING') order by started_at, id
  `.execute(db.sql);
  return answer.rows;
}

export async function openRuns(db: Database): Promise<readonly RunRow[]> {
  const answer = await sql<RunRow>`
    select ${runColumns} from catalogue.harvest_run
    where state = 'RUNNING' order by started_at, id
  `.execute(db.sql);
  return answer.rows;
}

export async function runOfId(
  from: Pick<Database | Transaction, "sql">,
  id: string,
): Promise<RunRow | undefined> {
  const answer = await sql<RunRow>`
    select ${runColumns} from catalogue.harvest_run where id = ${id}`.execute(from.sql);
  return answer.rows[0];
}

/** Leaves the wish for the process that harvests. Asking again does no harm. */
export async function askToCancel(tx: Transaction, runId: string, at: Date): Promise<void> {
  await sql`
    update catalogue.harvest_run set cancel_asked_at = ${at}
    where id = ${runId} and state = 'RUNNING' and cancel_asked_at is null
  `.execute(tx.sql);
}

export async function cancelIsAsked(db: Database, runId: string): Promise<boolean> {
  const answer = await sql<{ asked: boolean }>`
    select cancel_asked_at is not null as asked from catalogue.harvest_run where id = ${runId}
  `.execute(db.sql);
  return answer.rows[0]?.asked === true;
}

/** A wish that meant the process before, which a crash ended, does not mean the next one. */
export async function forgetCancelWish(tx: Transaction, runId: string): Promise<void> {
  await sql`update catalogue.harvest_run set cancel_asked_at = null where id = ${runId}`.execute(
    tx.sql,
  );
}
