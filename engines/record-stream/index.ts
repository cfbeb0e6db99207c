export type { InputLimits, StreamLimits } from "./limits.ts";
export { defaultInputLimits, defaultStreamLimits, sniffBytesMax } from "./limits.ts";
export { openInput, unpack } from "./open-input.ts";
export type { ReadOptions } from "./read-records.ts";
export { readRecords } from "./read-records.ts";
export type { InputKind, Sniffed } from "./sniff.ts";
export { sniff, sniffBytes } from "./sniff.ts";
export type {
  RecordPosition,
  RecordShape,
  StreamEvent,
  StreamProblem,
  StreamProblemCode,
} from "./stream-event.ts";
export { InputError, streamProblemCodes } from "./stream-event.ts";
