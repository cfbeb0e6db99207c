import { type RegisterWriter, removeSampleSource } from "../../register/index.ts";
import { sampleSourceName } from "../sample-nation.ts";

/** Removes the sample without trace; returns how many entries it had. */
export async function removeSample(
  deps: Pick<RegisterWriter, "db">,
  onProgress?: (removed: number) => void,
): Promise<number> {
  return await removeSampleSource(deps, sampleSourceName, onProgress);
}
