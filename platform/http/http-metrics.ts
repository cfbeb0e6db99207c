import type { Bilingual } from "../i18n/index.ts";

/** What a metric says, for the reference page; the English meaning is its HELP line. */
export interface MetricDescription {
  /** After Prometheus' naming: `tongshu_entries`. */
  readonly name: string;
  readonly type: "gauge" | "counter" | "histogram";
  readonly unit: Bilingual;
  readonly labels: readonly string[];
  readonly meaning: Bilingual;
}

/** A number that the program tells when it is asked, such as entries or the lag of the index. */
export interface GaugeValue {
  readonly name: string;
  readonly help: string;
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

const units = {
  seconds: { zh: "秒", en: "seconds" },
  requests: { zh: "个请求", en: "requests" },
} as const;

/** What every server of this house measures by itself. */
export const httpMetrics = {
  duration: {
    name: "http_request_duration_seconds",
    type: "histogram",
    unit: units.seconds,
    labels: ["method", "route", "status"],
    meaning: {
      zh: "从收到请求到答复结束的时间，按路由模式（不含查询内容）。",
      en: "Time from the request to the end of its answer, by route pattern.",
    },
  },
  inFlight: {
    name: "http_requests_in_flight",
    type: "gauge",
    unit: units.requests,
    labels: [],
    meaning: { zh: "正在答复的请求。", en: "Requests being answered now." },
  },
  refusals: {
    name: "http_refusals_total",
    type: "counter",
    unit: units.requests,
    labels: ["code"],
    meaning: {
      zh: "被拒绝的请求，按错误代码；如 TOO_MANY_REQUESTS、SEARCH_OVERLOADED。",
      en: "Requests refused, by error code, such as TOO_MANY_REQUESTS or SEARCH_OVERLOADED.",
    },
  },
} as const satisfies Record<string, MetricDescription>;
