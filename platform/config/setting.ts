import type { z } from "zod";
import type { Bilingual } from "../i18n/index.ts";

/** One setting of the program: an environment variable, what it must be, and what it is for. */
export interface Setting<Schema extends z.ZodType = z.ZodType> {
  /** The environment variable. */
  readonly name: string;
  /** From the variable's text to the value; without the variable it is given `default`. */
  readonly schema: Schema;
  /** The text used when the variable is absent or empty. Absent: the setting is optional. */
  readonly default?: string;
  readonly description: Bilingual;
  /** What a right value looks like, as the end of "… must be". */
  readonly expectation: Bilingual;
  /** A secret is never shown, neither in an error nor on the reference page's examples. */
  readonly secret?: boolean;
}

type Required<Schema extends z.ZodType> = Setting<Schema> & { readonly default: string };

/** The value of a setting: `undefined` is possible only where there is no default. */
export type SettingValue<One extends Setting> =
  One extends Required<infer Schema> ? z.output<Schema> : z.output<One["schema"]> | undefined;

/** Checks a setting's types where it is written. */
export function defineSetting<const One extends Setting>(setting: One): One {
  if (!/^[A-Z][A-Z0-9_]*$/.test(setting.name)) {
    throw new Error(`A setting is named like TONGSHU_DATA, not ${JSON.stringify(setting.name)}.`);
  }
  if (setting.default !== undefined && !setting.schema.safeParse(setting.default).success) {
    throw new Error(`The default of ${setting.name} is not a valid value of it.`);
  }
  return setting;
}
