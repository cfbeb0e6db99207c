import { spawn } from "node:child_process";
import { root } from "./source-folders.ts";

export interface CommandResult {
  readonly ok: boolean;
  /** What it printed, both streams in the order they came. */
  readonly output: string;
  readonly milliseconds: number;
}

/** Runs a tool of node_modules/.bin (tools/run.cjs has put that folder into PATH) at the root. */
export function runCommand(file: string, args: readonly string[]): Promise<CommandResult> {
  const started = performance.now();
  return new Promise((resolve) => {
    let output = "";
    const end = (ok: boolean) =>
      resolve({ ok, output, milliseconds: Math.round(performance.now() - started) });
    const child = spawn(file, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on("error", (error) => {
      output += `${file} cannot be started: ${error.message}\n`;
      end(false);
    });
    child.on("close", (code) => end(code === 0));
  });
}
