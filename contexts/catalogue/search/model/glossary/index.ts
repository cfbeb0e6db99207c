import { accountsAndStatistics } from "./accounts-and-statistics.ts";
import { lawAndSafety } from "./law-and-safety.ts";
import { taxAndBusiness } from "./tax-and-business.ts";
import { environmentEnergyAndFarming } from "./environment-energy-and-farming.ts";
import { healthEducationAndSociety } from "./health-education-and-society.ts";
import { transportLandAndBuildings } from "./transport-land-and-buildings.ts";
import { americanAndBritishSubjects } from "./american-and-british-subjects.ts";
import { agencies } from "./agencies.ts";
import { authorities } from "./authorities.ts";
import { dates } from "./dates.ts";
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
  dates,
  titleWords,
  moreTitleWords,
  agencies,
  americanAndBritishSubjects,
  transportLandAndBuildings,
  healthEducationAndSociety,
  environmentEnergyAndFarming,
  taxAndBusiness,
  lawAndSafety,
  accountsAndStatistics,
];
