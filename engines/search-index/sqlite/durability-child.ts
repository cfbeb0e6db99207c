/**
 * A process of the durability tests: `apply` and `rebuild` write until they are killed, `read`
 * answers each line of its input with what it sees. Acknowledgements go to the parent's pipe.
 */
import { createInterface } from "node:readline";
import {
  batchNumber,
  everythingOf,
  rebuiltBatches,
  schema,
} from "../conformance/durability-sample.ts";
import { openSqliteIndexReader, openSqliteIndexWriter } from "./open.ts";

const [, , mode, folder = "", killAt, killCount = "1"] = process.argv;
let untilKill = Number(killCount);

function reach(name: string): void {
  if (name !== killAt) return;
  untilKill -= 1;
  if (untilKill === 0) process.kill(process.pid, "SIGKILL");
}

if (mode === "read") {
  const reader = await openSqliteIndexReader({ folder, schema });
  for await (const _ of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await reader.search(everythingOf()))}\n`);
  }
  await reader.close();
} else {
  const writer = await openSqliteIndexWriter({ folder, schema, reach });
  const from = (await writer.checkpoint())?.seq ?? 0;
  if (mode === "rebuild") await writer.rebuild(rebuiltBatches());
  if (mode === "apply") {
    for (let seq = from + 1; ; seq += 1) {
      await writer.apply(batchNumber(seq));
      process.stdout.write(`${seq}\n`);
    }
  }
  await writer.close();
}
