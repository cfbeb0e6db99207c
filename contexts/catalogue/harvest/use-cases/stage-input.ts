import type { Refusal } from "@tongshu/platform/errors";
import { openInput, readRecords, type StreamEvent } from "@tongshu/record-stream";
import { itemKeyCharactersMax, problemsPerRunMax, sourceIdCharactersMax } from "../../limits.ts";
import type { FinishedRecord, InputOutcome, StagedRow } from "../../register/index.ts";
import type { CatalogueFormat, Fragment, MappingContext } from "../model/catalogue-format.ts";
import { recordInputProblem, streamInputProblem } from "../model/input-problem.ts";
import { itemKeys, shortKey } from "../model/item-keys.ts";
import { recordDigest } from "../model/record-digest.ts";
import { problem, type RecordProblem } from "../model/record-problem.ts";
import { validateFragment } from "../model/validate-fragment.ts";

/** A file to read, with the name that problems give it. */
export interface InputFile {
  readonly path: string;
  readonly name: string;
}

export interface StagingOptions {
  readonly format: CatalogueFormat;
  readonly context: Omit<MappingContext, "header" | "sheet">;
  readonly encoding?: string | undefined;
  readonly onRecord?: ((records: number) => void) | undefined;
}

/**
 * Reads the files of one source into staged rows, record by record, and keeps account of what was
 * read, refused and damaged. One reader serves one run.
 */
export function createInputReader(files: readonly InputFile[], options: StagingOptions) {
  const { format } = options;
  const problems: Refusal[] = [];
  let problemTotal = 0;
  let records = 0;
  let refused = 0;
  let good = 0;
  let complete = true;
  let absenceProves = true;

  const report = (found: Refusal): void => {
    problemTotal += 1;
    if (problems.length < problemsPerRunMax) problems.push(found);
  };

  async function* rows(): AsyncIterable<StagedRow> {
    for (const file of files) yield* rowsOf(file);
  }

  async function* rowsOf(file: InputFile): AsyncIterable<StagedRow> {
    let header: Record<string, unknown> = {};
    const bytes = openInput(file.path);
    const reading = options.encoding === undefined ? {} : { encoding: options.encoding };
    for await (const event of readRecords(bytes, format.shape, reading)) {
      if (event.kind === "header") header = { ...header, ...event.value };
      else if (event.kind === "problem") damaged(file, event);
      else yield* rowOf(file, event, header);
    }
  }

  function damaged(file: InputFile, event: StreamEvent & { kind: "problem" }): void {
    report(streamInputProblem(file.name, event));
    absenceProves = false;
    if (event.fatal) complete = false;
    if (!("record" in event.position) || event.fatal) return;
    records += 1;
    refused += 1;
  }

  function* rowOf(
    file: InputFile,
    event: StreamEvent & { kind: "record" },
    header: Record<string, unknown>,
  ): Iterable<StagedRow> {
    records += 1;
    options.onRecord?.(records);
    const { position } = event;
    const mapped = format.map(event.value, {
      ...options.context,
      header,
      ...(position.sheet === undefined ? {} : { sheet: position.sheet }),
    });
    const faults =
      mapped.kind === "refused" ? mapped.problems : validateFragmentAndKeys(mapped.fragment);
    if (mapped.kind === "fragment" && faults.length === 0) {
      good += 1;
      yield stagedRow(mapped.fragment, records, format.combine !== undefined);
      return;
    }
    refused += 1;
    const place = { file: file.name, record: position.record, line: position.line ?? 0 };
    for (const fault of faults) report(recordInputProblem(place, fault));
    const sourceId = mapped.kind === "refused" ? mapped.sourceId : mapped.fragment.sourceId;
    if (sourceId === undefined || !isStorableId(sourceId)) absenceProves = false;
    else yield { ordinal: records, sourceId, digest: null, record: null, items: "[]" };
  }

  /** Makes the record of one key whole from its staged rows. */
  function finish(sourceId: string, staged: readonly StagedRow[]): FinishedRecord | undefined {
    if (format.combine === undefined) return finishedRecord(staged.at(-1));
    const fragments = staged.map((row) => fragmentOf(sourceId, row));
    const whole = fragments.reduce((first, next) => format.combine?.(first, next) ?? next);
    const faults = validateFragmentAndKeys(whole);
    if (whole.record === null) faults.push(problem("RECORD_TITLE_MISSING", "title", {}));
    if (whole.record !== null && faults.length === 0) {
      return {
        digest: recordDigest(whole.record, whole.items),
        record: whole.record,
        items: keyedItems(whole),
      };
    }
    refused += staged.length;
    const place = { file: files[0]?.name ?? "", record: staged[0]?.ordinal ?? 0, line: 0 };
    for (const fault of faults) report(recordInputProblem(place, fault));
    return undefined;
  }

  function outcome(): InputOutcome & { readonly records: number; readonly problemTotal: number } {
    return {
      complete,
      absenceProves: complete && absenceProves,
      failed: !complete && good === 0,
      refused,
      problems,
      records,
      problemTotal,
    };
  }

  return { rows, finish, outcome, report };
}

function stagedRow(fragment: Fragment, ordinal: number, combines: boolean): StagedRow {
  const { record, items } = fragment;
  return {
    ordinal,
    sourceId: fragment.sourceId,
    digest: combines || record === null ? null : recordDigest(record, items),
    record: record === null ? null : JSON.stringify(record),
    items: JSON.stringify(items),
  };
}

function fragmentOf(sourceId: string, row: StagedRow): Fragment {
  return {
    sourceId,
    record: row.record === null ? null : JSON.parse(row.record),
    items: JSON.parse(row.items),
  };
}

function finishedRecord(row: StagedRow | undefined): FinishedRecord | undefined {
  if (row === undefined || row.digest === null) return undefined;
  const whole = fragmentOf(row.sourceId, row);
  if (whole.record === null) return undefined;
  return { digest: row.digest, record: whole.record, items: keyedItems(whole) };
}

function keyedItems(fragment: Fragment) {
  const keys = itemKeys(fragment.items);
  return fragment.items.map((record, index) => ({
    itemKey: shortKey(keys[index] ?? "", itemKeyCharactersMax),
    record,
  }));
}

function isStorableId(sourceId: string): boolean {
  return (
    sourceId !== "" &&
    sourceId.length <= sourceIdCharactersMax &&
    sourceId.isWellFormed() &&
    !sourceId.includes("\u0000")
  );
}

function validateFragmentAndKeys(fragment: Fragment): RecordProblem[] {
  const faults = validateFragment(fragment);
  if (faults.length === 0 && !isStorableId(fragment.sourceId)) {
    const reason = `an identifier of 1 to ${sourceIdCharactersMax} characters is needed`;
    faults.push(problem("RECORD_FIELD_INVALID", "sourceId", { reason }));
  }
  return faults;
}
