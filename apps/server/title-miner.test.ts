import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { harvestSource, listMinedPairs, type MiningReport } from "@tongshu/catalogue";
import { systemClock } from "@tongshu/platform/clock";
import { isRefusal } from "@tongshu/platform/errors";
import { createLogger } from "@tongshu/platform/log";
import { startMsMax, throwAwayDatabase } from "@tongshu/testkit";
import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openNode, type TongshuNode } from "./node.ts";
import { keepMining } from "./title-miner.ts";

let folder: string;
let node: TongshuNode;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tongshu-mining-"));
  chmodSync(folder, 0o755);
  node = await openNode({
    dataFolder: folder,
    fetchAllow: [],
    log: createLogger("silent"),
    holder: "test",
    onNotice: () => {},
  });
}, startMsMax);
afterAll(async () => {
  await node?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("titles are mined once the index has followed a harvest, and not again", async () => {
  const goods = ["coffee 咖啡", "tea 茶叶", "coal 煤炭", "glass 玻璃", "steel 钢铁", "rice 大米"];
  const counted = ["output 产量", "exports 出口", "metagenome 宏基因组", "stocks 库存"];
  const rows = goods.flatMap((good) =>
    counted.map((one) => [good.split(" "), one.split(" ")] as const),
  );
  const lines = rows.map(([[en, zh], [english, chinese]], at) =>
    JSON.stringify({
      id: `d${at}`,
      name: { en: `${en} ${english}`, zh: `${zh}${chinese}` },
      authority_level: "government",
    }),
  );
  const path = join(folder, "titles.json");
  await writeFile(path, `{"sources":[${lines.join(",")}]}`);
  const harvested = await harvestSource(node.harvester, {
    source: "goods",
    location: path,
    format: "firstdata",
  });
  if (isRefusal(harvested)) throw new Error(harvested.message.en);
  const mined: MiningReport[] = [];
  const failures: unknown[] = [];
  const miner = keepMining({
    db: node.db,
    indexKeeper: node.indexKeeper,
    clock: systemClock,
    onMined: (report) => mined.push(report),
    onError: (error) => failures.push(error),
    pollMs: 20,
  });
  try {
    // The index has not followed the harvest yet.
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(mined).toEqual([]);
    await node.indexKeeper.catchUp();
    await expect.poll(() => mined.length, { timeout: 30_000 }).toBe(1);
    expect(mined[0]).toMatchObject({ entries: rows.length, texts: rows.length });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect([mined.length, failures]).toEqual([1, []]);
  } finally {
    await miner.close();
  }
  const { pairs } = await listMinedPairs(node, { page: 1, size: 20 });
  expect(pairs.map(({ zh, en }) => `${zh}=${en}`)).toContain("宏基因组=metagenome");
}, 60_000);

test("a mining that fails is told once and not tried again at once", async () => {
  const { db, close } = await throwAwayDatabase([]);
  const failures: unknown[] = [];
  const miner = keepMining({
    db,
    indexKeeper: node.indexKeeper,
    clock: systemClock,
    onMined: () => {},
    onError: (error) => failures.push(error),
    pollMs: 10,
  });
  try {
    await expect.poll(() => failures.length, { timeout: 30_000 }).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(failures.length).toBe(1);
  } finally {
    // It ends at once, although it waits.
    await miner.close();
    await close();
  }
}, 60_000);
