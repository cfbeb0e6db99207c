#!/usr/bin/env node
import { loadConfig } from "@tongshu/platform/config";
import { isRefusal } from "@tongshu/platform/errors";
import { createLogger } from "@tongshu/platform/log";
import { nodeOptions, openNode, runServer, settings, startFailure } from "@tongshu/server";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { chooseLanguage } from "./language.ts";
import { type ProgramWorld, runCommandLine } from "./program.ts";

const args = process.argv.slice(2);

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
    try {
      return await run(node);
    } finally {
      await node.close();
    }
  } catch (error) {
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
