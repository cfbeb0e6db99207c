import { statfs } from "node:fs/promises";
import { registerHealth } from "@tongshu/catalogue";
import { systemClock } from "@tongshu/platform/clock";
import type { GaugeValue, MetricDescription } from "@tongshu/platform/http";
import { notReady } from "./node-health.ts";
import type { TongshuNode } from "./node.ts";

const unit = {
  count: { zh: "个", en: "count" },
  changes: { zh: "条变更", en: "changes" },
  seconds: { zh: "秒", en: "seconds" },
  bytes: { zh: "字节", en: "bytes" },
  state: { zh: "1 是，0 否", en: "1 yes, 0 no" },
};

const described = {
  ready: [unit.state, "数据库与搜索都能应答。", "The database and the search both answer."],
  entries: [unit.count, "目录条目，不含示例。", "Catalogue entries, without the sample."],
  items: [unit.count, "信息项，不含示例。", "Information items, without the sample."],
  organisations: [unit.count, "机构，不含示例。", "Organisations, without the sample."],
  sources: [unit.count, "采集过的来源。", "Harvested sources."],
  sample_entries: [unit.count, "示例条目。", "Entries of the sample."],
  feed_seq: [unit.changes, "变更流的最新编号。", "Newest number of the change feed."],
  index_lag: [
    unit.changes,
    "搜索索引尚未跟上的变更。",
    "Changes that the search index has not followed.",
  ],
  index_lag_seconds: [
    unit.seconds,
    "搜索索引尚未跟上的变更中，最早一条已有多久。",
    "Age of the oldest change that the search index has not followed.",
  ],
  searches_in_flight: [
    unit.count,
    "正在执行或排队的搜索；超出上限的以 SEARCH_OVERLOADED 拒绝。",
    "Searches running or waiting; beyond the limit they are refused with SEARCH_OVERLOADED.",
  ],
  exports_in_flight: [unit.count, "正在发送的导出。", "Exports being sent."],
  database_connections: [
    unit.count,
    "连接池中的连接：idle 空闲，used 使用中，waiting 为等待连接的请求。",
    "Connections of the pool: idle, used; waiting is what waits for one.",
    ["state"],
  ],
  harvest_runs: [
    unit.count,
    "登记的采集，按结果；RUNNING 为未结束。",
    "Recorded harvests by outcome; RUNNING has not ended.",
    ["state"],
  ],
  source_age_seconds: [
    unit.seconds,
    "来源最近一次完整采集至今的时间；从未完成的从登记算起。",
    "Time since a source was last harvested whole; if never, since it was registered.",
    ["source"],
  ],
  data_folder_free_bytes: [
    unit.bytes,
    "数据文件夹所在磁盘的可用空间。",
    "Free space of the disk that holds the data folder.",
  ],
} as const satisfies Record<
  string,
  readonly [MetricDescription["unit"], string, string, (readonly string[])?]
>;
type NodeMetric = keyof typeof described;

/** Every number that a node tells of itself. */
export const nodeMetrics: readonly MetricDescription[] = Object.entries(described).map(
  ([name, [unit, zh, en, labels = []]]) => ({
    name: `tongshu_${name}`,
    type: "gauge",
    unit,
    labels,
    meaning: { zh, en },
  }),
);

function gauge(name: NodeMetric, value: number, labels?: GaugeValue["labels"]): GaugeValue {
  const [, , help] = described[name];
  return { name: `tongshu_${name}`, help, value, ...(labels === undefined ? {} : { labels }) };
}

type Measured = Pick<TongshuNode, "db" | "readers" | "indexKeeper" | "dataFolder">;

/** The numbers of a node for `/metrics`. When it is not ready, that alone is told. */
export async function nodeGauges(node: Measured): Promise<readonly GaugeValue[]> {
  const reasons = await notReady(node);
  const { bavail, bsize } = await statfs(node.dataFolder);
  const always = [
    gauge("ready", reasons.length === 0 ? 1 : 0),
    gauge("data_folder_free_bytes", bavail * bsize),
    gauge("searches_in_flight", node.indexKeeper.searching()),
    gauge("exports_in_flight", node.readers.exportsInFlight()),
    ...connections(node),
  ];
  return reasons.length > 0 ? always : [...always, ...(await ofRegister(node))];
}

function connections({ db }: Measured): readonly GaugeValue[] {
  const { total, idle, waiting } = db.connections();
  const states = { idle, used: total - idle, waiting };
  return Object.entries(states).map(([state, count]) =>
    gauge("database_connections", count, { state }),
  );
}

/** Every outcome is told from the beginning, so that an increase from nothing is seen. */
const outcomes = ["RUNNING", "COMPLETED", "INCOMPLETE", "FAILED", "CANCELLED"] as const;

async function ofRegister(node: Measured): Promise<readonly GaugeValue[]> {
  const status = await node.readers.status();
  const { entries, items, organisations, sources, sample, feedSeq, indexedSeq } = status;
  const health = await registerHealth({ db: node.db, clock: systemClock }, indexedSeq);
  const runs = new Map(health.runs.map(({ state, count }) => [state, count]));
  return [
    gauge("entries", entries),
    gauge("items", items),
    gauge("organisations", organisations),
    gauge("sources", sources),
    gauge("sample_entries", sample.entries),
    gauge("feed_seq", feedSeq),
    gauge("index_lag", feedSeq - (indexedSeq ?? 0)),
    gauge("index_lag_seconds", health.lagSeconds),
    ...outcomes.map((state) => gauge("harvest_runs", runs.get(state) ?? 0, { state })),
    ...health.sources.map(({ source, ageSeconds }) =>
      gauge("source_age_seconds", ageSeconds, { source }),
    ),
  ];
}
