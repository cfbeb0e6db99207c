/** `cn/33/3301` → `cn/33/3301`, `cn/33`, `cn`. */
export function selfAndAncestors(path: string): string[] {
  const paths = [path];
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    paths.push(path.slice(0, end));
  }
  return paths;
}

/** Whether a path is a direct child of another; "" is the parent of the roots. */
export function isChildOf(path: string, parent: string): boolean {
  return parentOf(path) === parent;
}

/** `cn/33/3301` → `cn/33`; "" for a root. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash <= 0 ? "" : path.slice(0, slash);
}
