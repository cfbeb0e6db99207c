import type { HarvestedEntry } from "../contract.ts";
import { sampleEntriesDefault } from "../limits.ts";
import { numberedEntry, openMultitude } from "./multitude/numbered-entry.ts";
import {
  levelLetters,
  type SampleOrganisation,
  sampleOrganisations,
} from "./nation/organisations.ts";
import { type Place, samplePlaces } from "./nation/places.ts";
import { editionOf, editionsListed } from "./publication/edition.ts";
import { describeEntry } from "./publication/entry.ts";
import { type Classification, classifications } from "./publication/resource-class.ts";
import { seededRandom, shuffled } from "./seeded-random.ts";
import type { DatasetKind } from "./vocabulary/dataset-kind.ts";
import { datasetKinds } from "./vocabulary/subjects/index.ts";

/** The name of the source under which the sample stands in the register. */
export const sampleSourceName = "sample";

/** A department with fewer kinds of datasets than this publishes less than its weight says. */
const kindsOfBusyDepartment = 8;

/** A department that publishes, and how far it has come. */
interface Publisher {
  readonly organisation: SampleOrganisation;
  /** Its kinds of datasets, those it lists first in front. */
  readonly kinds: readonly DatasetKind[];
  /** Places within its own. */
  readonly parts: readonly Place[];
  /** Entries that it adds in a round, and what was left over from the rounds before. */
  readonly perRound: number;
  due: number;
  /** Number of the next edition of each kind. */
  readonly next: number[];
  /** Where in `kinds` it goes on. */
  turn: number;
}

export interface SampleRequest {
  readonly seed: number;
  readonly entries: number;
}

/**
 * The sample: seeded, lazy, the same on every machine. A smaller one is the beginning of a larger
 * one. First comes the nation in small that a first start shows, described with care; behind it, for
 * those who try how a node bears the weight of a nation, as many entries as they want, filled as
 * real catalogues are filled (`multitude/`). What is held in memory does not depend on `entries`.
 */
export function* sampleNation(request: SampleRequest): Iterable<HarvestedEntry> {
  const { seed, entries } = request;
  yield* nationInSmall({ seed, entries: Math.min(entries, sampleEntriesDefault) });
  if (entries <= sampleEntriesDefault) return;
  const multitude = openMultitude(seed, sortedKinds());
  for (let number = sampleEntriesDefault; number < entries; number += 1) {
    yield numberedEntry(multitude, number);
  }
}

/** By key, so that the order in which the vocabulary is listed makes no difference. */
function sortedKinds(): readonly DatasetKind[] {
  return [...datasetKinds].sort((one, other) => (one.key < other.key ? -1 : 1));
}

/**
 * A nation in small. In each round every department adds as many entries as its weight says, first
 * one for each of its datasets, then their parts.
 */
export function* nationInSmall(request: SampleRequest): Iterable<HarvestedEntry> {
  const kinds = sortedKinds();
  const classes = classifications(kinds);
  let publishers = publishersOf(request.seed, kinds);
  let left = request.entries;
  while (left > 0) {
    for (const publisher of publishers) {
      publisher.due += publisher.perRound;
      for (; publisher.due >= 1 && left > 0; publisher.due -= 1) {
        const entry = nextEntry(request.seed, publisher, classes);
        if (entry === null) break;
        yield entry;
        left -= 1;
      }
      if (left === 0) return;
    }
    // Who has listed everything would owe an entry here; all others owe less than one.
    publishers = publishers.filter((publisher) => publisher.due < 1);
    if (publishers.length === 0) throw new Error("The sample nation has nothing more to publish.");
  }
}

function nextEntry(
  seed: number,
  publisher: Publisher,
  classes: ReadonlyMap<string, Classification>,
): HarvestedEntry | null {
  const { organisation, kinds, parts, next } = publisher;
  // First what departments list by themselves, then, in very large samples, whatever there is.
  for (const listedOnly of [true, false]) {
    for (let tried = 0; tried < kinds.length; tried += 1) {
      const at = (publisher.turn + tried) % kinds.length;
      const kind = kinds[at];
      const number = next[at];
      if (kind === undefined || number === undefined) throw new Error("There is no such kind.");
      if (listedOnly && number >= editionsListed(kind, parts)) continue;
      const edition = editionOf(kind, parts, number);
      const classification = classes.get(kind.key);
      if (classification === undefined) throw new Error(`The kind ${kind.key} is not classified.`);
      if (edition === null) continue;
      next[at] = number + 1;
      publisher.turn = at + 1;
      return describeEntry(seed, organisation, kind, classification, edition);
    }
  }
  return null;
}

/** All departments that have something to publish, those that publish most first. */
function publishersOf(seed: number, datasets: readonly DatasetKind[]): Publisher[] {
  const organisations = sampleOrganisations(seed);
  const weightMax = organisations[0]?.weight ?? 1;
  const parts = partsOfPlaces(samplePlaces());
  return organisations.flatMap((organisation) => {
    const { department, place, reference, weight } = organisation;
    const kinds = datasets.filter(
      (kind) => kind.department === department && kind.levels.includes(levelLetters[place.level]),
    );
    if (kinds.length === 0) return [];
    const random = seededRandom(seed, `order ${reference.code}`);
    const order = shuffled(random, kinds.length);
    return [
      {
        organisation,
        kinds: order.flatMap((at) => kinds[at] ?? []),
        parts: parts.get(place.code) ?? [],
        perRound: steeper(weight / weightMax) * Math.min(1, kinds.length / kindsOfBusyDepartment),
        // Departments of one weight do not all publish in the same round.
        due: random(),
        next: kinds.map(() => 0),
        turn: 0,
      },
    ];
  });
}

/** Raised to 1.25: roots and products are exact in IEEE 754, so every machine draws the same. */
function steeper(share: number): number {
  return share * Math.sqrt(Math.sqrt(share));
}

/** The places within each place at any depth, larger ones first. */
function partsOfPlaces(places: readonly Place[]): ReadonlyMap<string, readonly Place[]> {
  const parts = new Map<string, Place[]>(places.map(({ code }) => [code, []]));
  const around = new Map(places.map((place) => [place.code, place.within]));
  for (const place of places) {
    for (let at = place.within; at !== null; at = around.get(at) ?? null)
      parts.get(at)?.push(place);
  }
  return parts;
}
