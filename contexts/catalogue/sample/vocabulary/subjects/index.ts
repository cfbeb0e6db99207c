import type { DatasetKind } from "../dataset-kind.ts";
import { agriculture } from "./agriculture.ts";
import { business } from "./business.ts";
import { cityServices } from "./city-services.ts";
import { communicationsStandards } from "./communications-standards.ts";
import { cultureSport } from "./culture-sport.ts";
import { disabilityVeterans } from "./disability-veterans.ts";
import { economyFinance } from "./economy-finance.ts";
import { education } from "./education.ts";
import { energy } from "./energy.ts";
import { environment } from "./environment.ts";
import { foodSupply } from "./food-supply.ts";
import { foreignTrade } from "./foreign-trade.ts";
import { government } from "./government.ts";
import { health } from "./health.ts";
import { healthInsuranceMedicines } from "./health-insurance-medicines.ts";
import { international } from "./international.ts";
import { justice } from "./justice.ts";
import { landHousing } from "./land-housing.ts";
import { nature } from "./nature.ts";
import { parkingCharging } from "./parking-charging.ts";
import { population } from "./population.ts";
import { publicSafety } from "./public-safety.ts";
import { sciencePatents } from "./science-patents.ts";
import { socialCare } from "./social-care.ts";
import { transport } from "./transport.ts";
import { weatherEarthquakes } from "./weather-earthquakes.ts";
import { workInsurance } from "./work-insurance.ts";

/** All that the departments of the sample publish. */
export const datasetKinds: readonly DatasetKind[] = [
  ...agriculture,
  ...business,
  ...cityServices,
  ...communicationsStandards,
  ...cultureSport,
  ...disabilityVeterans,
  ...economyFinance,
  ...education,
  ...energy,
  ...environment,
  ...foodSupply,
  ...foreignTrade,
  ...government,
  ...health,
  ...healthInsuranceMedicines,
  ...international,
  ...justice,
  ...landHousing,
  ...nature,
  ...parkingCharging,
  ...population,
  ...publicSafety,
  ...sciencePatents,
  ...socialCare,
  ...transport,
  ...weatherEarthquakes,
  ...workInsurance,
];
