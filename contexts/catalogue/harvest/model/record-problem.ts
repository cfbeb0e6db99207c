import type { catalogueErrors } from "../../errors.ts";

/** Why a record is refused. The texts and remedies are rows of the catalogue's error table. */
export interface RecordProblem {
  readonly code: Extract<keyof typeof catalogueErrors, `RECORD_${string}` | `TEMPLATE_${string}`>;
  /** Where in the record: a field of the source, or a path such as distributions.3.accessUrl. */
  readonly field: string;
  readonly detail: Readonly<Record<string, string | number>>;
}

export function problem(
  code: RecordProblem["code"],
  field: string,
  detail: Readonly<Record<string, string | number>> = {},
): RecordProblem {
  return { code, field, detail: { field, ...detail } };
}

/** A mapped record that is refused. */
export function refused(
  problems: readonly RecordProblem[],
  sourceId?: string,
): { kind: "refused"; problems: readonly RecordProblem[]; sourceId?: string } {
  return sourceId === undefined
    ? { kind: "refused", problems }
    : { kind: "refused", problems, sourceId };
}
