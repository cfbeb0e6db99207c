import { parseArgs } from "node:util";
import { isRefusal, type Refusal } from "@tongshu/platform/errors";
import type { Bilingual } from "@tongshu/platform/i18n";
import { createStartReport, terminalLanguage } from "./start-report.ts";
import { startServer } from "./start-server.ts";

const help: Bilingual = {
  zh: `用法：npm start -- [--no-sample] [--help]

  --no-sample  首次启动时不载入示例
  --help       显示本说明

设置用环境变量给出（PORT、HOST、TONGSHU_DATA、DATABASE_URL …），见 docs/reference/configuration.md。`,
  en: `Usage: npm start -- [--no-sample] [--help]

  --no-sample  load no sample at the first start
  --help       show this text

Settings are environment variables (PORT, HOST, TONGSHU_DATA, DATABASE_URL …): see docs/reference/configuration.md.`,
};

const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** The usual exit code of a program that a signal ended: 128 and SIGINT's number. */
const exitForced = 130;
/** npm passes a signal on that its whole group has got already: the same wish, in milliseconds. */
const sameWishMs = 1_000;

/**
 * The program `npm start`: starts a server, tells what it does, and ends when it is told to. The
 * first signal stops it gracefully, the second at once. Resolves with the exit code.
 */
export async function runServer(args: readonly string[]): Promise<number> {
  const { env, stdout } = process;
  const language = terminalLanguage(env);
  const wanted = readArguments(args);
  if (wanted === undefined) {
    const wrong: Bilingual = {
      zh: `无法识别的参数：${args.join(" ")}`,
      en: `Arguments that are not understood: ${args.join(" ")}`,
    };
    process.stderr.write(`${wrong[language]}\n\n${help[language]}\n`);
    return 2;
  }
  if (wanted.help) {
    stdout.write(`${help[language]}\n`);
    return 0;
  }
  const report = createStartReport(language, stdout);
  const stop = stopRequest(() =>
    report.line({
      zh: "正在停止（再按一次立即结束）…",
      en: "Stopping (once more ends it at once) …",
    }),
  );
  try {
    const { signal } = stop;
    const server = await startServer({ env, sample: wanted.sample, report, signal });
    if (isRefusal(server)) return tell(server);
    report.line({
      zh: `通数已启动，请打开 ${server.addressToOpen}`,
      en: `Tongshu is running. Open ${server.addressToOpen}`,
    });
    await stop.requested;
    await server.stop();
    report.line({ zh: "已停止。", en: "Stopped." });
    return 0;
  } finally {
    stop.forget();
  }
}

function readArguments(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { "no-sample": { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
    return { help: values.help === true, sample: values["no-sample"] !== true };
  } catch {
    return undefined;
  }
}

/** Whoever reads the terminal of a server may read either language. */
function tell({ code, message, remedy }: Refusal): number {
  process.stderr.write(`${message.zh}${remedy.zh}\n${message.en} ${remedy.en} (${code})\n`);
  return 1;
}

function stopRequest(onFirst: () => void) {
  const { promise: requested, resolve } = Promise.withResolvers<void>();
  const wish = new AbortController();
  let wished = Number.NEGATIVE_INFINITY;
  const onSignal = (): void => {
    const again = performance.now() - wished;
    if (again < sameWishMs) return;
    if (wish.signal.aborted) process.exit(exitForced);
    wished = performance.now();
    wish.abort();
    onFirst();
    resolve();
  };
  for (const name of stopSignals) process.on(name, onSignal);
  return {
    signal: wish.signal,
    requested,
    forget: () => {
      for (const name of stopSignals) process.off(name, onSignal);
    },
  };
}
