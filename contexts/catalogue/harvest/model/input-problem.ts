import { refuse, type Refusal, type RefusalDetails } from "@tongshu/platform/errors";
import type { StreamProblem } from "@tongshu/record-stream";
import { catalogueErrors } from "../../errors.ts";
import type { RecordProblem } from "./record-problem.ts";

/** Where in the input something is wrong, and what: a refusal with file, line, record and field. */
export type InputProblem = Refusal;

/** A problem of the bytes: damage, encoding, size. */
export function streamInputProblem(file: string, problem: StreamProblem): InputProblem {
  const place =
    "record" in problem.position ? problem.position : { record: 0, ...problem.position };
  return refuse(catalogueErrors, problem.code, {
    file,
    line: place.line ?? 0,
    record: place.record,
    detail: problem.detail,
    ...(problem.field === undefined ? {} : { field: problem.field }),
  });
}

/** A problem of a record that was read well but cannot be an entry. */
export function recordInputProblem(
  place: { readonly file: string; readonly record: number; readonly line: number },
  problem: RecordProblem,
): InputProblem {
  const { file, record, line } = place;
  const details: RefusalDetails = { ...place, field: problem.field, ...problem.detail };
  const refusal = refuse(catalogueErrors, problem.code, details);
  const row = line > 0;
  return {
    ...refusal,
    message: {
      zh: `文件 ${file}${row ? ` 第 ${line} 行` : ""}（第 ${record} 条记录，字段 ${problem.field}）：${refusal.message.zh}`,
      en: `${file}${row ? `, line ${line}` : ""}, record ${record}, field ${problem.field}: ${refusal.message.en}`,
    },
  };
}
