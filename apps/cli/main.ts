#!/usr/bin/env node
import { loadConfig } from "@tongshu/platform/config";
import { isRefusal } from "@tongshu/platform/errors";
import { createLogger } from "@tongshu/platform/log";
import {
  nodeOptions,
  openNode,
  runServer,
  settings,
  startFailure,
  type TongshuNode,
} from "@tongshu/server";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { chooseLanguage } from "./language.ts";
import { type ProgramWorld, runCommandLine } from "./program.ts";

const args = process.argv.slice(2);

let interrupted = false;

/** The usual exit code of a program that a signal ended: 128 and SIGINT's number. */
const exitInterrupted = 130;

/** Ctrl-C in the middle of a command leaves no database behind; a second one does not wait. */
function endOnSignal(node: TongshuNode): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (interrupted) process.exit(exitInterrupted);
      interrupted = true;
      void node.abandon().finally(() => process.exit(exitInterrupted));
    });
  }
}

const withNode: ProgramWorld["withNode"] = async (command, terminal, run) => {
  const config = loadConfig(settings, process.env);
  if (isRefusal(config)) {
    terminal.refusal(config);
    return exitCodes.failed;
  }
  try {
    const node = await openNode(
      nodeOptions(config, {
        log: createLogger(config.logLevel),
        holder: `tongshu ${command}`,
        onNotice: (text) => terminal.notice(terminal.say(text)),
      }),
    );
    endOnSignal(node);
    try {
      return await run(node);
    } finally {
      if (!interrupted) await node.close();
    }
  } catch (error) {
    // The database was taken away on purpose; the process ends in a moment.
    if (interrupted) await new Promise(() => {});
    const refusal = startFailure(error, config);
    if (refusal === undefined) throw error;
    terminal.refusal(refusal);
    return exitCodes.failed;
  }
};

const world: ProgramWorld = {
  language: chooseLanguage(args, process.env),
  withNode,
  startServer: async (serverArgs) =>
    (await runServer(serverArgs)) === 0 ? exitCodes.done : exitCodes.failed,
  onExit: (code: ExitCode) => {
    process.exitCode = code;
  },
};

await runCommandLine(args, world);
