import { defineErrors, type Refusal, refuse } from "../errors/index.ts";
import type { Bilingual } from "../i18n/index.ts";
import type { Setting, SettingValue } from "./setting.ts";

export const configErrors = defineErrors({
  CONFIG_INVALID: {
    status: 500,
    message: { zh: "配置有误：\n{list}", en: "The configuration is not valid:\n{list}" },
    remedy: {
      zh: "请改正或删去这些环境变量，然后重新启动。",
      en: "Correct or unset these environment variables, then start again.",
    },
  },
});

export type Settings = Readonly<Record<string, Setting>>;
export type Config<Table extends Settings> = {
  readonly [Key in keyof Table]: SettingValue<Table[Key]>;
};

/** Longest part of a wrong value that an error shows, in characters. */
const shownCharactersMax = 100;

/**
 * Reads all settings from the environment. An empty variable counts as absent. All wrong ones are
 * refused at once, each with its name, its value (unless secret) and what was expected.
 */
export function loadConfig<const Table extends Settings>(
  settings: Table,
  env: Readonly<Record<string, string | undefined>>,
): Config<Table> | Refusal<"CONFIG_INVALID"> {
  const values: Record<string, unknown> = {};
  const wrong: Bilingual[] = [];
  for (const [key, setting] of Object.entries(settings)) {
    const given = env[setting.name]?.trim() ?? "";
    const text = given === "" ? setting.default : given;
    if (text === undefined) {
      values[key] = undefined;
      continue;
    }
    const parsed = setting.schema.safeParse(text);
    if (parsed.success) values[key] = parsed.data;
    else wrong.push(wrongValue(setting, text));
  }
  if (wrong.length === 0) return values as Config<Table>;
  const refusal = refuse(configErrors, "CONFIG_INVALID");
  const say = (language: keyof Bilingual) =>
    refusal.message[language].replace("{list}", () =>
      wrong.map((line) => `  ${line[language]}`).join("\n"),
    );
  return { ...refusal, message: { zh: say("zh"), en: say("en") } };
}

function wrongValue({ name, secret, expectation }: Setting, value: string): Bilingual {
  const shown = JSON.stringify(
    value.length <= shownCharactersMax ? value : `${value.slice(0, shownCharactersMax)}…`,
  );
  return secret === true
    ? {
        zh: `${name} 的值（保密，不显示）应为${expectation.zh}。`,
        en: `${name} (secret, not shown) must be ${expectation.en}.`,
      }
    : {
        zh: `${name} 的值 ${shown} 应为${expectation.zh}。`,
        en: `${name} is ${shown}; it must be ${expectation.en}.`,
      };
}
