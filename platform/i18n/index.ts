export type { Bilingual, InterfaceLanguage, LocalizedText } from "./text.ts";
export { interfaceLanguages, localizedTextSchema, pickText } from "./text.ts";
