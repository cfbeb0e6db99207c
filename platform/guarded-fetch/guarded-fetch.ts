import type { LookupAddress } from "node:dns";
import { lookup as resolveName } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import type { Dispatcher } from "undici";
import { isRefusal, type Refusal, RefusalError, refuse } from "../errors/index.ts";
import { type AllowEntry, parseAllowEntry } from "./allow-list.ts";
import { type CheckedTarget, checkTarget, type Lookup } from "./checked-target.ts";
import { fetchErrors } from "./errors.ts";
import {
  fetchBytesMaxDefault,
  fetchTimeoutMsDefault,
  headerBytesMax,
  redirectsMax,
} from "./limits.ts";

export interface GuardedFetchOptions {
  /**
   * What may be fetched beyond public addresses and usual ports: host names, `*.suffix`, addresses
   * or CIDRs, each optionally with `:port`. Throws for an entry that is none of these.
   */
  readonly allow: readonly string[];
  /** For everything, the body included. */
  readonly timeoutMs?: number;
  /** Of the body as sent. */
  readonly bytesMax?: number;
  readonly signal?: AbortSignal;
  /** Sent as If-None-Match or the like; names in lower case. Cookies are never sent. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Replaces the system's name resolution, for tests. */
  readonly lookup?: Lookup;
}

export interface FetchedAnswer {
  /** 200 or 203, or 304 when the caller sent a condition. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The bytes as sent: unpacking is the caller's. Throws `RefusalError` when time or size run out
   * or the connection breaks. It has to be read to its end or stopped with `return()`.
   */
  readonly body: AsyncIterable<Uint8Array>;
  readonly finalUrl: string;
}

