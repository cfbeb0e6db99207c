import { resourceFormatOf } from "@tongshu/standards";
import type { Distribution, EntryRecord } from "../../contract.ts";
import { byCodeUnit } from "../model/index.ts";

/**
 * The place of a distribution among those of its entry: its identifier, then its links, so that a
 * changed title or date does not move it; equal ones are ordered by all that they state.
 */
export function distributionKey(distribution: Distribution): string {
  const { id = "", downloadUrl = "", accessUrl = "" } = distribution;
  return [id, downloadUrl, accessUrl, JSON.stringify(distribution)].join("\n");
}

/** Distributions in an order that does not depend on the source's; undefined when there are none. */
export function sortedDistributions(
  distributions: readonly Distribution[],
): Distribution[] | undefined {
  if (distributions.length === 0) return undefined;
  return distributions
    .map((distribution) => ({ distribution, key: distributionKey(distribution) }))
    .sort((left, right) => byCodeUnit(left.key, right.key))
    .map(({ distribution }) => distribution);
}

/** The resource formats that the distributions' own words state. */
export function formatsOf(distributions: readonly Distribution[]): EntryRecord["format"] {
  const formats = new Set(
    distributions.flatMap(({ format = "", mediaType = "" }) => {
      return resourceFormatOf(format) ?? resourceFormatOf(mediaType) ?? [];
    }),
  );
  return formats.size === 0 ? undefined : [...formats].sort(byCodeUnit);
}
