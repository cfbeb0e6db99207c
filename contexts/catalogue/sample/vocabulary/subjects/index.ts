import type { DatasetKind } from "../dataset-kind.ts";
import { agricultureFood } from "./agriculture-food.ts";
import { economyFinance } from "./economy-finance.ts";
import { educationCultureSport } from "./education-culture-sport.ts";
import { energy } from "./energy.ts";
import { environment } from "./environment.ts";
import { government } from "./government.ts";
import { health } from "./health.ts";
import { international } from "./international.ts";
import { justiceSafety } from "./justice-safety.ts";
import { natureWeather } from "./nature-weather.ts";
import { population } from "./population.ts";

/** All that the departments of the sample publish. */
export const datasetKinds: readonly DatasetKind[] = [
  ...agricultureFood,
  ...economyFinance,
  ...educationCultureSport,
  ...energy,
  ...environment,
  ...government,
  ...health,
  ...international,
  ...justiceSafety,
  ...natureWeather,
  ...population,
];
