import { sourceNameCharactersMax } from "../../limits.ts";

const sourceName = /^[a-z0-9][a-z0-9._-]*$/;

/** Whether a source may be called so. `sample` is the name of the sample's own source. */
export function isSourceName(name: string): boolean {
  return sourceName.test(name) && name.length <= sourceNameCharactersMax && name !== "sample";
}
