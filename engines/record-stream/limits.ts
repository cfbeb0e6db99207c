/** Every bound of the readers. Memory in use is about `recordBytesMax` plus a few chunks. */
export interface StreamLimits {
  /** Largest single record in bytes of UTF-8; a larger one is skipped with bounded memory. */
  readonly recordBytesMax: number;
  /** Deepest nesting of arrays and objects inside one JSON record. */
  readonly recordDepthMax: number;
  /** Largest top-level JSON field beside the records that is delivered in a header, in bytes. */
  readonly headerFieldBytesMax: number;
  /** Most top-level JSON fields delivered in headers. */
  readonly headerFieldsMax: number;
  /** Most physical lines that one quoted CSV cell may span before it counts as unclosed. */
  readonly quotedCellLinesMax: number;
  /** Most columns of a table. */
  readonly columnsMax: number;
  /**
   * Bytes that may be read a second time while searching for the next good record. Real damage
   * needs far less; a file made to be slow ends here.
   */
  readonly rescannedBytesMax: number;
  /** How far is looked ahead for the shape of records when the very first one is damaged. */
  readonly lookaheadBytesMax: number;
  /** Largest XLSX file, packed, in bytes. */
  readonly xlsxBytesMax: number;
  /** Largest sum of the unpacked parts of an XLSX file, in bytes. */
  readonly xlsxUnpackedBytesMax: number;
  /** Most parts (zip entries) of an XLSX file. */
  readonly xlsxPartsMax: number;
  /** Highest ratio of unpacked to packed bytes of one XLSX part above `ratioFreeBytes`. */
  readonly xlsxRatioMax: number;
  /** Heap of the worker thread that reads XLSX, in mebibytes. */
  readonly xlsxWorkerHeapMebibytesMax: number;
}

const mebibyte = 1024 * 1024;

export const defaultStreamLimits: StreamLimits = {
  recordBytesMax: 16 * mebibyte,
  recordDepthMax: 128,
  headerFieldBytesMax: 64 * 1024,
  headerFieldsMax: 200,
  quotedCellLinesMax: 1_000,
  columnsMax: 10_000,
  rescannedBytesMax: 1024 * mebibyte,
  lookaheadBytesMax: 4 * mebibyte,
  xlsxBytesMax: 64 * mebibyte,
  xlsxUnpackedBytesMax: 512 * mebibyte,
  xlsxPartsMax: 2_000,
  xlsxRatioMax: 200,
  xlsxWorkerHeapMebibytesMax: 384,
};

export interface InputLimits {
  /** Largest input after unpacking, in bytes. */
  readonly decompressedBytesMax: number;
  /** Highest ratio of unpacked to packed bytes, looked at after `ratioFreeBytes`. */
  readonly compressionRatioMax: number;
  /** Unpacked bytes that may have any ratio: a small file of repeated text is no attack. */
  readonly ratioFreeBytes: number;
}

export const defaultInputLimits: InputLimits = {
  decompressedBytesMax: 16 * 1024 * mebibyte,
  compressionRatioMax: 200,
  ratioFreeBytes: 64 * mebibyte,
};

/** Bytes that `sniff` looks at, after unpacking. */
export const sniffBytesMax = 64 * 1024;
/** Bytes from the first non-ASCII byte on that decide the encoding. */
export const encodingSampleBytesMax = 64 * 1024;
