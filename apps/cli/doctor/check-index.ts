import { join } from "node:path";
import { catalogueIndexSchema } from "@tongshu/catalogue";
import type { FeedHead } from "@tongshu/platform/change-feed";
import { openColumnarIndexReader, type Checkpoint } from "@tongshu/search-index";
import { type Finding, found, ofError, ok } from "./finding.ts";

export interface IndexState {
  /** Null when it was never built, or by a program with another schema. */
  readonly checkpoint: Checkpoint | null;
  readonly documents: number;
}

export async function checkIndex(
  dataFolder: string,
  head: FeedHead,
  entries: number,
): Promise<Finding> {
  try {
    const index = await openColumnarIndexReader({
      folder: join(dataFolder, "index"),
      schema: catalogueIndexSchema,
    });
    try {
      const checkpoint = await index.checkpoint();
      const { documents } = await index.stats();
      return indexFinding({ checkpoint, documents }, head, entries);
    } finally {
      await index.close();
    }
  } catch (error) {
    return { ...ofError("search-index", error), mend: reindex };
  }
}

const reindex = {
  zh: "请停止服务，执行 tongshu reindex。",
  en: "Stop the server and run: tongshu reindex.",
};

/** What is to be said of an index beside a feed and a register. */
export function indexFinding(
  { checkpoint, documents }: IndexState,
  head: FeedHead,
  entries: number,
): Finding {
  const startMends = {
    zh: "启动服务即会自动跟上；也可执行 tongshu reindex。",
    en: "A start of the server brings it up to date; so does tongshu reindex.",
  };
  if (checkpoint === null) {
    const what = {
      zh: "搜索索引尚未建立，或由其他版本建立。",
      en: "The search index is not built yet, or by another version.",
    };
    return found("search-index", entries === 0 ? "notice" : "warning", what, startMends);
  }
  if (checkpoint.epoch !== head.epoch) {
    const what = {
      zh: "搜索索引属于恢复之前的数据。",
      en: "The search index belongs to the data before a restore.",
    };
    return found("search-index", "warning", what, startMends);
  }
  if (checkpoint.seq !== head.seq) {
    const what = {
      zh: `搜索索引在 ${checkpoint.seq}，变更流在 ${head.seq}。`,
      en: `The search index is at ${checkpoint.seq}, the change feed at ${head.seq}.`,
    };
    return found("search-index", "warning", what, startMends);
  }
  if (documents !== entries) {
    const what = {
      zh: `搜索索引有 ${documents} 个文档，目录有 ${entries} 个条目。`,
      en: `The search index holds ${documents} documents, the catalogue ${entries} entries.`,
    };
    return found("search-index", "error", what, reindex);
  }
  return ok("search-index", {
    zh: `搜索索引完整：${documents} 个文档。`,
    en: `The search index is complete: ${documents} documents.`,
  });
}
