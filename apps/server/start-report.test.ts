import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createStartReport, terminalLanguage } from "./start-report.ts";

function target(isTTY: boolean) {
  const written: string[] = [];
  return { written, isTTY, write: (text: string) => void written.push(text) };
}

const text = { zh: "载入", en: "Loading" };

test("a failing step passes its error on", async () => {
  const report = createStartReport("en", target(false));
  await expect(report.step(text, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
});

test("a step is named before it runs, and its time told only above a second", async () => {
  const to = target(false);
  const report = createStartReport("zh", to);
  await report.step(text, async () => expect(to.written).toEqual(["载入 …\n"]));
  expect(to.written).toHaveLength(1);
  await report.step(text, () => sleep(1_050));
  expect(to.written.at(-1)).toMatch(/^ {2}用时 1\.\d 秒\n$/);
});

test("progress is rewritten in a terminal and told in quarters elsewhere", async () => {
  const plain = target(false);
  const terminal = target(true);
  for (const to of [plain, terminal]) {
    await createStartReport("en", to).step(text, async (progress) => {
      for (let done = 0; done <= 1_000; done += 1) progress(done, 1_000);
    });
  }
  expect(plain.written.slice(1)).toEqual([
    "  25 % (250/1000)\n",
    "  50 % (500/1000)\n",
    "  75 % (750/1000)\n",
    "  100 % (1000/1000)\n",
  ]);
  expect(terminal.written.slice(1)).toHaveLength(101);
  expect(terminal.written.slice(1).every((one) => one.startsWith("\r"))).toBe(true);
});

test("the language is the terminal's, in the order of POSIX, else English", () => {
  expect(terminalLanguage({})).toBe("en");
  expect(terminalLanguage({ LANG: "zh_CN.UTF-8" })).toBe("zh");
  expect(terminalLanguage({ LANG: "zh_CN.UTF-8", LC_ALL: "de_DE" })).toBe("en");
  expect(terminalLanguage({ LANG: "C", LC_MESSAGES: "zh_TW" })).toBe("zh");
});
