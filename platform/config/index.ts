export type { Config, Settings } from "./load-config.ts";
export { configErrors, loadConfig } from "./load-config.ts";
export type { Setting, SettingValue } from "./setting.ts";
export { defineSetting } from "./setting.ts";
