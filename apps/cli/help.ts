import type { Bilingual } from "@tongshu/platform/i18n";
import type { Command, HelpConfiguration, Option } from "commander";
import type { Say } from "./language.ts";

/** The words that the help itself puts between our descriptions. */
const titles: Readonly<Record<string, Bilingual>> = {
  "Usage:": { zh: "用法：", en: "Usage:" },
  "Arguments:": { zh: "参数：", en: "Arguments:" },
  "Options:": { zh: "选项：", en: "Options:" },
  "Global Options:": { zh: "通用选项：", en: "Options of every command:" },
  "Commands:": { zh: "命令：", en: "Commands:" },
};

function optionDescription(option: Option, say: Say): string {
  const notes: string[] = [];
  if (option.argChoices !== undefined) {
    notes.push(say({ zh: "可选：", en: "one of: " }) + option.argChoices.join(", "));
  }
  const { defaultValue } = option;
  if (typeof defaultValue === "string" || typeof defaultValue === "number") {
    notes.push(say({ zh: "默认：", en: "default: " }) + defaultValue);
  }
  if (notes.length === 0) return option.description;
  const all = notes.join(say({ zh: "；", en: "; " }));
  return option.description + say({ zh: `（${all}）`, en: ` (${all})` });
}

/** Help in one language, with the options of every command under each command. */
export function speakHelp(program: Command, say: Say): Command {
  const configuration: HelpConfiguration = {
    showGlobalOptions: true,
    // Those of the program alone: a subcommand does not take the options of its command.
    visibleGlobalOptions: () => program.options.filter((option) => !option.hidden),
    styleTitle: (title) => {
      const text = titles[title];
      return text === undefined ? title : say(text);
    },
    optionDescription: (option) => optionDescription(option, say),
  };
  return program
    .configureHelp(configuration)
    .helpOption("-h, --help", say({ zh: "显示帮助", en: "show this help" }))
    .helpCommand("help [command]", say({ zh: "显示命令的帮助", en: "show the help of a command" }));
}
