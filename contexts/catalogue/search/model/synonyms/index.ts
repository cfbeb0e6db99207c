import { chineseSynonyms } from "./chinese-synonyms.ts";
import { englishSynonyms } from "./english-synonyms.ts";

/** Words of one language that mean the same in a catalogue, `a=b`, separated by semicolons. */
export const synonymTables: readonly string[] = [chineseSynonyms, englishSynonyms];
