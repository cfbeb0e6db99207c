import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EndedProgram, type RunningProgram, runProgram } from "./run-program.ts";

const apps = join(import.meta.dirname, "..", "apps");
const serverMain = join(apps, "server", "main.ts");
const commandMain = join(apps, "cli", "main.ts");

/** A first start makes a database and the sample, on a machine that may be busy; milliseconds. */
export const startMsMax = 120_000;

export interface StartedServer {
  readonly url: string;
  readonly program: RunningProgram;
  /** Asks it to end (SIGTERM) and waits until it has. */
  stop(): Promise<EndedProgram>;
}

/** The whole program on a data folder of its own, used as its users do. */
export interface TongshuProgram {
  /** For the files of the story. */
  readonly folder: string;
  /** Starts the server on a free port and waits for the line that names its address. */
  start(args?: readonly string[]): Promise<StartedServer>;
  /** Begins a command. */
  begin(...args: readonly string[]): RunningProgram;
  /** Runs a command to its end. */
  command(...args: readonly string[]): Promise<EndedProgram>;
  /** Runs a command with --json; `answer` is what it gave, whatever its exit code. */
  json(...args: readonly string[]): Promise<{ code: number | null; answer: unknown; err: string }>;
  /** The same folder with further settings, such as another data folder; removed with this one. */
  under(env: Readonly<Record<string, string>>): Pick<TongshuProgram, "begin" | "command">;
  /** Ends what still runs and removes the folder. */
  remove(): Promise<void>;
}

/** A fresh folder; `env` is the environment of every process, such as LANG. */
export async function tongshuProgram(
  env: Readonly<Record<string, string>> = {},
): Promise<TongshuProgram> {
  const folder = await mkdtemp(join(tmpdir(), "tongshu-story-"));
  // Started as root, the embedded database runs as another user, who must be able to enter.
  await chmod(folder, 0o755);
  const dataFolder = join(folder, "data");
  await mkdir(dataFolder, { mode: 0o755 });
  const world = { TONGSHU_DATA: dataFolder, PORT: "0", INIT_CWD: folder, ...env };
  const started = new Set<RunningProgram>();
  const run = (
    script: string,
    args: readonly string[],
    more: Readonly<Record<string, string>> = {},
  ): RunningProgram => {
    const program = runProgram(script, args, { ...world, ...more });
    started.add(program);
    void program.ended.then(() => started.delete(program));
    return program;
  };
  const begin = (...args: readonly string[]) => run(commandMain, args);
  return {
    folder,
    begin,
    command: (...args) => begin(...args).ended,
    under: (more) => ({
      begin: (...args) => run(commandMain, args, more),
      command: (...args) => run(commandMain, args, more).ended,
    }),
    async json(...args) {
      const { code, out, err } = await begin("--json", ...args).ended;
      try {
        return { code, answer: JSON.parse(out), err };
      } catch {
        throw new Error(`${args.join(" ")} ended with ${code} and gave no JSON: ${out}${err}`);
      }
    },
    async start(args = []) {
      const program = run(serverMain, args);
      const [, url = ""] = await program.untilSaid(/(http:\/\/\S+)\n/);
      const stop = () => {
        program.signal("SIGTERM");
        return program.ended;
      };
      return { url, program, stop };
    },
    async remove() {
      for (const program of started) {
        program.signal("SIGTERM");
        await program.ended;
      }
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
