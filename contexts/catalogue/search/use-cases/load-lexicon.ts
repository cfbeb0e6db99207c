import { Worker } from "node:worker_threads";
import { regionalWords } from "@tongshu/text-analysis";
import { type Renderings, unpackDictionary } from "../model/dictionary.ts";
import { createLexicon, type Lexicon } from "../model/glossary.ts";

/** Keeps the lexicon of the searches: what it knows grows while the dictionary is being read. */
export interface LexiconKeeper {
  /** What is known by now: at once the glossary, later the dictionary as well. */
  lexicon(): Lexicon;
  /** Resolves when the dictionary is there, too. */
  ready(): Promise<void>;
}

let loading: Promise<Renderings> | undefined;
let complete: Lexicon | undefined;

/**
 * The glossary of the project, then what the mainland and Taiwan call by different words (OpenCC),
 * then CC-CEDICT (CC BY-SA 4.0), read once a process in a thread of its own.
 */
export function keepLexicon(): LexiconKeeper {
  const first = createLexicon();
  const ready = async () => {
    loading ??= readDictionary();
    const dictionary = await loading;
    complete ??= createLexicon([renderingsOf(regionalWords()), dictionary]);
  };
  return {
    lexicon() {
      // A dictionary that cannot be read leaves the glossary; `ready` tells who asks.
      if (complete === undefined) ready().catch(() => undefined);
      return complete ?? first;
    },
    ready,
  };
}

function readDictionary(): Promise<Renderings> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./dictionary-worker.ts", import.meta.url));
    worker.unref();
    worker.once("message", (packed: string) => resolve(unpackDictionary(packed)));
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The dictionary's thread ended without a word.")));
  });
}

function renderingsOf(pairs: Iterable<readonly [string, string]>): Renderings {
  const found = new Map<string, string[]>();
  for (const [mainland, taiwan] of pairs) {
    put(found, mainland, taiwan);
    put(found, taiwan, mainland);
  }
  return found;
}

function put(found: Map<string, string[]>, key: string, text: string): void {
  const known = found.get(key);
  if (known === undefined) found.set(key, [text]);
  else known.push(text);
}
