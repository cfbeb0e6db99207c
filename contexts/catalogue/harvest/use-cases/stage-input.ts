import { openInput, readRecords, type StreamEvent } from "@tongshu/record-stream";
import { refuse } from "@tongshu/platform/errors";
import { catalogueErrors } from "../../errors.ts";
import { itemKeyCharactersMax, sourceIdBytesMax, sourceIdCharactersMax } from "../../limits.ts";
import type { FinishedRecord, StagedRow } from "../../register/index.ts";
import {
  type CatalogueFormat,
  combineFragments,
  type Fragment,
  itemKeys,
  type MappingContext,
  problem,
  type RecordProblem,
  recordDigest,
  shortKey,
  validateFragment,
} from "../model/index.ts";
import {
  type InputAccount,
  noteDamage,
  noteProblem,
  noteRefusal,
  type RecordPlace,
} from "../model/input-account.ts";

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

/** Reads the files of one source into rows to stage, record by record; bounded in memory. */
export async function* stagedRows(
  files: readonly InputFile[],
  options: StagingOptions,
  account: InputAccount,
): AsyncIterable<StagedRow> {
  const reading = options.encoding === undefined ? {} : { encoding: options.encoding };
  for (const file of files) {
    const header: Record<string, unknown> = {};
    const events = readRecords(openInput(file.path), options.format.shape, reading);
    for await (const event of events) {
      if (event.kind === "header") Object.assign(header, event.value);
      else if (event.kind === "problem") noteDamage(account, file.name, event);
      else yield* rowOf(file, event, header, options, account);
    }
  }
  if (account.records === 0 && account.complete) noteNothingHeld(account, files);
}

/** A header alone is what a broken export leaves: it must not empty a source. */
function noteNothingHeld(account: InputAccount, files: readonly InputFile[]): void {
  const file = files.map(({ name }) => name).join(", ");
  noteProblem(account, refuse(catalogueErrors, "INPUT_NO_RECORDS", { file }));
  account.absenceProves = false;
}

function* rowOf(
  file: InputFile,
  event: StreamEvent & { kind: "record" },
  header: Record<string, unknown>,
  options: StagingOptions,
  account: InputAccount,
): Iterable<StagedRow> {
  account.records += 1;
  options.onRecord?.(account.records);
  const { position } = event;
  const sheet = position.sheet === undefined ? {} : { sheet: position.sheet };
  const mapped = options.format.map(event.value, { ...options.context, header, ...sheet });
  const faults = mapped.kind === "refused" ? mapped.problems : faultsOf(mapped.fragment);
  if (mapped.kind === "fragment" && faults.length === 0) {
    account.good += 1;
    yield stagedRow(mapped.fragment, account.records, options.format.combine !== undefined);
    return;
  }
  const place = { file: file.name, record: position.record, line: position.line ?? 0 };
  noteRefusal(account, place, faults);
  const sourceId = mapped.kind === "refused" ? mapped.sourceId : mapped.fragment.sourceId;
  if (sourceId === undefined || !isStorableId(sourceId)) account.absenceProves = false;
  else yield { ordinal: account.records, sourceId, digest: null, record: null, items: "[]" };
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

/** Makes the record of one key whole from its staged rows; undefined refuses it. */
export function finishRecord(
  format: CatalogueFormat,
  sourceId: string,
  staged: readonly StagedRow[],
  file: string,
  account: InputAccount,
): FinishedRecord | undefined {
  const last = staged.at(-1);
  if (last === undefined) return undefined;
  const [first, ...more] = staged.map((row) => fragmentOf(sourceId, row));
  if (format.combine === undefined || first === undefined) {
    const { record, items } = fragmentOf(sourceId, last);
    return record === null || last.digest === null
      ? undefined
      : { digest: last.digest, record, items: keyedItems(items) };
  }
  const whole = combineFragments(format, [first, ...more]);
  const faults = faultsOf(whole);
  if (whole.record === null) faults.push(problem("RECORD_TITLE_MISSING", "title"));
  if (whole.record === null || faults.length > 0) {
    const place: RecordPlace = { file, record: staged[0]?.ordinal ?? 0, line: 0 };
    noteRefusal(account, place, faults, staged.length);
    return undefined;
  }
  const { record, items } = whole;
  const overruled = format.oneRowStatesEntry === true ? overruledRows(staged) : 0;
  return { digest: recordDigest(record, items), record, items: keyedItems(items), overruled };
}

/** How many rows state the entry otherwise than the last row that states it. */
function overruledRows(staged: readonly StagedRow[]): number {
  const stating = staged.filter((row) => row.record !== null);
  const last = stating.at(-1)?.record;
  return stating.filter((row) => row.record !== last).length;
}

function fragmentOf(sourceId: string, row: StagedRow): Fragment {
  return {
    sourceId,
    record: row.record === null ? null : JSON.parse(row.record),
    items: JSON.parse(row.items),
  };
}

function keyedItems(items: Fragment["items"]): FinishedRecord["items"] {
  const keys = itemKeys(items);
  return items.map((record, index) => ({
    itemKey: shortKey(keys[index] ?? "", itemKeyCharactersMax),
    record,
  }));
}

function isStorableId(sourceId: string): boolean {
  return (
    sourceId !== "" &&
    sourceId.length <= sourceIdCharactersMax &&
    Buffer.byteLength(sourceId) <= sourceIdBytesMax &&
    sourceId.isWellFormed() &&
    !sourceId.includes("\u0000")
  );
}

function faultsOf(fragment: Fragment): RecordProblem[] {
  const faults = validateFragment(fragment);
  if (faults.length === 0 && !isStorableId(fragment.sourceId)) {
    const most = `${sourceIdCharactersMax} characters and ${sourceIdBytesMax} bytes`;
    const reason = `an identifier of at least 1 and at most ${most} is needed`;
    faults.push(problem("RECORD_FIELD_INVALID", "sourceId", { reason }));
  }
  return faults;
}
