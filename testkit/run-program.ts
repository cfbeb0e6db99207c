import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** How a program ended, with everything that it said. */
export interface EndedProgram {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** A script of this repository that runs in a process of its own. */
export interface RunningProgram {
  readonly pid: number | undefined;
  /** What it has said so far. */
  readonly said: { readonly out: string; readonly err: string };
  readonly ended: Promise<EndedProgram>;
  /** Waits until its standard output matches; throws with all it said when it ends without. */
  untilSaid(pattern: RegExp): Promise<RegExpExecArray>;
  signal(name: NodeJS.Signals): void;
}

const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/**
 * Runs a TypeScript file under this Node. Only the given environment and what every program needs
 * to be found is handed on, so that settings of the one who tests cannot leak in.
 */
export function runProgram(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): RunningProgram {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH, HOME, LANG: "en_US.UTF-8", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.err += text));
  const { promise: ended, resolve } = Promise.withResolvers<EndedProgram>();
  child.on("close", (code, signal) => {
    running.delete(child);
    resolve({ code, signal, ...said });
  });
  return {
    pid: child.pid,
    said,
    ended,
    async untilSaid(pattern) {
      for (;;) {
        const found = pattern.exec(said.out);
        if (found !== null) return found;
        const end = await Promise.race([once(child.stdout, "data"), ended]);
        if (!Array.isArray(end)) {
          const last = pattern.exec(said.out);
          if (last !== null) return last;
          throw new Error(`It ended with ${end.code ?? end.signal}: ${end.out}${end.err}`);
        }
      }
    },
    signal: (name) => void child.kill(name),
  };
}
