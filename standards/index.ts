/** The world's code lists, as pure functions: places, themes, cycles, languages, file formats. */
export {
  chinaCityNames,
  chinaCountyNames,
  chinaProvinceNames,
} from "./china-place-names.ts";
export {
  type DataTheme,
  dataThemeLabel,
  dataThemeOfCode,
  dataThemes,
} from "./data-themes.ts";
export { languageTagOf } from "./language-tags.ts";
export { type ResourceFormatName, resourceFormatOf } from "./resource-formats.ts";
export { dataThemesOfWord } from "./theme-words.ts";
export {
  euFrequencyOfCycle,
  isRepeatingInterval,
  type UpdateCycleName,
  updateCycleNames,
  updateCycleOf,
} from "./update-cycles.ts";
