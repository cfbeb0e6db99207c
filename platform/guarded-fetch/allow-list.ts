import ipaddr from "ipaddr.js";

export interface AllowEntry {
  /** Host name in lower case, `*.suffix`, or a CIDR. */
  readonly matches: (host: string, address: string | undefined) => boolean;
  /** A port beyond the usual ones that the entry allows. */
  readonly port: number | undefined;
}

/**
 * One entry of an allow list: a host name, `*.suffix` (any depth, not the suffix itself), an
 * address, or a CIDR, each optionally with `:port` (IPv6 in brackets then). Undefined when it is
 * none of these.
 */
export function parseAllowEntry(text: string): AllowEntry | undefined {
  const { name, port } = splitPort(text.trim().toLowerCase());
  if (port !== undefined && (port < 1 || port > 65_535)) return undefined;
  const network = parseNetwork(name);
  if (network !== undefined) {
    return {
      port,
      matches: (_host, address) => address !== undefined && isInside(address, network),
    };
  }
  if (!/^(\*\.)?[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/.test(name)) return undefined;
  if (name.startsWith("*.")) {
    const suffix = name.slice(1);
    return { port, matches: (host) => host.endsWith(suffix) && host.length > suffix.length };
  }
  return { port, matches: (host) => host === name };
}

function splitPort(text: string): { name: string; port: number | undefined } {
  const found = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text);
  if (found === null) return { name: text.replace(/^\[(.*)\]$/, "$1"), port: undefined };
  return { name: found[1] ?? found[2] ?? "", port: Number(found[3]) };
}

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

function parseNetwork(text: string): Network | undefined {
  try {
    if (text.includes("/")) return ipaddr.parseCIDR(text);
    if (!ipaddr.isValid(text) || /^\d+$/.test(text)) return undefined;
    const address = ipaddr.parse(text);
    return [address, address.kind() === "ipv4" ? 32 : 128];
  } catch {
    return undefined;
  }
}

function isInside(address: string, network: Network): boolean {
  const parsed = ipaddr.process(address);
  return parsed.kind() === network[0].kind() && parsed.match(network);
}

/** The only IPv6 block that is assigned for public use (RFC 4291 section 2.4, IANA). */
const globalUnicast = ipaddr.parseCIDR("2000::/3");

/**
 * The range that makes an address unfit for fetching, such as "loopback" or "private"; undefined
 * for a public unicast address. IPv4 inside IPv6 (mapped, 6to4, NAT64, Teredo) is never public.
 */
export function refusedRange(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return "invalid";
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (range !== "unicast") return range;
  return parsed.kind() === "ipv6" && !parsed.match(globalUnicast) ? "not global" : undefined;
}
