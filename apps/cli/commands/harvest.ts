import {
  type HarvestPlan,
  type HarvestReport,
  harvestSource,
  type PlannedSource,
  readHarvestPlan,
} from "@tongshu/catalogue";
import { isRefusal, type Refusal } from "@tongshu/platform/errors";
import type { Bilingual } from "@tongshu/platform/i18n";
import type { TongshuNode } from "@tongshu/server";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { refusalAnswer, refusalText, type Terminal } from "../terminal.ts";
import { userPath } from "../user-path.ts";

export interface HarvestOptions {
  readonly plan?: string;
  readonly source?: string;
  readonly format?: string;
  readonly language?: string;
  readonly provider?: string;
  readonly encoding?: string;
}

/** The counts that `--json` gives: of the one source, or summed over the plan. */
const counted = ["added", "changed", "unchanged", "refused", "duplicates", "missing"] as const;

interface Outcome {
  readonly source: string;
  readonly report?: HarvestReport;
  readonly refusal?: Refusal;
  /** What the plan expected and the harvest did not give. */
  readonly unexpected: readonly string[];
  /** True when the plan said what to expect and it came so. */
  readonly asExpected: boolean;
}

/** `tongshu harvest`: one location, or all sources of a plan. */
export async function harvest(
  node: TongshuNode,
  terminal: Terminal,
  asked: {
    readonly location: string | undefined;
    readonly options: HarvestOptions;
    readonly stop: AbortSignal;
  },
): Promise<ExitCode> {
  const { location, options, stop } = asked;
  const plan = await planOf(location, options);
  if (isRefusal(plan)) {
    terminal.refusal(plan);
    return exitCodes.failed;
  }
  const outcomes: Outcome[] = [];
  for (const planned of plan.sources) {
    if (stop.aborted) break;
    const outcome = await harvestPlanned(node, terminal, planned, stop);
    outcomes.push(outcome);
    tell(terminal, outcome, options.plan !== undefined);
  }
  // Who wants it to end does not wait for the index: the next start or harvest brings it on.
  if (!stop.aborted) await bringIndexUpToDate(node, terminal);
  const refusal = options.plan === undefined ? outcomes[0]?.refusal : undefined;
  if (refusal === undefined) answer(terminal, outcomes);
  else terminal.refusal(refusal);
  return stop.aborted ? exitCodes.interrupted : exitCodeOf(outcomes);
}

async function planOf(
  location: string | undefined,
  options: HarvestOptions,
): Promise<HarvestPlan | Refusal> {
  if (options.plan !== undefined) return await readHarvestPlan(userPath(options.plan));
  const { source = "", format, language, provider, encoding } = options;
  const stated = { format, language, provider, encoding };
  const known = Object.fromEntries(
    Object.entries(stated).filter(([, value]) => value !== undefined),
  );
  // Any scheme: an address that is not fetched is refused as such, and is no file that is missing.
  const isAddress = location !== undefined && /^[a-z][a-z\d+.-]*:\/\//i.test(location);
  const where = isAddress ? { url: location } : { path: userPath(location ?? "") };
  return { sources: [{ source, ...where, ...known }] };
}

async function harvestPlanned(
  node: TongshuNode,
  terminal: Terminal,
  planned: PlannedSource,
  stop: AbortSignal,
): Promise<Outcome> {
  const progress = terminal.progress(planned.source);
  let read = 0;
  let merged = 0;
  const report = await harvestSource(node.harvester, {
    source: planned.source,
    location: planned.url ?? planned.path ?? "",
    format: planned.format,
    language: planned.language,
    provider: planned.provider,
    encoding: planned.encoding,
    signal: stop,
    onProgress: (step) => {
      if (step.stage === "reading") {
        read = step.records;
        if (read % 100 === 0) progress.update(0, read, { stage: "reading" });
      } else if (step.stage === "merging") {
        merged += step.entries;
        progress.update(merged, Math.max(step.of, merged), { stage: "merging", upTo: step.upTo });
      }
    },
  });
  progress.end();
  const { source } = planned;
  if (isRefusal(report)) return { source, refusal: report, unexpected: [], asExpected: false };
  const unexpected = await unexpectedIn(node, planned, report);
  const asExpected = planned.expect !== undefined && unexpected.length === 0;
  return { source, report, unexpected, asExpected };
}

/** Holds the harvest against what the plan says that the source holds. */
async function unexpectedIn(
  node: TongshuNode,
  planned: PlannedSource,
  report: HarvestReport,
): Promise<readonly string[]> {
  const { expect } = planned;
  if (expect === undefined) return [];
  const summary = (await node.readers.sources()).find(({ name }) => name === planned.source);
  const found = { records: report.records, entries: summary?.entries, items: summary?.items };
  return (["records", "entries", "items"] as const).flatMap((name) =>
    expect[name] === undefined || expect[name] === found[name]
      ? []
      : [`${name}: ${expect[name]} ≠ ${found[name] ?? 0}`],
  );
}

