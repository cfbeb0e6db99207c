import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startMsMax, type TongshuProgram, tongshuProgram } from "@tongshu/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exitCodes } from "./exit-codes.ts";

/** A step starts and stops the embedded database several times; milliseconds. */
const storyMsMax = 3 * startMsMax;
/** A running server takes up what was decided within this time; milliseconds. */
const takenUpMsMax = 60_000;

const goods = [
  ["咖啡", "coffee"],
  ["茶叶", "tea"],
  ["煤炭", "coal"],
  ["玻璃", "glass"],
  ["钢铁", "steel"],
  ["大米", "rice"],
] as const;
const counted = [
  ["产量", "output"],
  ["出口", "exports"],
  ["宏基因组", "metagenome"],
  ["库存", "stocks"],
] as const;

let tongshu: TongshuProgram;
beforeAll(async () => {
  tongshu = await tongshuProgram();
  const names: Record<string, string>[] = goods.flatMap(([zh, en]) =>
    counted.map(([chinese, english]) => ({ zh: zh + chinese, en: `${en} ${english}` })),
  );
  names.push({ zh: "土壤宏基因组" });
  const sources = names.map((name, at) => ({
    id: `d${at}`,
    name,
    authority_level: "government",
  }));
  await writeFile(join(tongshu.folder, "titles.json"), JSON.stringify({ sources }));
});
afterAll(async () => {
  await tongshu?.remove();
});

describe("refusals", { timeout: storyMsMax }, () => {
  test("a state, a page or a missing pair that make no sense end with 2", async () => {
    for (const args of [
      ["list", "--state", "NONSENSE"],
      ["list", "--page", "0"],
      ["list", "--size", "201"],
      ["accept"],
    ]) {
      const { code } = await tongshu.command("glossary", ...args);
      expect([args, code]).toEqual([args, exitCodes.usage]);
    }
  });

  test("a pair that is not on the list is refused in the language of the reader", async () => {
    const { code, answer, err } = await tongshu.json("glossary", "accept", "机器人=robot");
    expect([code, answer]).toMatchObject([1, { error: { code: "MINED_PAIR_NOT_FOUND" } }]);
    expect(err).toContain("holds no pair 机器人=robot");
    const chinese = await tongshu.command("glossary", "reject", "机器人=robot", "--lang", "zh");
    expect([chinese.code, chinese.err.includes("审核清单中没有“机器人=robot”")]).toEqual([1, true]);
    const none = await tongshu.command("glossary", "list", "--lang", "zh");
    expect([none.code, none.out]).toEqual([0, "没有这样的词对。\n"]);
  });
});

describe("an operator", { timeout: storyMsMax }, () => {
  test("mines, reads the list, and decides", async () => {
    const format = ["--source", "goods", "--format", "firstdata"];
    expect((await tongshu.json("harvest", "titles.json", ...format)).code).toBe(0);
    const mined = await tongshu.json("glossary", "mine");
    expect(mined).toMatchObject({ code: 0, answer: { entries: 25, texts: 24, used: 0 } });
    const { answer } = await tongshu.json("glossary", "list", "--size", "200");
    expect(answer).toMatchObject({ page: 1, pages: 1 });
    expect(answer).toHaveProperty(
      "pairs",
      expect.arrayContaining([
        expect.objectContaining({
          zh: "宏基因组",
          en: "metagenome",
          support: 6,
          state: "PROPOSED",
          used: false,
          reviewedAt: null,
        }),
      ]),
    );
    const { out } = await tongshu.command("glossary", "list", "--state", "PROPOSED");
    expect(out).toMatch(/^PAIR +TITLES +SCORE +STATE +USED\n/);
    expect(out).toMatch(/宏基因组=metagenome +6 +[\d.]+ +proposed\n/);
    expect(out).toMatch(/Page 1 of 1; \d+ pairs, of which searches use 0\n$/);
  });

  test("sees a running server take up what was accepted, and drop what was rejected", async () => {
    const server = await tongshu.start(["--no-sample"]);
    const total = async (): Promise<number> => {
      const answer = await fetch(`${server.url}/api/search?q=metagenome&lang=en`);
      return ((await answer.json()) as { total: number }).total;
    };
    expect(await total()).toBe(6);
    const pair = "宏基因组=metagenome";
    const accepted = await tongshu.json("glossary", "accept", pair);
    expect(accepted).toMatchObject({ code: 0, answer: { state: "ACCEPTED", pairs: 1 } });
    await expect.poll(total, { timeout: takenUpMsMax, interval: 1_000 }).toBe(7);
    const rejected = await tongshu.command("glossary", "reject", pair, "--lang", "zh");
    expect([rejected.code, rejected.out.includes("已拒绝 1 个词对")]).toEqual([0, true]);
    await expect.poll(total, { timeout: takenUpMsMax, interval: 1_000 }).toBe(6);
    expect((await tongshu.json("glossary", "mine")).code).toBe(0);
    const { answer } = await tongshu.json("glossary", "list", "--state", "REJECTED");
    expect(answer).toMatchObject({ total: 1, pairs: [{ zh: "宏基因组", used: false }] });
    expect(await server.stop()).toMatchObject({ code: 0 });
  });
});
