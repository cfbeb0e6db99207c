/** `npm run format`: mends what can be mended without thinking, then shows what is left. */
import { runCommand } from "./run-command.ts";
import { sourceFolders } from "./source-folders.ts";

// The linter first: what it rewrites is formatted afterwards.
const results = [
  await runCommand("oxlint", ["--fix", ...sourceFolders]),
  await runCommand("biome", ["format", "--write", "."]),
];
for (const { output } of results) process.stdout.write(output);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
