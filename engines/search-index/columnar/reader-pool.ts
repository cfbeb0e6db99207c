import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename } from "node:path";
import { answerOfNothing } from "../answer-of-nothing.ts";
import {
  SearchIndexClosedError,
  SearchIndexCorruptError,
  SearchOverloadedError,
  SearchTimedOutError,
} from "../errors.ts";
import {
  expectedRowsMin,
  queriesWaitingMax,
  queryDeadlineMs,
  searchThreadsMax,
  shareRowsMin,
} from "../limits.ts";
import type {
  HitsListener,
  IndexSchema,
  SearchAnswer,
  SearchQuery,
  SimilarHit,
  SimilarRequest,
  Suggestion,
} from "../search-index.ts";
import { withoutItself } from "../similar.ts";
import { now } from "../worker-protocol.ts";
import { KeptSuggestions } from "./kept-suggestions.ts";
import { type Manifest, manifestPath, parseManifest } from "./manifest.ts";
import { type ReaderThread, ReaderThreads, type Sharing } from "./reader-threads.ts";
import { canShareOut } from "./share-out.ts";
import { type SharedSnapshot, withoutDamaged } from "./snapshot.ts";
import { markSuspect } from "./suspects.ts";

/** So often a query is asked again because files were replaced under it. */
const attemptsMax = 4;

/**
 * Answers queries in threads that share one copy of what an index holds in memory. Each query sees
 * what was applied before it began, by any process: the manifest is looked at before each.
 */
export class ReaderPool {
  readonly #folder: string;
  readonly #schema: IndexSchema;
  readonly #threads: ReaderThreads;
  #text: string | undefined;
  #shared: SharedSnapshot | undefined;
  #looking: Promise<void> | undefined;
  #lookingNext: Promise<void> | undefined;
  #loading: Promise<void> | undefined;
  readonly #suggested = new KeptSuggestions();
  #queries = 0;
  #isClosed = false;

  constructor(
    folder: string,
    schema: IndexSchema,
    threads: number | undefined,
    sharing: Sharing = { shareRowsMin, expectedRowsMin },
  ) {
    this.#folder = folder;
    this.#schema = schema;
    const most = threads ?? Math.min(availableParallelism(), searchThreadsMax);
    this.#threads = new ReaderThreads(folder, schema, most, sharing);
  }

  /** Starts all threads and loads what there is, while whoever will search does something else. */
  warmUp(): void {
    const warmed = this.#follow().then(async () => {
      if (this.#isClosed) return;
      const shared = this.#shared;
      const uses = Array.from({ length: this.#threads.most }, () =>
        this.#threads.run((member) => this.#threads.use(member, shared)),
      );
      await Promise.all(uses);
    });
    // What is wrong a search will say.
    warmed.catch(() => undefined);
  }

