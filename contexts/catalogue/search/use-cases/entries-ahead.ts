import type { Database } from "@tongshu/platform/database";
import type { HitsListener } from "@tongshu/search-index";
import { type EntryRow, entriesByIds } from "../../store/entries.ts";

/**
 * Reads the entries of a page of hits while the index still adds up facets: the database is another
 * process, and has them ready about when the rest of the answer is.
 */
export class EntriesAhead {
  readonly #db: Database;
  #begun:
    | { readonly ids: readonly string[]; readonly rows: Promise<readonly EntryRow[]> }
    | undefined;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Begins to read; what was begun before is passed over. */
  readonly begin: HitsListener = (ids) => {
    if (ids.length === 0) return;
    const rows = entriesByIds(this.#db, ids);
    // Whoever takes the rows hears why there are none.
    rows.catch(() => undefined);
    this.#begun = { ids, rows };
  };

  /** The entries with these ids; the index may have given other ones before. */
  async take(ids: readonly string[]): Promise<readonly EntryRow[]> {
    const begun = this.#begun;
    const isSame = begun?.ids.length === ids.length && begun.ids.every((id, at) => id === ids[at]);
    return await (isSame ? begun.rows : entriesByIds(this.#db, ids));
  }
}
