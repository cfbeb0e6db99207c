import { join } from "node:path";
import type { IndexSchema } from "../search-index.ts";
import type { Reach } from "./block-file.ts";
import { mergeSegments } from "./merge.ts";
import type { MergePlan, MergeResult } from "./merge-plan.ts";
import { loadResident, Segment } from "./segment.ts";

/** Merges segments; knows nothing of what the writer does meanwhile. */
export class Merger {
  readonly #folder: string;
  readonly #schema: IndexSchema;
  readonly #reach: Reach;

  constructor(folder: string, schema: IndexSchema, reach: Reach) {
    this.#folder = folder;
    this.#schema = schema;
    this.#reach = reach;
  }

  merge(plan: MergePlan): MergeResult {
    const sources = plan.sources.map(({ file, live }) => ({
      segment: new Segment(this.#schema, loadResident(join(this.#folder, file))),
      live,
    }));
    try {
      return mergeSegments(join(this.#folder, plan.file), this.#schema, sources, this.#reach);
    } finally {
      for (const { segment } of sources) segment.close();
    }
  }

  close(): void {
    // Nothing stays open between merges.
  }
}
