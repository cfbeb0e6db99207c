#!/usr/bin/env node
import { loadConfig } from "@tongshu/platform/config";
import { isRefusal } from "@tongshu/platform/errors";
import { createLogger } from "@tongshu/platform/log";
import {
  type NodeOptions,
  nodeOptions,
  openNode,
  openNodeDatabase,
  runServer,
  type ServerConfig,
  settings,
  startFailure,
} from "@tongshu/server";
import { CommanderError } from "commander";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { chooseLanguage } from "./language.ts";
import { createProgram, type ProgramWorld } from "./program.ts";
import type { Terminal } from "./terminal.ts";

const args = process.argv.slice(2);

const withConfig: ProgramWorld["withConfig"] = async (terminal, run) => {
  const config = loadConfig(settings, process.env);
  if (isRefusal(config)) {
    terminal.refusal(config);
    return exitCodes.failed;
  }
  try {
    return await run(config);
  } catch (error) {
    const refusal = startFailure(error, config);
    if (refusal === undefined) throw error;
    terminal.refusal(refusal);
    return exitCodes.failed;
  }
};

/** Opens something of a node, runs the command, and closes it again. */
async function withOpened<Opened extends { close(): Promise<void> }>(
  open: (options: NodeOptions) => Promise<Opened>,
  command: string,
  terminal: Terminal,
  run: (opened: Opened, config: ServerConfig) => Promise<ExitCode>,
): Promise<ExitCode> {
  return await withConfig(terminal, async (config) => {
    const opened = await open(
      nodeOptions(config, {
        log: createLogger(config.logLevel),
        holder: `tongshu ${command}`,
        onNotice: (text) => terminal.notice(terminal.say(text)),
      }),
    );
    try {
      return await run(opened, config);
    } finally {
      await opened.close();
    }
  });
}

const world: ProgramWorld = {
  language: chooseLanguage(args, process.env),
  withNode: (command, terminal, run) => withOpened(openNode, command, terminal, run),
  withDatabase: (command, terminal, run) => withOpened(openNodeDatabase, command, terminal, run),
  withConfig,
  startServer: async (serverArgs) =>
    (await runServer(serverArgs)) === 0 ? exitCodes.done : exitCodes.failed,
  onExit: (code: ExitCode) => {
    process.exitCode = code;
  },
};

try {
  await createProgram(world).parseAsync(args, { from: "user" });
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Commander has said what is wrong. Help and version are no errors; all else is wrong usage.
  process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
}
