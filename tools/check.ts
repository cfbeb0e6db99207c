/**
 * `npm run check`: everything that can be said about the source without running the product. The
 * steps run side by side; each prints its time, and what it found when it fails.
 */
import path from "node:path";
import { runCommand } from "./run-command.ts";
import { root, sourceFolders } from "./source-folders.ts";

interface Step {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
}

const tool = (name: string) => path.join(root, "tools", name);

const steps: readonly Step[] = [
  { name: "types", file: "tsc", args: ["-p", "tsconfig.json", "--pretty", "false"] },
  { name: "lint", file: "oxlint", args: sourceFolders },
  { name: "format", file: "biome", args: ["format", "."] },
  { name: "house", file: process.execPath, args: [tool("check-house.ts")] },
  {
    name: "reference",
    file: process.execPath,
    args: [tool("generate-reference.ts"), "--check"],
  },
];

const started = performance.now();
const results = await Promise.all(
  steps.map(async ({ name, file, args }) => {
    const result = await runCommand(file, args);
    const seconds = (result.milliseconds / 1000).toFixed(1);
    console.log(`${result.ok ? "✓" : "✗"} ${name.padEnd(10)} ${seconds.padStart(5)} s`);
    // A step that passes may still have warnings to show.
    if (!result.ok || name === "house") process.stdout.write(result.output);
    return result;
  }),
);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
const failed = results.filter(({ ok }) => !ok).length;
console.log(failed === 0 ? `All passed in ${seconds} s.` : `${failed} failed (${seconds} s).`);
process.exitCode = failed === 0 ? 0 : 1;
