import type { Bilingual, InterfaceLanguage } from "@tongshu/platform/i18n";
import { terminalLanguage } from "@tongshu/server";

/** `--lang zh|en` if given, else the language of the terminal (POSIX LC_ALL, LC_MESSAGES, LANG). */
export function chooseLanguage(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): InterfaceLanguage {
  const at = args.findIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  const given = args[at] === "--lang" ? args[at + 1] : args[at]?.slice("--lang=".length);
  if (given === "zh" || given === "en") return given;
  return terminalLanguage(env);
}

/** Picks the text of one language. */
export type Say = (text: Bilingual) => string;

export function sayIn(language: InterfaceLanguage): Say {
  return (text) => text[language];
}
