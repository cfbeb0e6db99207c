import { harvestSource, readHarvestPlan } from "@tongshu/catalogue";
import { isRefusal } from "@tongshu/platform/errors";
import { createLogger } from "@tongshu/platform/log";
import { openNode, type TongshuNode } from "@tongshu/server";

/** A node of a measurement; what it has to say goes to standard error. */
export async function openBenchNode(dataFolder: string): Promise<TongshuNode> {
  return await openNode({
    dataFolder,
    fetchAllow: [],
    log: createLogger("error"),
    holder: "bench",
    onNotice: (text) => console.error(text.en),
  });
}

/** Harvests the sources of a plan into a node; a refusal ends the measurement. */
export async function harvestPlan(node: TongshuNode, planPath: string): Promise<void> {
  const plan = await readHarvestPlan(planPath);
  if (isRefusal(plan)) throw new Error(plan.message.en);
  for (const { source, path, format, provider, language } of plan.sources) {
    const request = { source, location: path ?? "", format, provider, language };
    const report = await harvestSource(node.harvester, request);
    if (isRefusal(report)) throw new Error(report.message.en);
  }
}
