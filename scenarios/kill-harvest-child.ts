/**
 * The process that the kill scenario kills: it harvests, indexes, and adds and removes the sample,
 * phase by phase, and says on standard output what is committed, line by line. The other process
 * logs these lines; they are the acknowledgements that a crash must not make untrue.
 */
import { writeSync } from "node:fs";
import { addSample, cancelRun, harvestSource, removeSample } from "@tongshu/catalogue";
import { isRefusal } from "@tongshu/platform/errors";
import { declaredKillPoints } from "@tongshu/platform/kill-points";
import { createLogger } from "@tongshu/platform/log";
import { openNode } from "@tongshu/server";

const [dataFolder = "", databaseUrl = "", first = "", second = "", phases = ""] =
  process.argv.slice(2);

/** Small, so that a kill can fall between the commits of a small catalogue. */
const batchEntries = 100;
const sampleEntries = Number(process.env["SAMPLE_ENTRIES"]);

/** Written at once and unbuffered: what was said survives the kill. */
function say(line: unknown): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

const node = await openNode({
  dataFolder,
  databaseUrl,
  fetchAllow: [],
  log: createLogger("error"),
  holder: "kill test",
  onNotice: () => {},
});

const harvester = { ...node.harvester, batchEntries };

async function harvest(phase: string, location: string): Promise<void> {
  const report = await harvestSource(harvester, {
    source: "city",
    location,
    onProgress: (step) => {
      if (step.stage === "merging") say({ phase, committedUpTo: step.upTo });
    },
  });
  if (isRefusal(report)) throw new Error(report.message.en);
}

/** Asked for while it reads; where it stops, or whether it ends before, the end must be the same. */
async function cancelled(location: string): Promise<void> {
  let asked: Promise<unknown> | undefined;
  const onProgress = () => {
    asked ??= cancelRun(harvester, { run: "city" });
  };
  const report = await harvestSource(harvester, { source: "city", location, onProgress });
  if (isRefusal(report)) throw new Error(report.message.en);
  await asked;
}

const sampleCommitted = (committed: number) => say({ phase: "sample-add", committed });

const steps: Readonly<Record<string, () => Promise<unknown>>> = {
  first: () => harvest("first", first),
  cancelled: () => cancelled(second),
  second: () => harvest("second", second),
  index: () => node.indexKeeper.catchUp(),
  rebuild: () => node.indexKeeper.rebuild(),
  "sample-add": () => addSample(harvester, { entries: sampleEntries, onProgress: sampleCommitted }),
  "sample-index": () => node.indexKeeper.catchUp(),
  "sample-remove": () => removeSample(harvester),
  "last-index": () => node.indexKeeper.catchUp(),
};

for (const phase of phases === "" ? Object.keys(steps) : phases.split(",")) {
  await steps[phase]?.();
  say({ phase, done: true });
}
say({ killPoints: declaredKillPoints() });
await node.close();
