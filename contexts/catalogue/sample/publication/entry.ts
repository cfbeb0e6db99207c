import type { EntryRecord, HarvestedEntry } from "../../contract.ts";
import type { SampleOrganisation } from "../nation/organisations.ts";
import type { Place } from "../nation/places.ts";
import { seededRandom } from "../seeded-random.ts";
import type { DatasetKind } from "../vocabulary/dataset-kind.ts";
import { entryAbstract } from "./abstract.ts";
import { entryDates } from "./days.ts";
import {
  conditionalLicence,
  distributionsOf,
  landingPage,
  sharingForms,
  unconditionalLicence,
} from "./distributions.ts";
import { type Edition, isSeries } from "./edition.ts";
import { entryItems } from "./items.ts";
import { entryTitle } from "./names.ts";
import { recordCount } from "./record-counts.ts";
import type { Classification } from "./resource-class.ts";
import { sharingOf, textOf } from "./sharing.ts";
import { updatePlan } from "./update-plan.ts";

/** Writes one edition of a department's dataset as a catalogue entry. */
export function describeEntry(
  seed: number,
  organisation: SampleOrganisation,
  kind: DatasetKind,
  classification: Classification,
  edition: Edition,
): HarvestedEntry {
  const { place, reference } = organisation;
  const sourceId = `${kind.key}/${place.code}/${edition.number}`;
  // What is drawn for the dataset is the same in all its editions; the rest is each one's own.
  const ofDataset = (what: string) => seededRandom(seed, `${what} ${kind.key} ${place.code}`);
  const ofEntry = (what: string) => seededRandom(seed, `${what} ${sourceId}`);
  const draws = (what: string) => ({ ofDataset: ofDataset(what), ofEntry: ofEntry(what) });

  const plan = updatePlan(ofDataset("plan"));
  const dates = entryDates(kind, edition, plan, draws("dates"));
  const records = recordCount(kind, place, edition, draws("records"));
  const sharing = sharingOf(kind, ofDataset("sharing"));
  const { openType, shareType } = sharing;
  const { issued, modified, temporal } = dates;
  const code = resourceCode(classification, place, edition.number);
  const path = code.replace("/", "-");
  const facts = { kind, place, edition, dates, plan, records };
  const distributions = distributionsOf(
    kind,
    { openType, issued, modified, records },
    path,
    ofDataset("files"),
  );
  const record: EntryRecord = {
    title: textOf(entryTitle(kind, place, edition)),
    abstract: textOf(entryAbstract(facts, draws("abstract"))),
    code,
    provider: reference,
    contact: { email: `${place.code}.${kind.department.toLowerCase()}@data.example` },
    resourceClass: classification.resourceClass,
    adminLevel: place.level,
    ...regionOf(edition.part ?? place),
    themes: [kind.theme],
    sourceThemes: [kind.category.zh, kind.category.en],
    keywords: { "zh-Hans": [...kind.keywords.zh], en: [...kind.keywords.en] },
    ...sharing,
    ...sharingForms(kind, shareType, ofDataset("forms")),
    updateCycle: edition.period === null ? kind.cycle : "STATIC",
    issued,
    modified,
    ...(edition.number === 0 ? {} : { relatedCodes: [resourceCode(classification, place, 0)] }),
    acquisition: isSeries(kind) && place.level !== "COUNTY" ? "COLLECTED" : "ORIGINAL",
    records,
    ...(shareType === "WITHHELD" ? {} : { sharedRecords: records }),
    ...(openType === "UNCONDITIONAL" ? { openRecords: records } : {}),
    temporal,
    languages: ["zh"],
    ...(openType === "NOT_OPEN"
      ? {}
      : {
          licence: openType === "UNCONDITIONAL" ? unconditionalLicence : conditionalLicence,
          landingPage: landingPage(path),
          distributions,
        }),
  };
  return { sourceId, record, items: entryItems(kind, sharing, ofDataset("items")) };
}

/** The code of the compilation guide: class, group, heading, and the place as sub-heading. */
function resourceCode(classification: Classification, place: Place, edition: number): string {
  return `${classification.heading}${place.code}/${String(edition + 1).padStart(6, "0")}`;
}

function regionOf(place: Place): Pick<EntryRecord, "region"> {
  if (place.level === "NATIONAL") return {};
  return {
    region: { code: place.code, name: { "zh-Hans": place.fullZh, en: place.fullEn } },
  };
}