  search(query: SearchQuery, onHits?: HitsListener): Promise<SearchAnswer> {
    return this.#query(
      () => answerOfNothing(query),
      (leader, deadline) => this.#searchWith(leader, query, deadline, onHits),
    );
  }

  /** Searches in a thread, which may call those that have nothing else to do. */
  async #searchWith(
    leader: ReaderThread,
    query: SearchQuery,
    deadline: number,
    onHits: HitsListener | undefined,
  ): Promise<SearchAnswer> {
    const { thread, using } = leader;
    const lent = canShareOut(query) ? this.#threads.lend(using) : undefined;
    try {
      return await thread.callHearing(onHits, "lead", query, deadline, lent);
    } finally {
      if (lent !== undefined) this.#threads.endLoans(lent.search);
    }
  }

  async similar(request: SimilarRequest): Promise<readonly SimilarHit[]> {
    const { document, filters, limit } = request;
    const { id, texts, parts } = document;
    // Only what is needed goes to the thread.
    const asked = { document: { id, texts, parts }, filters, limit };
    const query = await this.#query(
      () => undefined,
      ({ thread }, deadline) => thread.call("similarQuery", asked, deadline),
    );
    if (query === undefined) return [];
    const { hits } = await this.search(query);
    return withoutItself(request, hits);
  }

  async suggest(prefix: string, limit: number): Promise<readonly Suggestion[]> {
    this.#checkOpen();
    const isCurrent = this.#readText() === this.#text;
    const kept = isCurrent ? this.#suggested.get(this.#shared, prefix, limit) : undefined;
    if (kept !== undefined) return kept;
    let state: SharedSnapshot | undefined;
    const found = await this.#query(
      () => [],
      ({ thread, using }, deadline) => {
        state = using;
        return thread.call("suggest", prefix, limit, deadline);
      },
    );
    this.#suggested.keep(state, prefix, limit, found);
    return found;
  }

  suggested(keys: readonly string[]): Promise<readonly (Suggestion | null)[]> {
    return this.#query(
      () => keys.map(() => null),
      ({ thread }, deadline) => thread.call("suggested", keys, deadline),
    );
  }

  #checkOpen(): void {
    if (this.#isClosed) throw new SearchIndexClosedError("It was closed.");
  }

  /** What the manifest says at this moment; undefined when there is no index. */
  async manifest(): Promise<Manifest | undefined> {
    this.#checkOpen();
    return parseManifest(this.#readText(), this.#schema);
  }

  /** Runs a query, refused when too many wait and given up after `queryDeadlineMs`. */
  async #query<Result>(
    ofAbsent: () => Result,
    ask: (member: ReaderThread, deadline: number) => Promise<Result>,
  ): Promise<Result> {
    this.#checkOpen();
    if (this.#queries >= queriesWaitingMax) throw new SearchOverloadedError();
    this.#queries += 1;
    const deadline = now() + queryDeadlineMs;
    const work = this.#answer(ofAbsent, deadline, ask).finally(() => {
      // Also a query that nobody waits for any more counts until its thread is free again.
      this.#queries -= 1;
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new SearchTimedOutError()), queryDeadlineMs);
    });
    return await Promise.race([work, late]).finally(() => clearTimeout(timer));
  }

  async #answer<Result>(
    ofAbsent: () => Result,
    deadline: number,
    ask: (member: ReaderThread, deadline: number) => Promise<Result>,
  ): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      await this.#follow();
      if (this.#shared === undefined) return ofAbsent();
      const text = this.#text;
      try {
        return await this.#threads.run((member) => this.#askIn(member, deadline, ask));
      } catch (error) {
        if (!(error instanceof SearchIndexCorruptError)) throw error;
        // A merge may have replaced files before this thread opened them: then there is a newer
        // manifest, and the same files are not asked for again.
        const isReplaced = attempt < attemptsMax && this.#readText() !== text;
        if (isReplaced) await this.#loading;
        else if (!this.#leaveOut(basename(error.file))) throw error;
      }
    }
  }

  /** Goes on without a damaged segment; false when it is none of those in use. */
  #leaveOut(file: string): boolean {
    const shared = this.#shared;
    if (shared === undefined) return false;
    if (shared.damaged.includes(file)) return true;
    if (!shared.sound.some((segment) => segment.file === file)) return false;
    this.#shared = withoutDamaged(shared, file);
    markSuspect(this.#folder, file);
    return true;
  }

  async #askIn<Result>(
    member: ReaderThread,
    deadline: number,
    ask: (member: ReaderThread, deadline: number) => Promise<Result>,
  ): Promise<Result> {
    if (now() > deadline) throw new SearchTimedOutError();
    await this.#threads.use(member, this.#shared);
    return await ask(member, deadline);
  }

  /** Waits for a look at the manifest that begins from now on. */
  #follow(): Promise<void> {
    if (this.#looking === undefined) {
      this.#looking = this.#look().finally(() => {
        this.#looking = undefined;
      });
      return this.#looking;
    }
    this.#lookingNext ??= this.#looking
      .catch(() => undefined)
      .then(() => {
        this.#lookingNext = undefined;
        return this.#follow();
      });
    return this.#lookingNext;
  }

  async #look(): Promise<void> {
    const text = this.#readText();
    if (text === this.#text) return;
    await this.#loading;
    const manifest = parseManifest(text, this.#schema);
    if (manifest === undefined) {
      this.#text = text;
      this.#shared = undefined;
      return;
    }
    const loading = this.#load(text, manifest);
    // Merging changes no document: what is in use answers until the merged segment is loaded.
    if (manifest.changes !== this.#shared?.manifest.changes) await loading;
    else {
      this.#loading = loading
        .catch(() => undefined)
        .then(() => {
          this.#loading = undefined;
        });
    }
  }

  async #load(text: string | undefined, manifest: Manifest): Promise<void> {
    const known = new Set(this.#shared?.damaged);
    const damaged = manifest.segments.map(({ file }) => file).filter((file) => known.has(file));
    const shared = await this.#threads.run(({ thread }) => thread.call("load", manifest, damaged));
    if (shared.damaged.length > damaged.length) {
      // A newer manifest may have replaced the files.
      const latest = this.#readText();
      const next = latest === text ? undefined : parseManifest(latest, this.#schema);
      if (next !== undefined) {
        await this.#load(latest, next);
        return;
      }
      for (const file of shared.damaged) markSuspect(this.#folder, file);
    }
    this.#text = text;
    this.#shared = shared;
  }

  /** A few hundred bytes, read before each query: to hand that to another thread takes longer. */
  #readText(): string | undefined {
    try {
      return readFileSync(manifestPath(this.#folder), "utf8");
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#loading;
    await this.#threads.close();
  }
}
