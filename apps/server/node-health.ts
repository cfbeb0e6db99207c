import { feedHead } from "@tongshu/platform/change-feed";
import type { Bilingual } from "@tongshu/platform/i18n";
import { matchAllQuery } from "@tongshu/search-index";
import type { TongshuNode } from "./node.ts";

/** Time within which the database and the index must answer a probe, in milliseconds. */
const probeMsMax = 2_000;

const reasons = {
  database: { zh: "数据库没有应答", en: "the database does not answer" },
  search: { zh: "搜索索引没有应答", en: "the search index does not answer" },
  unbuilt: { zh: "搜索索引尚未建立", en: "the search index is not built yet" },
} satisfies Record<string, Bilingual>;

/** Why this node cannot serve; empty when its database answers and a search works. */
export async function notReady(
  node: Pick<TongshuNode, "db" | "indexKeeper">,
): Promise<readonly Bilingual[]> {
  const [database, search] = await Promise.all([
    answers(feedHead(node.db)).then((answered) => answered !== undefined),
    answers(probeSearch(node)),
  ]);
  const found: Bilingual[] = database ? [] : [reasons.database];
  if (search === undefined) found.push(reasons.search);
  if (search === "unbuilt") found.push(reasons.unbuilt);
  return found;
}

/** A real search, for nothing, so that it costs nothing and still goes the whole way. */
async function probeSearch(node: Pick<TongshuNode, "indexKeeper">): Promise<"works" | "unbuilt"> {
  const { asOf } = await node.indexKeeper.index.search(matchAllQuery);
  return asOf === null ? "unbuilt" : "works";
}

/** What a promise gives in time; undefined when it fails or is late. */
async function answers<Result>(asked: Promise<Result>): Promise<Result | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), probeMsMax);
  try {
    return await Promise.race([asked.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}
