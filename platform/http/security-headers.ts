/**
 * Sent with every answer. Scripts, styles and images come from this site only and none is inline,
 * so injected markup cannot run; no other site can frame a page.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Two years, the time that browsers' preload lists expect (RFC 6797 §6.1). */
const strictTransportSeconds = 63_072_000;

export function securityHeaders(publicUrl: string | undefined): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {
    "content-security-policy": contentSecurityPolicy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
  };
  if (publicUrl?.startsWith("https:")) {
    headers["strict-transport-security"] = `max-age=${strictTransportSeconds}`;
  }
  return headers;
}

/** Public data may be read by the script of any site; no credentials exist that could leak. */
export const publicDataHeaders: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "ETag, Retry-After, X-Request-Id",
  "cross-origin-resource-policy": "cross-origin",
};
