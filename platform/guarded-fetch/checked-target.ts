import type { LookupAddress } from "node:dns";
import { isIP } from "node:net";
import { type Refusal, refuse } from "../errors/index.ts";
import { type AllowEntry, refusedRange } from "./allow-list.ts";
import { fetchErrors } from "./errors.ts";
import { addressesPerHostMax, fetchUrlCharactersMax, portsAllowed } from "./limits.ts";

/** Resolves a host name to all its addresses. */
export type Lookup = (host: string) => Promise<readonly LookupAddress[]>;

/** An address that may be connected to: nothing else is looked up again. */
export interface CheckedTarget {
  readonly url: URL;
  readonly addresses: readonly LookupAddress[];
}

/** Checks scheme, credentials, port, and every address of the host. */
export async function checkTarget(
  text: string,
  allow: readonly AllowEntry[],
  lookup: Lookup,
): Promise<CheckedTarget | Refusal> {
  const url = text.length > fetchUrlCharactersMax ? null : URL.parse(text);
  if (url === null) return refuse(fetchErrors, "FETCH_URL_INVALID", { url: text.slice(0, 200) });
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return refuse(fetchErrors, "FETCH_SCHEME_REFUSED", { scheme: url.protocol.slice(0, -1) });
  }
  if (url.username !== "" || url.password !== "") {
    return refuse(fetchErrors, "FETCH_CREDENTIALS_REFUSED");
  }
  const host = url.hostname
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/\.$/, "")
    .toLowerCase();
  const addresses = await resolve(host, lookup);
  if (addresses.length === 0) return refuse(fetchErrors, "FETCH_NAME_UNKNOWN", { host });
  const port = portOf(url);
  for (const { address } of addresses) {
    const matching = allow.filter((entry) => entry.matches(host, address));
    const hasPort = portsAllowed.includes(port) || matching.some((entry) => entry.port === port);
    if (!hasPort) return refuse(fetchErrors, "FETCH_PORT_REFUSED", { host, port });
    const range = refusedRange(address);
    const isAllowed = matching.some((entry) => entry.port === undefined || entry.port === port);
    if (range !== undefined && !isAllowed) {
      return refuse(fetchErrors, "FETCH_ADDRESS_REFUSED", { host, address, range });
    }
  }
  return { url, addresses };
}

function portOf(url: URL): number {
  if (url.port !== "") return Number(url.port);
  return url.protocol === "https:" ? 443 : 80;
}

async function resolve(host: string, lookup: Lookup): Promise<readonly LookupAddress[]> {
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  try {
    return (await lookup(host)).slice(0, addressesPerHostMax);
  } catch {
    return [];
  }
}