/** Problems named on the terminal, in full, up to this many per source. */
const problemsShownMax = 20;

function tell(terminal: Terminal, outcome: Outcome, inPlan: boolean): void {
  const { say } = terminal;
  const { report, refusal } = outcome;
  // Of a single location the refusal is the whole answer, so it is given there.
  if (refusal !== undefined && inPlan) {
    terminal.notice(`${outcome.source}: ${refusalText(refusal, say)}`);
  }
  if (report === undefined) return;
  for (const problem of report.problems.slice(0, problemsShownMax)) {
    terminal.notice(refusalText(problem, say));
  }
  const more = report.problemTotal - Math.min(report.problems.length, problemsShownMax);
  if (more > 0) {
    terminal.notice(say({ zh: `……另有 ${more} 个问题。`, en: `… and ${more} more problems.` }));
  }
  for (const note of notes(report)) terminal.notice(say(note));
  for (const text of outcome.unexpected) {
    terminal.notice(
      say({
        zh: `来源 ${outcome.source} 与计划的预期不符：${text}`,
        en: `The source ${outcome.source} is not as the plan expects: ${text}`,
      }),
    );
  }
}

/** What the counts alone would not tell. */
function notes({ source, runId, state, absenceJudged }: HarvestReport): readonly Bilingual[] {
  if (state === "CANCELLED") {
    return [
      {
        zh: `来源 ${source} 的采集已取消（${runId}）：已写入的保留，缺失未作判断；再次采集即可继续。`,
        en: `The harvest of ${source} was cancelled (${runId}): what had landed stays, absence was not judged. Harvest it again to go on.`,
      },
    ];
  }
  if (absenceJudged) return [];
  return [
    {
      zh: `来源 ${source} 的输入有损坏或不完整：没有判断哪些条目已缺失。`,
      en: `The input of ${source} is damaged or not whole: it was not judged which entries are missing.`,
    },
  ];
}

async function bringIndexUpToDate(node: TongshuNode, terminal: Terminal): Promise<void> {
  const progress = terminal.progress(terminal.say({ zh: "更新索引", en: "indexing" }));
  await node.indexKeeper.catchUp(({ done, total }) => progress.update(done, total));
  progress.end();
}

function answer(terminal: Terminal, outcomes: readonly Outcome[]): void {
  const sum = (name: (typeof counted)[number]) =>
    outcomes.reduce((total, { report }) => total + (report?.[name] ?? 0), 0);
  const totals = Object.fromEntries(counted.map((name) => [name, sum(name)]));
  const sources = outcomes.map(({ source, report, refusal, unexpected }) => ({
    source,
    ...report,
    ...(refusal === undefined ? {} : { error: refusalAnswer(refusal) }),
    ...(unexpected.length === 0 ? {} : { unexpected }),
  }));
  const { say } = terminal;
  const line = (name: string, counts: Readonly<Record<string, number>>) =>
    say({
      zh: `${name}：新增 ${counts["added"]}，变更 ${counts["changed"]}，未变 ${counts["unchanged"]}，拒收 ${counts["refused"]}，重复 ${counts["duplicates"]}，缺失 ${counts["missing"]}`,
      en: `${name}: ${counts["added"]} added, ${counts["changed"]} changed, ${counts["unchanged"]} unchanged, ${counts["refused"]} refused, ${counts["duplicates"]} duplicates, ${counts["missing"]} missing`,
    });
  terminal.answer({ ...totals, sources }, () =>
    [
      ...outcomes.flatMap(({ source, report }) =>
        report === undefined ? [] : [line(source, { ...report } as never)],
      ),
      ...(outcomes.length > 1 ? [line(say({ zh: "合计", en: "in all" }), totals)] : []),
    ].join("\n"),
  );
}

/** Damage that the plan reckons with, because its counts came out, is no news. */
function isDamaged({ report, asExpected }: Outcome): boolean {
  if (report === undefined) return false;
  return report.state === "INCOMPLETE" || (report.problemTotal > 0 && !asExpected);
}

function exitCodeOf(outcomes: readonly Outcome[]): ExitCode {
  const failed = outcomes.some(
    ({ report, refusal, unexpected }) =>
      refusal !== undefined || unexpected.length > 0 || report?.state === "FAILED",
  );
  if (failed) return exitCodes.failed;
  if (outcomes.some(({ report }) => report?.state === "CANCELLED")) return exitCodes.cancelled;
  return outcomes.some(isDamaged) ? exitCodes.incomplete : exitCodes.done;
}
