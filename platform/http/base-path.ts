/** The path part of a site's address without a slash at its end: "" or "/tongshu". */
export function basePathOf(publicUrl: string | undefined): string {
  return publicUrl === undefined ? "" : new URL(publicUrl).pathname.replace(/\/+$/, "");
}

/**
 * Path and query of a request's target. A client that takes the server for a proxy states the whole
 * address (RFC 9112 §3.2.2), whose host changes nothing here; the asterisk of OPTIONS (§3.2.4) asks
 * about the server as a whole, for which its root stands.
 */
export function pathAndQueryOf(target: string): string {
  if (target.startsWith("/")) return target;
  const rest = target === "*" ? "" : target.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, "");
  return rest.startsWith("/") ? rest : `/${rest}`;
}

/**
 * The target of a request as routes know it. A proxy may pass the base path on or take it off: what
 * comes without it is left as it is, so health probes of this machine work at the root too.
 */
export function withoutBasePath(target: string, basePath: string): string {
  if (basePath === "" || !target.startsWith(basePath)) return target;
  const rest = target.slice(basePath.length);
  if (rest === "" || rest.startsWith("?")) return `/${rest}`;
  return rest.startsWith("/") ? rest : target;
}

/** A site's address without a slash at its end; every path of the site is written behind it. */
export function rootOf(publicUrl: string): string {
  return new URL(publicUrl).origin + basePathOf(publicUrl);
}
