import { Readable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

/**
 * COPY TO STDOUT with back pressure; see `Transaction.copyOut`. A reader that stops early still has
 * the rest taken from the wire and thrown away: the server answers nothing else before its end.
 */
export async function* copyOut(client: PoolClient, statement: string): AsyncIterable<Buffer> {
  const stream = client.query(copyTo(statement));
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
  } finally {
    if (!stream.readableEnded && stream.errored === null && !stream.destroyed) {
      stream.resume();
      await finished(stream).catch(() => undefined);
    }
  }
}

/** COPY FROM STDIN with back pressure; see `Transaction.copyIn`. */
export async function copyIn(
  client: PoolClient,
  statement: string,
  bytes: AsyncIterable<Buffer>,
): Promise<void> {
  await pipeline(Readable.from(bytes, { objectMode: false }), client.query(copyFrom(statement)));
}
