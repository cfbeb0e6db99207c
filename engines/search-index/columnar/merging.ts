import { basename } from "node:path";
import { SearchIndexCorruptError } from "../errors.ts";
import type { IndexSchema } from "../search-index.ts";
import type { Reach } from "./block-file.ts";
import type { FolderWriter } from "./folder-writer.ts";
import { markSuspect } from "./suspects.ts";
import { Thread } from "./thread.ts";
import type { Merger } from "./merger.ts";

/**
 * Merges segments in a thread of its own, one merge after the other, as long as one is worth while.
 * Batches are applied meanwhile.
 */
export class Merging {
  readonly #writer: Thread<FolderWriter>;
  readonly #folder: string;
  readonly #schema: IndexSchema;
  readonly #reach: Reach | undefined;
  #merger: Thread<Merger> | undefined;
  #work: Promise<void> | undefined;
  /** Set when the index closes, and when a merge failed: the next opening looks at the files. */
  #isOver = false;

  constructor(
    writer: Thread<FolderWriter>,
    folder: string,
    schema: IndexSchema,
    reach: Reach | undefined,
  ) {
    this.#writer = writer;
    this.#folder = folder;
    this.#schema = schema;
    this.#reach = reach;
  }

  /** Begins to merge unless that goes on already. */
  begin(): void {
    if (this.#isOver || this.#work !== undefined) return;
    this.#work = this.#mergeAll()
      .catch((error: unknown) => {
        if (error instanceof SearchIndexCorruptError)
          markSuspect(this.#folder, basename(error.file));
        else this.#isOver = true;
      })
      .finally(() => {
        this.#work = undefined;
      });
  }

  async #mergeAll(): Promise<void> {
    for (;;) {
      const plan = await this.#writer.call("planMerge");
      if (plan === undefined || this.#isOver) return;
      this.#merger ??= new Thread("merger", this.#folder, this.#schema, this.#reach);
      try {
        const merged = await this.#merger.call("merge", plan);
        await this.#writer.call("commitMerge", merged);
      } catch (error) {
        await this.#writer.call("abandonMerge");
        throw error;
      }
    }
  }

  /** Gives up a merge that goes on; its sources stay. */
  async close(): Promise<void> {
    this.#isOver = true;
    await this.#merger?.stop();
    await this.#work;
  }
}
