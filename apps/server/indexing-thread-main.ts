import { constants, setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { catalogueIndexSchema, catchUpIndex, rebuildIndex } from "@tongshu/catalogue";
import { openDatabase } from "@tongshu/platform/database";
import { declareKillPoints, killPointsAreWatched } from "@tongshu/platform/kill-points";
import { columnarKillPoints, openColumnarIndexWriter } from "@tongshu/search-index";
import {
  failureOf,
  type IndexingAnswer,
  type IndexingCall,
  type IndexingOrder,
  type IndexingSetup,
} from "./indexing-thread.ts";

/** One for the batch that is read, one to spare. */
const connectionsMax = 2;

// Whoever searches goes first. Linux keeps a priority for each thread, and those that write and merge
// are begun by this one and inherit it; elsewhere the whole process would get it.
if (process.platform === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const { connection, folder } = workerData as IndexingSetup;
const reachPoint = declareKillPoints(columnarKillPoints);
// The threads of the index wait at each point until this one, which is busy, has heard of it.
const reach = killPointsAreWatched ? reachPoint : undefined;

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
/** Of the work in hand: whether all changes that it awaits have been committed. */
let areOver = true;

function answer(value: IndexingAnswer): void {
  parentPort?.postMessage(value);
}

async function run({ work, awaited: changes }: IndexingOrder): Promise<void> {
  stopping = new AbortController();
  try {
    opened ??= open();
    const { db, index } = await opened;
    const awaited = changes === undefined ? undefined : { changes, areOver: () => areOver };
    const follower = { db, index, signal: stopping.signal, awaited };
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
  } else if (call === "arrived") areOver = true;
  else {
    areOver = false;
    working = run(call);
  }
});
