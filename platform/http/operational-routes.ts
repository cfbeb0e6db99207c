import { z } from "zod";
import { allErrors, type Refusal, refuse } from "../errors/index.ts";
import type { Bilingual } from "../i18n/index.ts";
import { httpErrors } from "./errors.ts";
import type { Metrics } from "./metrics.ts";
import { type ApiDescription, openApiDocument } from "./open-api.ts";
import { text } from "./reply.ts";
import { defineRoute, type RouteDefinition } from "./route.ts";

export interface OperationalParts {
  readonly metrics: Metrics;
  readonly api: ApiDescription;
  /** Why the program cannot serve now; empty when it can. */
  readonly notReady: () => Promise<readonly Bilingual[]>;
  /** The address of the site, without a slash at its end. */
  readonly root: () => string;
  /** The program's own routes, for the API description. */
  readonly described: readonly RouteDefinition[];
}

/** Both names are usual; they answer the same. */
const readinessPaths = ["/healthz", "/readyz"] as const;

const bilingual = z.strictObject({ zh: z.string(), en: z.string() });

/** What operators, load balancers and client generators ask: on every server, on the same port. */
export function operationalRoutes(parts: OperationalParts): RouteDefinition[] {
  const routes: RouteDefinition[] = [
    defineRoute({
      method: "GET",
      path: "/livez",
      summary: { zh: "进程是否存活", en: "Whether the process is alive" },
      policy: "public",
      operational: true,
      answer: z.strictObject({ status: z.literal("alive") }),
      handle: () => ({ status: "alive" as const }),
    }),
    ...readinessPaths.map((path) =>
      defineRoute({
        method: "GET",
        path,
        summary: {
          zh: "搜索是否可用；否则 503 并说明原因",
          en: "Whether searching works; else 503 and why",
        },
        policy: "public",
        operational: true,
        errors: ["NOT_READY"],
        answer: z.strictObject({ status: z.literal("ready") }),
        handle: async () => readiness(await parts.notReady()),
      }),
    ),
    defineRoute({
      method: "GET",
      path: "/metrics",
      summary: { zh: "运行指标（Prometheus 文本）", en: "Metrics (Prometheus text)" },
      policy: "public",
      operational: true,
      localOnly: true,
      errors: ["METRICS_LOCAL_ONLY"],
      answer: "text",
      handle: async () =>
        text(await parts.metrics.text(), {
          contentType: parts.metrics.contentType,
          headers: { "cache-control": "no-store" },
        }),
    }),
    problemRoute,
  ];
  const description = defineRoute({
    method: "GET",
    path: "/api/openapi.json",
    summary: { zh: "本接口的说明（OpenAPI 3.1）", en: "This description (OpenAPI 3.1)" },
    policy: "public",
    answer: z.record(z.string(), z.unknown()),
    handle: () => document(),
  });
  routes.push(description);
  let cached: { root: string; document: Record<string, unknown> } | undefined;
  function document(): Record<string, unknown> {
    const root = parts.root();
    if (cached?.root !== root) {
      const all = [...parts.described, ...routes];
      cached = { root, document: { ...openApiDocument(all, parts.api, root) } };
    }
    return cached.document;
  }
  return routes;
}

/** The `type` of a problem leads here (RFC 9457 §3.1.1). */
const problemRoute = defineRoute({
  method: "GET",
  path: "/problems/:code",
  summary: { zh: "一个错误代码的含义与处理方法", en: "What an error code means and what to do" },
  policy: "public",
  params: z.strictObject({ code: z.string().regex(/^[A-Z][A-Z0-9_]{0,99}$/) }),
  errors: ["PROBLEM_UNKNOWN"],
  answer: z.strictObject({
    code: z.string(),
    status: z.int(),
    message: bilingual,
    remedy: bilingual,
  }),
  handle: ({ params: { code } }) => {
    const found = allErrors().get(code);
    return found === undefined
      ? refuse(httpErrors, "PROBLEM_UNKNOWN", { code })
      : { code, ...found };
  },
});

function readiness(reasons: readonly Bilingual[]): { status: "ready" } | Refusal {
  if (reasons.length === 0) return { status: "ready" };
  const refusal = refuse(httpErrors, "NOT_READY");
  const say = (language: keyof Bilingual) =>
    refusal.message[language].replace("{reasons}", () =>
      reasons.map((reason) => reason[language]).join(language === "zh" ? "；" : "; "),
    );
  return { ...refusal, message: { zh: say("zh"), en: say("en") } };
}
