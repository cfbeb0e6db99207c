import type { DatasetKind } from "../dataset-kind.ts";
import { population } from "./population.ts";

/** All that the departments of the sample publish. */
export const datasetKinds: readonly DatasetKind[] = [...population];
