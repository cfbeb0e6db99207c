import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { CopyValue } from "./database.ts";
import { type CopyColumn, encodeRow } from "./copy-format.ts";

/** Text is sent in pieces of about this size, in UTF-16 code units. */
const copyChunkCharactersMax = 64 * 1024;

const identifier = /^[a-z_][a-z0-9_]*$/;

function quote(name: string): string {
  if (!identifier.test(name)) throw new Error(`"${name}" is not a name of a table or column.`);
  return `"${name}"`;
}

interface ColumnRow {
  readonly name: string;
  readonly kind: CopyColumn["kind"];
}

/** The columns' kinds decide whether an array is written as an SQL array or as JSON. */
async function readColumns(
  client: PoolClient,
  table: string,
  columns: readonly string[],
): Promise<readonly CopyColumn[]> {
  const answer = await client.query<ColumnRow>(
    `select a.attname as name, case when t.typname in ('json', 'jsonb') then 'json'
       when t.typcategory = 'A' then 'array' else 'plain' end as kind
     from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
    [table],
  );
  const kinds = new Map(answer.rows.map((row) => [row.name, row.kind]));
  return columns.map((name) => {
    const kind = kinds.get(name);
    if (kind === undefined) throw new Error(`The table ${table} has no column "${name}".`);
    return { table, name, kind };
  });
}

/** Waits until the stream can take more or has ended; rejects when the server refused something. */
class CopyStream {
  readonly #stream: ReturnType<typeof copyFrom>;
  readonly #failed: Promise<never>;
  constructor(client: PoolClient, statement: string) {
    this.#stream = copyFrom(statement);
    this.#failed = new Promise((_resolve, reject) => this.#stream.on("error", reject));
    // The failure is awaited below; this keeps it from counting as unhandled until then.
    this.#failed.catch(() => undefined);
    client.query(this.#stream);
  }

  async write(text: string): Promise<void> {
    if (this.#stream.write(Buffer.from(text, "utf8"))) return;
    await this.#orFailure("drain");
  }

  async finish(): Promise<number> {
    this.#stream.end();
    await this.#orFailure("finish");
    return this.#stream.rowCount;
  }

  /** Tells the server to forget what it got, and waits until it has answered. */
  async abandon(error: Error): Promise<void> {
    this.#stream.destroy(error);
    await this.#orFailure("close").catch(() => undefined);
  }

  async #orFailure(event: "drain" | "finish" | "close"): Promise<void> {
    let listener: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => {
      listener = resolve;
      this.#stream.once(event, listener);
    });
    try {
      await Promise.race([reached, this.#failed]);
    } finally {
      this.#stream.off(event, listener);
    }
  }
}

/** COPY FROM STDIN in text format with back pressure; see `Transaction.copy`. */
export async function copyRows(
  client: PoolClient,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): Promise<number> {
  const target = table.split(".").map(quote).join(".");
  const list = columns.map(quote).join(", ");
  const kinds = await readColumns(client, table, columns);
  const stream = new CopyStream(client, `copy ${target} (${list}) from stdin`);
  let serverRefused = true;
  try {
    let text = "";
    let rowNumber = 0;
    serverRefused = false;
    for await (const row of rows) {
      rowNumber += 1;
      text += encodeRow(kinds, row, rowNumber);
      if (text.length >= copyChunkCharactersMax) {
        serverRefused = true;
        await stream.write(text);
        serverRefused = false;
        text = "";
      }
    }
    serverRefused = true;
    if (text !== "") await stream.write(text);
    return await stream.finish();
  } catch (error) {
    if (!serverRefused) {
      await stream.abandon(error instanceof Error ? error : new Error(String(error)));
    }
    throw error;
  }
}
