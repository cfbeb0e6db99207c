import type { Refusal } from "@tongshu/platform/errors";
import type { StreamProblem } from "@tongshu/record-stream";
import { problemsPerRunMax } from "../../limits.ts";
import { type InputProblem, recordInputProblem, streamInputProblem } from "./input-problem.ts";
import type { RecordProblem } from "./record-problem.ts";

/** Where a record stands, for the one who has to mend it. */
export interface RecordPlace {
  readonly file: string;
  readonly record: number;
  readonly line: number;
}

/** What reading an input came to so far: counted as it is read, looked at when it ends. */
export interface InputAccount {
  records: number;
  good: number;
  refused: number;
  /** False when the input could not be read to its end. */
  complete: boolean;
  /** False when a record was lost whose id is unknown: then absence proves nothing. */
  absenceProves: boolean;
  /** At most `problemsPerRunMax`; `problemTotal` counts all. */
  readonly problems: InputProblem[];
  problemTotal: number;
}

export function openAccount(): InputAccount {
  return {
    records: 0,
    good: 0,
    refused: 0,
    complete: true,
    absenceProves: true,
    problems: [],
    problemTotal: 0,
  };
}

export function noteProblem(account: InputAccount, problem: Refusal): void {
  account.problemTotal += 1;
  if (account.problems.length < problemsPerRunMax) account.problems.push(problem);
}

/** Damage of the bytes: a record that could not be read, or the end of reading. */
export function noteDamage(account: InputAccount, file: string, problem: StreamProblem): void {
  noteProblem(account, streamInputProblem(file, problem));
  account.absenceProves = false;
  if (problem.fatal) account.complete = false;
  else if ("record" in problem.position) {
    account.records += 1;
    account.refused += 1;
  }
}

/** `records` records that were read well but make no entry. */
export function noteRefusal(
  account: InputAccount,
  place: RecordPlace,
  faults: readonly RecordProblem[],
  records = 1,
): void {
  account.refused += records;
  for (const fault of faults) noteProblem(account, recordInputProblem(place, fault));
}
