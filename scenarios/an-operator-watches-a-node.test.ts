import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { addSample, harvestSource } from "@tongshu/catalogue";
import { isRefusal } from "@tongshu/platform/errors";
import { httpMetrics } from "@tongshu/platform/http";
import { createStartReport, nodeMetrics, type RunningServer, startServer } from "@tongshu/server";
import { startMsMax } from "@tongshu/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";

const root = resolve(import.meta.dirname, "..");
let folder: string;
let server: RunningServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tongshu-watch-"));
  chmodSync(folder, 0o755);
  const started = await startServer({
    env: { TONGSHU_DATA: folder, PORT: "0", TONGSHU_LOG_LEVEL: "silent" },
    sample: false,
    report: createStartReport("en", { write: () => undefined }),
  });
  if (isRefusal(started)) throw new Error(started.message.en);
  server = started;
  await addSample(server.node.harvester, { entries: 5 });
  const location = join(folder, "city.json");
  const dataset = { identifier: "a", title: "A", publisher: { name: "City" } };
  const conformsTo = "https://project-open-data.cio.gov/v1.1/schema";
  writeFileSync(location, JSON.stringify({ conformsTo, dataset: [dataset] }));
  const report = await harvestSource(server.node.harvester, { source: "city", location });
  if (isRefusal(report)) throw new Error(report.message.en);
  await server.node.indexKeeper.catchUp();
}, startMsMax);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const metrics = async (): Promise<string> => await (await fetch(`${server.url}/metrics`)).text();
const typesIn = (text: string) => [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)];

/** One number of the exposition; labels in the order in which they are written. */
function valueOf(text: string, series: string): number {
  const line = text.split("\n").find((one) => one.startsWith(`${series} `));
  if (line === undefined) throw new Error(`There is no ${series}.`);
  return Number(line.slice(series.length + 1));
}

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Metrics with their labels in a PromQL expression: what is no function, keyword or number. */
function metricsIn(expression: string): { name: string; labels: string[] }[] {
  const words = new Set(["sum", "by", "le", "rate", "increase", "delta", "histogram_quantile"]);
  const plain = expression.replaceAll(/\[[^\]]*\]/g, "").replaceAll(/\bby \([^)]*\)/g, "");
  return [...plain.matchAll(/([a-z_][a-z0-9_]*)(?:\{([^}]*)\})?/g)]
    .filter(([, name = ""]) => !words.has(name))
    .map(([, name = "", labels = ""]) => ({
      name,
      labels: [...labels.matchAll(/([a-z_]+)[=!]/g)].map(([, label = ""]) => label),
    }));
}

describe("an operator", () => {
  test("finds every described metric, and every metric of ours described", async () => {
    const text = await metrics();
    const described = [...nodeMetrics, ...Object.values(httpMetrics)];
    const types = new Map(typesIn(text).map(([, name = "", type = ""]) => [name, type]));
    for (const { name, type, meaning, unit } of described) {
      expect([name, types.get(name)]).toEqual([name, type]);
      expect([meaning.zh, unit.zh].join("")).toMatch(/\p{Script=Han}/u);
    }
    const names = new Set(described.map(({ name }) => name));
    const ours = [...types.keys()].filter((name) => /^(tongshu|http)_/.test(name));
    expect(ours.filter((name) => !names.has(name))).toEqual([]);
    const reference = readFileSync(join(root, "docs", "reference", "metrics.md"), "utf8");
    for (const name of [...types.keys(), ...names]) expect(reference).toContain(`\`${name}\``);
  });

  test("sees lag, harvests, refusals and connections as they are", async () => {
    const before = await metrics();
    expect(valueOf(before, "tongshu_ready")).toBe(1);
    expect(valueOf(before, "tongshu_sample_entries")).toBe(5);
    expect(valueOf(before, "tongshu_index_lag")).toBe(0);
    expect(valueOf(before, "tongshu_index_lag_seconds")).toBe(0);
    expect(valueOf(before, 'tongshu_harvest_runs{state="COMPLETED"}')).toBe(2);
    expect(valueOf(before, 'tongshu_source_age_seconds{source="city"}')).toBeLessThan(startMsMax);
    expect(before).not.toContain('source="sample"');
    expect(valueOf(before, 'tongshu_harvest_runs{state="CANCELLED"}')).toBe(0);
    expect(valueOf(before, "tongshu_data_folder_free_bytes")).toBeGreaterThan(1e6);
    expect(valueOf(before, 'tongshu_database_connections{state="waiting"}')).toBe(0);
    expect(valueOf(before, "tongshu_searches_in_flight")).toBe(0);
    expect(valueOf(before, "tongshu_exports_in_flight")).toBe(0);
    await fetch(`${server.url}/api/search?q=${"x".repeat(501)}`);
    const after = await metrics();
    expect(valueOf(after, 'http_refusals_total{code="REQUEST_INVALID"}')).toBe(1);
    const seconds =
      'http_request_duration_seconds_count{method="GET",route="/api/search",status="400"}';
    expect(valueOf(after, seconds)).toBe(1);
  });
});

describe("the example alerts", () => {
  test("are YAML, say what to do in both languages, and name only metrics and labels that exist", async () => {
    const text = readFileSync(join(root, "deploy", "alerts.yaml"), "utf8");
    const { groups } = parse(text) as { groups: { name: string; rules: Rule[] }[] };
    const rules = groups.flatMap((group) => group.rules);
    expect(rules.length).toBeGreaterThanOrEqual(10);
    const types = new Set(typesIn(await metrics()).map(([, name = ""]) => name));
    const labelsOf = new Map(
      [...nodeMetrics, ...Object.values(httpMetrics)].map(({ name, labels }) => [
        name,
        new Set<string>(labels),
      ]),
    );
    for (const name of labelsOf.keys()) types.add(name);
    for (const { alert, expr, annotations } of rules) {
      const named = metricsIn(expr);
      expect([alert, named.length > 0]).toEqual([alert, true]);
      for (const { name, labels } of named) {
        // Prometheus itself makes it for every target.
        if (name === "up") continue;
        const family = name.replace(/_(bucket|count|sum)$/, "");
        expect([alert, name, types.has(name) || types.has(family)]).toEqual([alert, name, true]);
        const known = labelsOf.get(family);
        const strange = labels.filter((label) => label !== "le" && known?.has(label) === false);
        expect([alert, strange]).toEqual([alert, []]);
      }
      expect(annotations["summary_zh"]).toMatch(/\p{Script=Han}/u);
      expect(annotations["remedy_zh"]).toMatch(/\p{Script=Han}|tongshu/u);
      expect(annotations["remedy"]).toMatch(/[a-z]{3}/);
    }
    expect(() =>
      parse(readFileSync(join(root, "deploy", "prometheus.yaml"), "utf8")),
    ).not.toThrow();
  });

  test("with a name that is not there would be found out", () => {
    expect(metricsIn('sum by (le) (rate(a_b{x="y",z!~"w"}[5m])) / c > 1')).toEqual([
      { name: "a_b", labels: ["x", "z"] },
      { name: "c", labels: [] },
    ]);
  });
});