interface FetchRun {
  readonly allow: readonly AllowEntry[];
  readonly lookup: Lookup;
  readonly timeoutMs: number;
  readonly bytesMax: number;
  readonly timer: AbortSignal;
  readonly signal: AbortSignal;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Fetches a web address that a user has given, without becoming a way into the local network:
 * every address of the host is checked, on the first request and after each redirect, and the
 * connection goes to the address that was checked (no second name resolution, so no rebinding).
 */
export async function guardedFetch(
  url: string,
  options: GuardedFetchOptions,
): Promise<FetchedAnswer | Refusal> {
  const timeoutMs = options.timeoutMs ?? fetchTimeoutMsDefault;
  const timer = AbortSignal.timeout(timeoutMs);
  const run: FetchRun = {
    allow: options.allow.map(allowEntry),
    lookup: options.lookup ?? ((host) => resolveName(host, { all: true })),
    timeoutMs,
    bytesMax: options.bytesMax ?? fetchBytesMaxDefault,
    timer,
    signal: options.signal === undefined ? timer : AbortSignal.any([timer, options.signal]),
    headers: options.headers ?? {},
  };
  let next = url;
  for (let redirects = 0; redirects <= redirectsMax; redirects += 1) {
    const target = await checkTarget(next, run.allow, run.lookup);
    if (isRefusal(target)) return target;
    const answer = await fetchOnce(target, run);
    if (!("redirect" in answer)) return answer;
    next = answer.redirect;
  }
  return refuse(fetchErrors, "FETCH_TOO_MANY_REDIRECTS", { url: shown(url), redirectsMax });
}

function allowEntry(text: string): AllowEntry {
  const entry = parseAllowEntry(text);
  if (entry !== undefined) return entry;
  throw new Error(`“${text}” is no host name, *.suffix, address or CIDR of an allow list.`);
}

async function fetchOnce(
  target: CheckedTarget,
  run: FetchRun,
): Promise<FetchedAnswer | Refusal | { readonly redirect: string }> {
  const url = target.url.href;
  // Loaded when something is fetched: most commands fetch nothing.
  const { Agent, request } = await import("undici");
  const agent = new Agent({
    connect: { lookup: pinned(target.addresses) },
    maxHeaderSize: headerBytesMax,
    // The run's own timer ends everything.
    headersTimeout: run.timeoutMs,
    bodyTimeout: run.timeoutMs,
  });
  const close = (): Promise<void> => agent.destroy();
  let answer: Dispatcher.ResponseData;
  try {
    answer = await request(url, {
      dispatcher: agent,
      signal: run.signal,
      headers: { ...run.headers, "user-agent": userAgent, "accept-encoding": "gzip, identity" },
    });
  } catch (error) {
    await close();
    return failure(url, run, error);
  }
  const verdict = judge(target.url, answer, run);
  if (verdict !== undefined) {
    // The body is not wanted; destroying the agent ends it.
    answer.body.on("error", () => undefined);
    await close();
    return verdict;
  }
  const headers = flatten(answer.headers);
  const body = readBody(answer.body, url, run, close);
  return { status: answer.statusCode, headers, body, finalUrl: url };
}

const userAgent = "Tongshu";

function pinned(addresses: readonly LookupAddress[]): LookupFunction {
  return (_host, options, done) => {
    const first = addresses[0];
    if (options.all === true) done(null, [...addresses]);
    else if (first === undefined) done(new Error("no address"), "", 4);
    else done(null, first.address, first.family);
  };
}

/** What the status line says: a redirect, a refusal, or undefined when the body is wanted. */
function judge(
  url: URL,
  answer: Dispatcher.ResponseData,
  run: FetchRun,
): Refusal | { readonly redirect: string } | undefined {
  const status = answer.statusCode;
  const details = { url: shown(url.href), status };
  if ([301, 302, 303, 307, 308].includes(status)) {
    const location = answer.headers.location;
    const next = typeof location === "string" ? URL.parse(location, url) : null;
    if (next === null) return refuse(fetchErrors, "FETCH_REDIRECT_INVALID", details);
    if (looksLikeLogin(next)) {
      const reason = `redirect to ${shown(next.href)}`;
      return refuse(fetchErrors, "FETCH_LOGIN_NEEDED", { url: shown(url.href), reason });
    }
    return { redirect: next.href };
  }
  if (status === 401 || status === 407) {
    const reason = `status ${status}`;
    return refuse(fetchErrors, "FETCH_LOGIN_NEEDED", { url: shown(url.href), reason });
  }
  // Portals' firewalls answer readers without a browser's traits with 412, 403 or 429.
  if (status === 412 || status === 403 || status === 429) {
    return refuse(fetchErrors, "FETCH_BLOCKED", details);
  }
  const isConditional = status === 304 && Object.keys(run.headers).length > 0;
  if (status !== 200 && status !== 203 && !isConditional) {
    return refuse(fetchErrors, "FETCH_STATUS", details);
  }
  const stated = Number(answer.headers["content-length"]);
  if (stated > run.bytesMax) return tooLarge(url.href, run);
  return undefined;
}

const loginPath = /(^|[/._-])(login|signin|sign-in|sso|cas|oauth2?|authorize|passport)([/._-]|$)/i;

function looksLikeLogin(url: URL): boolean {
  return loginPath.test(url.pathname) || /^(login|sso|cas|passport|auth)\./i.test(url.hostname);
}

async function* readBody(
  body: AsyncIterable<Uint8Array>,
  url: string,
  run: FetchRun,
  close: () => Promise<void>,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > run.bytesMax) throw new RefusalError(tooLarge(url, run));
      yield chunk;
    }
  } catch (error) {
    throw error instanceof RefusalError ? error : new RefusalError(failure(url, run, error));
  } finally {
    await close();
  }
}

function tooLarge(url: string, run: FetchRun): Refusal {
  return refuse(fetchErrors, "FETCH_TOO_LARGE", { url: shown(url), bytesMax: run.bytesMax });
}

function failure(url: string, run: FetchRun, error: unknown): Refusal {
  if (run.timer.aborted) {
    return refuse(fetchErrors, "FETCH_TIMED_OUT", { url: shown(url), timeoutMs: run.timeoutMs });
  }
  const reason = error instanceof Error ? error.message : "unknown";
  return refuse(fetchErrors, "FETCH_FAILED", { url: shown(url), reason: reason.slice(0, 200) });
}

/** Without the query, which may hold a key. */
function shown(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? url.slice(0, 200) : `${parsed.origin}${parsed.pathname}`.slice(0, 500);
}

function flatten(headers: Dispatcher.ResponseData["headers"]): Record<string, string> {
  const flat: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (name === "set-cookie" || value === undefined) continue;
    flat.push([name, typeof value === "string" ? value : value.join(", ")]);
  }
  return Object.fromEntries(flat);
}
