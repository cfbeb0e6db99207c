import type { Bilingual } from "@tongshu/platform/i18n";
import type { Command } from "commander";
import type { Say } from "./language.ts";

/**
 * What Commander itself says of a wrong command line, and the same in Chinese. It knows no other
 * language than English, so its sentences are recognised; a test holds this list against its source.
 */
export const usageSentences: readonly (readonly [english: RegExp, chinese: string])[] = [
  [/^error: unknown option '(.+?)'/, "错误：没有选项“$1”"],
  [/^error: unknown command '(.+?)'/, "错误：没有命令“$1”"],
  [/^error: missing required argument '(.+?)'/, "错误：缺少参数“$1”"],
  [/^error: option '(.+?)' argument missing/, "错误：选项“$1”缺少值"],
  [/^error: required option '(.+?)' not specified/, "错误：缺少必需的选项“$1”"],
  [/^error: option '(.+?)' argument '(.*?)' is invalid\./, "错误：选项“$1”的值“$2”无效。"],
  [
    /^error: option '(.+?)' value '(.*?)' from env '(.+?)' is invalid\./,
    "错误：环境变量 $3 给选项“$1”的值“$2”无效。",
  ],
  [
    /^error: command-argument value '(.*?)' is invalid for argument '(.+?)'\./,
    "错误：参数“$2”的值“$1”无效。",
  ],
  [
    /^error: too many arguments( for '.+?')?\. Expected (\d+) arguments? but got (\d+)(: [^]+?)?\.$/m,
    "错误：参数过多：至多 $2 个，给出了 $3 个$4。",
  ],
  [/^error: (.+) cannot be used with (.+)/, "错误：$1 不能与 $2 同时使用"],
  [/Allowed choices are (.+)\./, "可选：$1。"],
  [/\(Did you mean one of (.+)\?\)/, "（您是不是要：$1？）"],
  [/\(Did you mean (.+)\?\)/, "（您是不是要：$1？）"],
  [/^error: /, "错误："],
];

export function inChinese(english: string): string {
  return usageSentences.reduce((text, [said, chinese]) => text.replace(said, chinese), english);
}

/** Lets a program and the commands made from it complain in the reader's language. */
export function speakUsageErrors(program: Command, say: Say): Command {
  return program.configureOutput({
    outputError: (text, write) => {
      const both: Bilingual = { zh: inChinese(text), en: text };
      write(say(both));
    },
  });
}
