import { agencies } from "./agencies.ts";
import { authorities } from "./authorities.ts";
import { economyAndFinance } from "./economy-and-finance.ts";
import { environmentAndResources } from "./environment-and-resources.ts";
import { fieldNames } from "./field-names.ts";
import { governmentAndLaw } from "./government-and-law.ts";
import { placeAndTransport } from "./place-and-transport.ts";
import { moreTitleWords } from "./more-title-words.ts";
import { places } from "./places.ts";
import { populationAndSociety } from "./population-and-society.ts";
import { titleWords } from "./title-words.ts";

/**
 * All tables of the search glossary: `zh|en` pairs, separated by semicolons. A term may stand in
 * several pairs; of a term's renderings the first few are used, so the best one comes first.
 */
export const glossaryTables: readonly string[] = [
  populationAndSociety,
  economyAndFinance,
  environmentAndResources,
  placeAndTransport,
  governmentAndLaw,
  authorities,
  fieldNames,
  places,
  titleWords,
  moreTitleWords,
  agencies,
];
