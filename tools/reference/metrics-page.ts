import { createMetrics } from "../../platform/http/metrics.ts";
import { createLogger } from "@tongshu/platform/log";
import { importIfPresent } from "./find-modules.ts";
import { code, markdownTable } from "./markdown.ts";
import { processMetrics } from "./process-metrics.ts";

interface Described {
  readonly name: string;
  readonly type: string;
  readonly unit: { readonly zh: string; readonly en: string };
  readonly labels: readonly string[];
  readonly meaning: { readonly zh: string; readonly en: string };
}

const head = ["Metric · 指标", "Type · 类型", "Unit · 单位", "Labels · 标签", "Meaning · 含义"];

function row({ name, type, unit, labels, meaning }: Described): readonly string[] {
  return [
    code(name),
    type,
    unit.zh === unit.en ? unit.en : `${unit.zh} ${unit.en}`,
    labels.map(code).join(", "),
    `${meaning.zh}<br>${meaning.en}`,
  ];
}

/** What the metrics library adds by itself; one that has no Chinese yet is an error. */
async function ofProcess(): Promise<readonly Described[]> {
  const text = await createMetrics({ log: createLogger("silent") }).text();
  const found = text.matchAll(/^# HELP (\S+) (.+)\n# TYPE \S+ (\S+)$/gm);
  return [...found].flatMap(([, name = "", en = "", type = ""]) => {
    if (name.startsWith("http_")) return [];
    const [zh, unit] = processMetrics[name] ?? [];
    if (zh === undefined || unit === undefined) throw new Error(`${name} has no Chinese meaning.`);
    return [{ name, type, unit, labels: [], meaning: { zh, en } }];
  });
}

/** Every metric of a node, from where it is declared. */
export async function metricsPage(): Promise<string | undefined> {
  const nodeMetrics = (await importIfPresent("apps/server/node-metrics.ts"))?.["nodeMetrics"];
  const httpMetrics = (await importIfPresent("platform/http/http-metrics.ts"))?.["httpMetrics"];
  if (!Array.isArray(nodeMetrics) || typeof httpMetrics !== "object") return undefined;
  const table = (rows: readonly Described[]) => markdownTable(head, rows.map(row));
  return `# Metrics · 运行指标

\`/metrics\` answers in Prometheus' text format, to this machine and to the addresses in
\`TONGSHU_TRUSTED_PROXIES\` only. Nothing in it says who asked or what for. Example alerts:
[deploy/alerts.yaml](../../deploy/alerts.yaml).

\`/metrics\` 以 Prometheus 文本格式回答，只对本机和 \`TONGSHU_TRUSTED_PROXIES\` 所列的地址开放；
其中没有任何关于谁在查询、查询什么的内容。告警示例见 [deploy/alerts.yaml](../../deploy/alerts.yaml)。

## The node · 节点

${table(nodeMetrics as readonly Described[])}

## HTTP

${table(Object.values(httpMetrics as Readonly<Record<string, Described>>))}

## The process · 进程

${table(await ofProcess())}
`;
}
