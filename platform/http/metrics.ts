import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Logger } from "../log/index.ts";
import { type GaugeValue, httpMetrics, type MetricDescription } from "./http-metrics.ts";

export interface Metrics {
  begin(): void;
  end(method: string, route: string, status: number, seconds: number): void;
  /** A request was refused with this code. */
  refused(code: string): void;
  /** The exposition text (Prometheus text format 0.0.4). */
  text(): Promise<string>;
  readonly contentType: string;
}

/** From cached pages to the longest search, in seconds. */
const durationBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** Other methods share one label, so that a client cannot make labels without end. */
const namedMethods = new Set(["GET", "HEAD", "OPTIONS", "POST"]);

/** Prometheus' own description of a metric, without what only our reference needs. */
function configuration({ name, meaning, labels }: MetricDescription, register: Registry) {
  return { name, help: meaning.en, labelNames: [...labels], registers: [register] };
}

export function createMetrics(options: {
  readonly gauges?: (() => Promise<readonly GaugeValue[]>) | undefined;
  readonly log: Logger;
}): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const duration = new Histogram({
    ...configuration(httpMetrics.duration, register),
    buckets: durationBuckets,
  });
  const inFlight = new Gauge(configuration(httpMetrics.inFlight, register));
  const refusals = new Counter(configuration(httpMetrics.refusals, register));
  const told = new Map<string, Gauge>();

  async function askGauges(): Promise<void> {
    // A number that is not told any more must not go on as if it were of now.
    for (const gauge of told.values()) {
      gauge.reset();
      gauge.remove({});
    }
    for (const { name, help, value, labels = {} } of (await options.gauges?.()) ?? []) {
      const labelNames = Object.keys(labels);
      const gauge = told.get(name) ?? new Gauge({ name, help, labelNames, registers: [register] });
      told.set(name, gauge);
      gauge.set(labels, value);
    }
  }

  return {
    contentType: register.contentType,
    begin: () => inFlight.inc(),
    end(method, route, status, seconds) {
      inFlight.dec();
      const label = namedMethods.has(method) ? method : "other";
      duration.observe({ method: label, route, status }, seconds);
    },
    refused: (code) => refusals.inc({ code }),
    async text() {
      // A database that does not answer must not hide the other numbers.
      await askGauges().catch((error: unknown) => options.log.warn({ err: error }, "no gauges"));
      return register.metrics();
    },
  };
}
