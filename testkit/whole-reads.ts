import type { Database, DatabaseConnection, Transaction } from "@tongshu/platform/database";
import pg from "pg";

/** A statement as it was sent. */
interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}

interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly Schema?: string;
  readonly "Index Cond"?: string;
  readonly Plans?: readonly PlanNode[];
}

/** A statement that reads all of a large table, with its plan for whoever mends it. */
export interface WholeRead {
  readonly table: string;
  readonly statement: string;
  readonly plan: string;
}

class RolledBack extends Error {}

/** What a function of a store may be given: the same transaction in both forms. */
export interface StoreAccess {
  readonly tx: Transaction;
  readonly db: Database;
}

const planned = /^\s*(?:select|insert|update|delete|with)\b/i;

/**
 * Runs a function of a store in a transaction that is rolled back, hears every statement that it
 * sends, asks the server how it carries each of them out, and returns those that read a table of at
 * least `rowsMin` rows from one end to the other.
 */
export async function wholeReads(
  own: { readonly db: Database; readonly connection: DatabaseConnection },
  rowsMin: number,
  run: (access: StoreAccess) => Promise<unknown>,
): Promise<{ readonly statements: number; readonly reads: readonly WholeRead[] }> {
  const sent = (await statementsOf(own.db, run)).filter(({ text }) => planned.test(text));
  const client = new pg.Client(own.connection);
  await client.connect();
  try {
    const large = await largeTables(client, rowsMin);
    const reads: WholeRead[] = [];
    for (const { text, values } of sent) {
      const plan = await planOf(client, text, values);
      for (const table of tablesReadWhole(plan, large, false)) {
        reads.push({ table, statement: text.trim(), plan: JSON.stringify(plan) });
      }
    }
    return { statements: sent.length, reads };
  } finally {
    await client.end();
  }
}

async function planOf(
  client: pg.Client,
  text: string,
  values: readonly unknown[],
): Promise<PlanNode> {
  const answer = await client.query<{ "QUERY PLAN": readonly { readonly Plan: PlanNode }[] }>(
    `explain (format json, verbose) ${text}`,
    [...values],
  );
  const plan = answer.rows[0]?.["QUERY PLAN"][0]?.Plan;
  if (plan === undefined) throw new Error(`There is no plan of: ${text}`);
  return plan;
}

/** Every statement that reaches the driver while the function runs. */
async function statementsOf(
  db: Database,
  run: (access: StoreAccess) => Promise<unknown>,
): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  const prototype = pg.Client.prototype as unknown as Record<
    "query",
    (...given: unknown[]) => unknown
  >;
  const { query } = prototype;
  prototype.query = function (this: unknown, ...given: unknown[]) {
    const [first, second] = given;
    if (typeof first === "string") {
      sent.push({ text: first, values: Array.isArray(second) ? second : [] });
    }
    return query.apply(this, given);
  };
  try {
    await db.transaction(async (tx) => {
      await run({ tx, db: { ...db, sql: tx.sql } });
      throw new RolledBack();
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
  } finally {
    prototype.query = query;
  }
  return sent;
}

async function largeTables(client: pg.Client, rowsMin: number): Promise<ReadonlySet<string>> {
  const answer = await client.query<{ name: string }>(
    `select relnamespace::regnamespace || '.' || relname as name
     from pg_class where relkind = 'r' and reltuples >= $1`,
    [rowsMin],
  );
  return new Set(answer.rows.map(({ name }) => name));
}

/**
 * A sequential scan reads a table whole; so does a scan of an index without a condition, unless a
 * limit above it ends it early.
 */
function tablesReadWhole(
  node: PlanNode,
  large: ReadonlySet<string>,
  limited: boolean,
): readonly string[] {
  const table = `${node.Schema}.${node["Relation Name"]}`;
  const kind = node["Node Type"];
  const wholeIndex = /^Index (?:Only )?Scan$/.test(kind) && node["Index Cond"] === undefined;
  const whole = kind === "Seq Scan" || (wholeIndex && !limited);
  const below = limited || kind === "Limit";
  return [
    ...(whole && large.has(table) ? [table] : []),
    ...(node.Plans ?? []).flatMap((child) => tablesReadWhole(child, large, below)),
  ];
}
