import { decodeRows, postingsOf } from "./decode-postings.ts";
import type { QueryMemory } from "./query-memory.ts";
import { postingsPerBlock, rowsPerStretch, stretchShift } from "./posting-codec.ts";
import type { PostingList } from "./posting-list.ts";

/** The postings of a sparse list, decoded, and where those of a stretch of rows begin. */
export interface SpreadPostings {
  readonly rows: Uint32Array;
  readonly impacts: Uint8Array;
  /** Stretch → its first posting; after the last stretch how many postings there are. */
  readonly starts: Uint32Array;
}

/** The postings of a sparse list by stretches: decoded once, in memory that a later query uses again. */
export function spreadPostings(list: PostingList, memory: QueryMemory): SpreadPostings {
  if (list.spread !== undefined) return list.spread;
  const { count, data, heads } = list;
  const stretches = Math.ceil(list.rows / rowsPerStretch);
  const rows = memory.numbers(count);
  const impacts = memory.bytes(count);
  const starts = memory.numbers(stretches + 1);
  const blocks = heads.length >> 1;
  let reached = 0;
  for (let block = 0; block < blocks; block += 1) {
    const from = block * postingsPerBlock;
    const inBlock = postingsOf(list, block);
    const impactsAt = decodeRows(list, block, inBlock, rows, from);
    impacts.set(data.subarray(impactsAt, impactsAt + inBlock), from);
  }
  for (let at = 0; at < count; at += 1) {
    const stretch = (rows[at] as number) >>> stretchShift;
    for (; reached <= stretch; reached += 1) starts[reached] = at;
  }
  for (; reached <= stretches; reached += 1) starts[reached] = count;
  list.spread = { rows, impacts, starts };
  return list.spread;
}
