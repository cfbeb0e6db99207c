import { resolve } from "node:path";

/** npm runs scripts in the root of the checkout; the user's own folder is in INIT_CWD. */
export function userPath(path: string): string {
  return resolve(process.env["INIT_CWD"] ?? process.cwd(), path);
}
