import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { createWriteStream } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { isRefusal, refuse, type Refusal } from "@tongshu/platform/errors";
import { localizedTextSchema } from "@tongshu/platform/i18n";
import { guardedFetch } from "@tongshu/platform/guarded-fetch";
import { InputError, type Sniffed, sniff } from "@tongshu/record-stream";
import { catalogueErrors } from "../../errors.ts";
import { fetchedBytesMax, fetchTimeoutMs, harvestFilesMax } from "../../limits.ts";
import {
  isSourceName,
  type RegisterWriter,
  type RunRow,
  registerRecords,
} from "../../register/index.ts";
import { catalogueFormats, detectFormat, formatNamed } from "../formats/index.ts";
import type { CatalogueFormat } from "../model/index.ts";
import { type InputAccount, noteProblem, openAccount } from "../model/input-account.ts";
import { finishRecord, type InputFile, type StagingOptions, stagedRows } from "./stage-input.ts";

export interface Harvester extends RegisterWriter {
  /** Addresses beyond the public ones that may be fetched: host names, *.suffix, CIDR. */
  readonly fetchAllow: readonly string[];
}

export interface HarvestRequest {
  /** The source's stable name. */
  readonly source: string;
  /** A file, a folder, or an http(s) URL. */
  readonly location: string;
  readonly format?: string | undefined;
  readonly language?: string | undefined;
  readonly provider?: string | undefined;
  readonly encoding?: string | undefined;
  readonly onProgress?: ((progress: HarvestProgress) => void) | undefined;
  /** Cancels the harvest at its next safe point. */
  readonly signal?: AbortSignal | undefined;
}

export type HarvestProgress =
  | { readonly stage: "fetching"; readonly bytes: number }
  | { readonly stage: "reading"; readonly records: number }
  /** `upTo`: all records of the run with a source id up to this one are committed. */
  | {
      readonly stage: "merging";
      readonly upTo: string;
      readonly entries: number;
      readonly of: number;
    };

/** What a harvest came to. */
export interface HarvestReport {
  readonly source: string;
  readonly format: string;
  readonly runId: string;
  readonly state: "COMPLETED" | "INCOMPLETE" | "FAILED" | "CANCELLED";
  readonly records: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly duplicates: number;
  readonly missing: number;
  /** False when what the input did not hold was not judged missing, because it was not whole. */
  readonly absenceJudged: boolean;
  /** At most `problemsPerRunMax`; `problemTotal` counts all. */
  readonly problems: readonly Refusal[];
  readonly problemTotal: number;
}

/**
 * Harvests one source: reads the file, folder or address, and takes its records into the register.
 * Broken input never stops the good records of a file from landing.
 */
export async function harvestSource(
  deps: Harvester,
  request: HarvestRequest,
): Promise<HarvestReport | Refusal> {
  const wrong = wrongRequest(request);
  if (wrong !== undefined) return wrong;
  const isCancelled = (): boolean => request.signal?.aborted === true;
  const notBegun = refuse(catalogueErrors, "HARVEST_NOT_BEGUN", { source: request.source });
  if (isCancelled()) return notBegun;
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(request.location))
    return await harvestFiles(deps, request, request.location);
  const folder = await mkdtemp(join(tmpdir(), "tongshu-harvest-"));
  try {
    const fetched = await fetchToFile(deps, request, folder).catch((error: unknown) => {
      // A fetch that is called off breaks off wherever it was.
      if (!isCancelled()) throw error;
      return notBegun;
    });
    if (isCancelled()) return notBegun;
    return isRefusal(fetched) ? fetched : await harvestFiles(deps, request, fetched);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is wrong with a request before anything is read or written. */
function wrongRequest({ source, language, encoding }: HarvestRequest): Refusal | undefined {
  if (!isSourceName(source)) {
    return refuse(catalogueErrors, "SOURCE_NAME_INVALID", { source });
  }
  if (language !== undefined && !localizedTextSchema.safeParse({ [language]: "text" }).success) {
    return refuse(catalogueErrors, "LANGUAGE_TAG_INVALID", { language });
  }
  if (encoding !== undefined && !isEncoding(encoding)) {
    return refuse(catalogueErrors, "ENCODING_UNKNOWN", { encoding });
  }
  return undefined;
}

/** Whether the WHATWG encoding standard knows the name. */
function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== "";
  } catch {
    return false;
  }
}

