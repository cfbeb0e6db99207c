import ipaddr from "ipaddr.js";

/** Whether a text is an IP address or a range in CIDR notation (RFC 4632, RFC 4291 §2.3). */
export function isAddressRange(text: string): boolean {
  return text.includes("/") ? ipaddr.isValidCIDR(text) : ipaddr.isValid(text);
}

/** A test whether an address is one of the addresses or lies in one of the ranges. */
export function addressMatcher(
  ranges: readonly string[],
): (address: string | undefined) => boolean {
  const parsed = ranges.map((range) => {
    if (range.includes("/")) return ipaddr.parseCIDR(range);
    const address = ipaddr.process(range);
    return [address, address.kind() === "ipv4" ? 32 : 128] as const;
  });
  return (text) => {
    if (text === undefined || !ipaddr.isValid(text)) return false;
    // ::ffff:10.0.0.1 is what a socket open for both families says of 10.0.0.1.
    const address = ipaddr.process(text);
    return parsed.some(
      ([range, bits]) => range.kind() === address.kind() && address.match(range, bits),
    );
  };
}
