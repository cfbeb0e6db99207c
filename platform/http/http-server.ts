import type { Bilingual } from "../i18n/index.ts";
import type { IdMaker } from "../ids/index.ts";
import type { Logger } from "../log/index.ts";
import type { HttpLimits } from "./limits.ts";
import type { GaugeValue } from "./http-metrics.ts";
import type { ApiDescription } from "./open-api.ts";
import type { RouteDefinition } from "./route.ts";
import type { LanguageOfPath, RenderErrorPage } from "./server-context.ts";

export interface HttpServerOptions {
  readonly routes: readonly RouteDefinition[];
  readonly log: Logger;
  readonly ids: IdMaker;
  readonly api: ApiDescription;
  /**
   * Where readers reach the site: origin, and the path below which it lies if it does not have the
   * host for itself (https://data.example.gov/tongshu). Without it the listening address.
   */
  readonly publicUrl?: string | undefined;
  /** Addresses and CIDR ranges whose forwarding headers and request ids are believed. */
  readonly trustedProxies?: readonly string[];
  /** Requests per minute and network address (an IPv6 /64 is one). */
  readonly requestsPerMinuteMax: number;
  /** Why the program cannot serve now; empty when it can. */
  readonly notReady: () => Promise<readonly Bilingual[]>;
  readonly gauges?: () => Promise<readonly GaugeValue[]>;
  /** The HTML of an error on a page; without it a page's errors are problem details too. */
  readonly renderErrorPage?: RenderErrorPage;
  /** The language of a page whose path says it (`/en/search`); it outranks Accept-Language. */
  readonly languageOfPath?: LanguageOfPath;
  readonly limits?: Partial<HttpLimits>;
}

export interface HttpServer {
  /** Every route that exists, the server's own included. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  /** Rejects with Node's system error (EADDRINUSE, EACCES …). */
  listen(where: { readonly host: string; readonly port: number }): Promise<{
    readonly url: string;
    readonly port: number;
  }>;
  /** Refuses new work, ends long polls, lets requests finish up to `drainMsMax`, then cuts. */
  stop(): Promise<void>;
}

/** Commands describe routes without serving them: what serves is loaded when it is wanted. */
export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { createFastifyServer } = await import("./fastify-server.ts");
  return await createFastifyServer(options);
}