/** Fetched whole before it is read: a slow or broken line then never holds a transaction open. */
async function fetchToFile(
  deps: Harvester,
  request: HarvestRequest,
  folder: string,
): Promise<string | Refusal> {
  const answer = await guardedFetch(request.location, {
    allow: deps.fetchAllow,
    bytesMax: fetchedBytesMax,
    timeoutMs: fetchTimeoutMs,
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
  if (isRefusal(answer)) return answer;
  const name = basename(new URL(answer.finalUrl).pathname).replaceAll(/[^\w.-]/g, "_");
  const path = join(folder, name === "" ? "catalogue" : name);
  let bytes = 0;
  async function* counted(body: AsyncIterable<Uint8Array>) {
    for await (const chunk of body) {
      bytes += chunk.length;
      request.onProgress?.({ stage: "fetching", bytes });
      yield chunk;
    }
  }
  await pipeline(Readable.from(counted(answer.body)), createWriteStream(path));
  return path;
}

async function harvestFiles(
  deps: Harvester,
  request: HarvestRequest,
  location: string,
): Promise<HarvestReport | Refusal> {
  const files = await inputFiles(location);
  if (isRefusal(files)) return files;
  const chosen = await chooseFormat(files, request.format);
  if (isRefusal(chosen)) return chosen;
  const { format, readable, problems } = chosen;
  const account = openAccount();
  for (const problem of problems) noteProblem(account, problem);
  if (problems.length > 0) account.absenceProves = false;
  const run = await takeIn(deps, request, { format, readable, account });
  if (isRefusal(run)) return run;
  if (run.state === "RUNNING") throw new Error("A run that was closed is not running.");
  const { added, changed, unchanged, refused, duplicates, missing } = run;
  return {
    source: request.source,
    format: format.name,
    runId: run.id,
    state: run.state,
    records: account.records,
    added,
    changed,
    unchanged,
    refused,
    duplicates,
    missing,
    absenceJudged: run.state === "COMPLETED" && account.absenceProves,
    problems: account.problems,
    problemTotal: account.problemTotal,
  };
}

/** Hands the records of the files to the register. */
async function takeIn(
  deps: Harvester,
  request: HarvestRequest,
  input: {
    readonly format: CatalogueFormat;
    readonly readable: readonly InputFile[];
    readonly account: InputAccount;
  },
): Promise<RunRow | Refusal> {
  const { format, readable, account } = input;
  const staging: StagingOptions = {
    format,
    encoding: request.encoding,
    context: {
      source: request.source,
      providerName: request.provider,
      language: request.language,
    },
    onRecord: (records) => request.onProgress?.({ stage: "reading", records }),
  };
  let of = 0;
  return await registerRecords(deps, {
    source: request.source,
    format: format.name,
    sample: false,
    combines: format.combine !== undefined,
    rows: () => stagedRows(readable, staging, account),
    finish: (sourceId, rows) =>
      finishRecord(format, sourceId, rows, readable[0]?.name ?? "", account),
    outcome: () => ({
      complete: account.complete,
      absenceProves: account.complete && account.absenceProves,
      failed: account.good === 0 && (!account.complete || account.records === 0),
      refused: account.refused,
      problems: account.problems,
    }),
    signal: request.signal,
    onStaged: (rows) => {
      of = rows;
    },
    onCommitted: (upTo, entries) => request.onProgress?.({ stage: "merging", upTo, entries, of }),
  });
}

/** The file itself, or the files of a folder by name; hidden files are passed over. */
async function inputFiles(location: string): Promise<readonly InputFile[] | Refusal> {
  const found = await stat(location).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    const detail = found.code ?? found.message;
    return refuse(catalogueErrors, "INPUT_UNREADABLE", { file: basename(location), detail });
  }
  // A pipe gives its bytes once, and a catalogue is read twice: once to know its format.
  if (found.isFIFO() || found.isSocket()) {
    const details = { file: basename(location), detail: "not a regular file" };
    return refuse(catalogueErrors, "INPUT_UNREADABLE", details);
  }
  if (!found.isDirectory()) return [{ path: location, name: basename(location) }];
  const names = await readdir(location, { recursive: true, withFileTypes: true });
  const files = names
    .filter((file) => file.isFile() && !file.name.startsWith("."))
    .map((file) => join(file.parentPath, file.name))
    .sort()
    .map((path) => ({ path, name: relative(location, path) }));
  if (files.length > harvestFilesMax) {
    const details = { file: basename(location), filesMax: harvestFilesMax };
    return refuse(catalogueErrors, "INPUT_TOO_MANY_FILES", details);
  }
  if (files.length === 0)
    return refuse(catalogueErrors, "INPUT_FOLDER_EMPTY", { file: basename(location) });
  return files;
}

interface ChosenFormat {
  readonly format: CatalogueFormat;
  readonly readable: readonly InputFile[];
  readonly problems: readonly Refusal[];
}

/** All files of a source are of one format: the one named, else the first that is known. */
async function chooseFormat(
  files: readonly InputFile[],
  named: string | undefined,
): Promise<ChosenFormat | Refusal> {
  const formats = catalogueFormats.map((format) => format.name).join(", ");
  if (named !== undefined) {
    const format = formatNamed(named);
    if (format !== undefined) return { format, readable: files, problems: [] };
    return refuse(catalogueErrors, "FORMAT_NOT_FOUND", { format: named, formats });
  }
  let format: CatalogueFormat | undefined;
  const readable: InputFile[] = [];
  const problems: Refusal[] = [];
  for (const file of files) {
    const sniffed = await beginningOf(file);
    if (isRefusal(sniffed)) {
      problems.push(sniffed);
      continue;
    }
    const found = detectFormat(sniffed);
    format ??= found;
    if (found === undefined) {
      problems.push(unknownFormat(file.name, sniffed.startsLike, formats));
    } else if (found === format) {
      readable.push(file);
    } else {
      const details = { file: file.name, found: found.name, expected: format?.name ?? "" };
      problems.push(refuse(catalogueErrors, "FORMAT_DIFFERS", details));
    }
  }
  if (format !== undefined) return { format, readable, problems };
  return problems[0] ?? refuse(catalogueErrors, "INPUT_EMPTY", { file: "" });
}

async function beginningOf({ path, name }: InputFile): Promise<Sniffed | Refusal> {
  try {
    return await sniff(path);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const details = { file: name, line: 0, record: 0, detail: error.message };
    return refuse(catalogueErrors, error.code, details);
  }
}

/** Names what the file is instead, where that can be told. */
function unknownFormat(file: string, startsLike: string, formats: string): Refusal {
  if (startsLike === "html") return refuse(catalogueErrors, "INPUT_IS_HTML", { file });
  if (startsLike === "xml") return refuse(catalogueErrors, "INPUT_IS_XML", { file });
  if (startsLike === "empty") return refuse(catalogueErrors, "INPUT_EMPTY", { file });
  return refuse(catalogueErrors, "FORMAT_UNKNOWN", { file, formats });
}
