import type { Refusal } from "@tongshu/platform/errors";
import cliProgress from "cli-progress";
import type { Say } from "./language.ts";

/** Where a command writes: answers to standard output, everything else to standard error. */
export interface Terminal {
  readonly say: Say;
  readonly json: boolean;
  /** The answer: JSON with --json, else the text. */
  answer(value: unknown, text: () => string): void;
  notice(text: string): void;
  refusal(refusal: Refusal): void;
  /** A progress bar on a terminal, one JSON line a step with --progress-json, else nothing. */
  progress(title: string): Progress;
}

export interface Progress {
  update(done: number, total: number, detail?: Readonly<Record<string, unknown>>): void;
  end(): void;
}

/** What --json gives of a refusal. */
export function refusalAnswer({ code, message, remedy, details }: Refusal) {
  return { code, message, remedy, details };
}

/** What a reader is told: code and message, and the remedy under them. */
export function refusalText({ code, message, remedy }: Refusal, say: Say): string {
  return `${code}: ${say(message)}\n  ${say(remedy)}`;
}

export function createTerminal(options: {
  readonly say: Say;
  readonly json: boolean;
  readonly progressJson: boolean;
}): Terminal {
  const { say, json } = options;
  const notice = (text: string): void => {
    process.stderr.write(`${text}\n`);
  };
  return {
    say,
    json,
    answer: (value, text) => {
      process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${text()}\n`);
    },
    notice,
    refusal: (refusal) => {
      if (json) {
        process.stdout.write(`${JSON.stringify({ error: refusalAnswer(refusal) })}\n`);
      }
      notice(refusalText(refusal, say));
    },
    progress: (title) => {
      if (options.progressJson) return jsonProgress(title);
      return process.stderr.isTTY ? barProgress(title) : { update: () => {}, end: () => {} };
    },
  };
}

function barProgress(title: string): Progress {
  const bar = new cliProgress.SingleBar({
    format: `${title} {bar} {value}/{total}`,
    hideCursor: true,
    stream: process.stderr,
    clearOnComplete: true,
  });
  let started = false;
  return {
    update: (done, total) => {
      if (!started) bar.start(total, done);
      else {
        bar.setTotal(total);
        bar.update(done);
      }
      started = true;
    },
    end: () => bar.stop(),
  };
}

/** One line a step, for programs that watch: what a line says is committed is committed. */
function jsonProgress(title: string): Progress {
  return {
    update: (done, total, detail) => {
      process.stderr.write(`${JSON.stringify({ progress: title, done, total, ...detail })}\n`);
    },
    end: () => {},
  };
}
