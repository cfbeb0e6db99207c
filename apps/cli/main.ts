#!/usr/bin/env node
import { loadConfig } from "@tongshu/platform/config";
import { isRefusal } from "@tongshu/platform/errors";
import { createLogger } from "@tongshu/platform/log";
import {
  type NodeOptions,
  nodeOptions,
  openNode,
  openNodeDatabase,
  outliveReaders,
  runServer,
  type ServerConfig,
  settings,
  startFailure,
} from "@tongshu/server";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { chooseLanguage } from "./language.ts";
import { type ProgramWorld, runCommandLine } from "./program.ts";
import type { Terminal } from "./terminal.ts";

const args = process.argv.slice(2);

let interrupted = false;
/** npm passes a signal on that its whole group has got already: the same wish, in milliseconds. */
const sameWishMs = 1_000;

/** What a command opened, and how to end it when it has to end now. */
interface Opened {
  close(): Promise<void>;
  abandon(): Promise<void>;
}

/**
 * Ctrl-C in the middle of a command leaves no database behind; a second one does not wait. A command
 * that can stop by itself is asked to first, and the second Ctrl-C ends it like any other.
 */
function endOnSignal(opened: Opened, ask: (() => void) | undefined): void {
  let wished = Number.NEGATIVE_INFINITY;
  let asked = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (performance.now() - wished < sameWishMs) return;
      if (interrupted) process.exit(exitCodes.interrupted);
      wished = performance.now();
      if (ask !== undefined && !asked) {
        asked = true;
        return ask();
      }
      interrupted = true;
      void opened.abandon().finally(() => process.exit(exitCodes.interrupted));
    });
  }
}

const withConfig: ProgramWorld["withConfig"] = async (terminal, run) => {
  const config = loadConfig(settings, process.env);
  if (isRefusal(config)) {
    terminal.refusal(config);
    return exitCodes.failed;
  }
  try {
    return await run(config);
  } catch (error) {
    // The database was taken away on purpose; the process ends in a moment.
    if (interrupted) await new Promise(() => {});
    const refusal = startFailure(error, config);
    if (refusal === undefined) throw error;
    terminal.refusal(refusal);
    return exitCodes.failed;
  }
};

/** Opens something of a node, runs the command, and closes it again. */
async function withOpened<Something extends Opened>(
  open: (options: NodeOptions) => Promise<Something>,
  command: string,
  terminal: Terminal,
  run: (opened: Something, config: ServerConfig) => Promise<ExitCode>,
  ask?: () => void,
): Promise<ExitCode> {
  return await withConfig(terminal, async (config) => {
    const opened = await open(
      nodeOptions(config, {
        log: createLogger(config.logLevel),
        holder: `tongshu ${command}`,
        onNotice: (text) => terminal.notice(terminal.say(text)),
      }),
    );
    endOnSignal(opened, ask);
    try {
      return await run(opened, config);
    } finally {
      if (!interrupted) await opened.close();
    }
  });
}

const world: ProgramWorld = {
  language: chooseLanguage(args, process.env),
  withNode: (command, terminal, run) => withOpened(openNode, command, terminal, run),
  withStoppableNode: (command, terminal, run) => {
    const wish = new AbortController();
    const ask = (): void => {
      const stopping = {
        zh: "正在安全点停下（再按一次立即结束）…",
        en: "Stopping at the next safe point (once more ends it at once) …",
      };
      terminal.notice(terminal.say(stopping));
      wish.abort();
    };
    return withOpened(openNode, command, terminal, (node) => run(node, wish.signal), ask);
  },
  withDatabase: (command, terminal, run) => withOpened(openNodeDatabase, command, terminal, run),
  withConfig,
  startServer: async (serverArgs) =>
    (await runServer(serverArgs)) === 0 ? exitCodes.done : exitCodes.failed,
  onExit: (code: ExitCode) => {
    process.exitCode = code;
  },
};

outliveReaders();
await runCommandLine(args, world);
