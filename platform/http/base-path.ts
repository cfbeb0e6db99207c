/** The path part of a site's address without a slash at its end: "" or "/tongshu". */
export function basePathOf(publicUrl: string | undefined): string {
  return publicUrl === undefined ? "" : new URL(publicUrl).pathname.replace(/\/+$/, "");
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
