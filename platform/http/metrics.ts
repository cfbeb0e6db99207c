import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Logger } from "../log/index.ts";

/** A number that the program tells when it is asked, such as entries or the lag of the index. */
export interface GaugeValue {
  /** After Prometheus' naming: `tongshu_entries`. */
  readonly name: string;
  readonly help: string;
  readonly value: number;
}

export interface Metrics {
  begin(): void;
  end(method: string, route: string, status: number, seconds: number): void;
  /** The exposition text (Prometheus text format 0.0.4). */
  text(): Promise<string>;
  readonly contentType: string;
}

/** From cached pages to the longest search, in seconds. */
const durationBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** Other methods share one label, so that a client cannot make labels without end. */
const namedMethods = new Set(["GET", "HEAD", "OPTIONS", "POST"]);

export function createMetrics(options: {
  readonly gauges?: (() => Promise<readonly GaugeValue[]>) | undefined;
  readonly log: Logger;
}): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const duration = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from the request to the end of its answer, by route pattern.",
    labelNames: ["method", "route", "status"],
    buckets: durationBuckets,
    registers,
  });
  const inFlight = new Gauge({
    name: "http_requests_in_flight",
    help: "Requests being answered now.",
    registers,
  });
  const told = new Map<string, Gauge>();

  async function askGauges(): Promise<void> {
    for (const { name, help, value } of (await options.gauges?.()) ?? []) {
      const gauge = told.get(name) ?? new Gauge({ name, help, registers });
      told.set(name, gauge);
      gauge.set(value);
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
    async text() {
      // A database that does not answer must not hide the other numbers.
      await askGauges().catch((error: unknown) => options.log.warn({ err: error }, "no gauges"));
      return register.metrics();
    },
  };
}
