import type { Bilingual, InterfaceLanguage } from "@tongshu/platform/i18n";

/** Where the report goes: standard output, or an array in a test. */
export interface ReportTarget {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
}

type Progress = (done: number, total: number) => void;

/** Tells the one who waits what is being done. */
export interface StartReport {
  line(text: Bilingual): void;
  /** Names a step before it begins; its time is told when it took longer than a second. */
  step<Result>(text: Bilingual, run: (progress: Progress) => Promise<Result>): Promise<Result>;
}

const worthTellingMs = 1_000;
/** Where lines cannot be rewritten (a file, a supervisor's log), progress is told in these steps. */
const plainPercentStep = 25;
/** Erases the line of a terminal and returns to its beginning (ECMA-48). */
const eraseLine = "\r\u001b[2K";

export function createStartReport(language: InterfaceLanguage, target: ReportTarget): StartReport {
  return {
    line: (text) => void target.write(`${text[language]}\n`),
    async step(text, run) {
      const name = text[language];
      target.write(`${name} …\n`);
      const begin = performance.now();
      const progress = progressWriter(target);
      const result = await run(progress.tell);
      progress.end();
      const ms = performance.now() - begin;
      if (ms > worthTellingMs) {
        const seconds = (ms / 1_000).toFixed(1);
        target.write(language === "zh" ? `  用时 ${seconds} 秒\n` : `  took ${seconds} s\n`);
      }
      return result;
    },
  };
}

function progressWriter(target: ReportTarget): { readonly tell: Progress; end(): void } {
  let told = 0;
  return {
    tell(done, total) {
      const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
      const step = target.isTTY === true ? 1 : plainPercentStep;
      const reached = Math.min(100, percent - (percent % step));
      if (reached <= told) return;
      told = reached;
      const text = `  ${told} % (${done}/${total})`;
      target.write(target.isTTY === true ? `${eraseLine}${text}` : `${text}\n`);
    },
    end() {
      if (target.isTTY === true && told > 0) target.write(eraseLine);
    },
  };
}

/** The language of a terminal (POSIX LC_ALL, LC_MESSAGES, LANG). */
export function terminalLanguage(
  env: Readonly<Record<string, string | undefined>>,
): InterfaceLanguage {
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}
