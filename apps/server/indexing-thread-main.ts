import { parentPort, workerData } from "node:worker_threads";
import { catalogueIndexSchema, catchUpIndex, rebuildIndex } from "@tongshu/catalogue";
import { openDatabase } from "@tongshu/platform/database";
import { declareKillPoints } from "@tongshu/platform/kill-points";
import { columnarKillPoints, openColumnarIndexWriter } from "@tongshu/search-index";
import {
  failureOf,
  type IndexingAnswer,
  type IndexingCall,
  type IndexingSetup,
  type IndexingWork,
} from "./indexing-thread.ts";

/** One for the batch that is read, one to spare. */
const connectionsMax = 2;

const { connection, folder } = workerData as IndexingSetup;
const reach = declareKillPoints(columnarKillPoints);

/** Opened by the first work, so that what hinders it is told as its failure. */
async function open() {
  const db = await openDatabase({ connection, poolMax: connectionsMax });
  try {
    const index = await openColumnarIndexWriter({ folder, schema: catalogueIndexSchema, reach });
    return { db, index };
  } catch (error) {
    await db.close();
    throw error;
  }
}

let opened: ReturnType<typeof open> | undefined;
let stopping = new AbortController();

function answer(value: IndexingAnswer): void {
  parentPort?.postMessage(value);
}

async function run(work: IndexingWork): Promise<void> {
  stopping = new AbortController();
  try {
    opened ??= open();
    const { db, index } = await opened;
    const follower = { db, index, signal: stopping.signal };
    const doWork = work === "catchUp" ? catchUpIndex : rebuildIndex;
    await doWork(follower, (progress) => answer({ progress }));
    answer({ done: true });
  } catch (error) {
    answer({ failed: failureOf(error) });
  }
}

async function close(): Promise<void> {
  const there = await opened?.catch(() => undefined);
  await there?.index.close();
  await there?.db.close();
  parentPort?.close();
}

let working: Promise<void> = Promise.resolve();
parentPort?.on("message", (call: IndexingCall) => {
  if (call === "stop") stopping.abort();
  else if (call === "close") {
    stopping.abort();
    void working.then(close);
  } else working = run(call.work);
});
