import type { EntryRecord, HarvestedEntry } from "../../contract.ts";
import { landingPage, unconditionalLicence } from "../publication/distributions.ts";
import type { Classification } from "../publication/resource-class.ts";
import { classifications } from "../publication/resource-class.ts";
import { sharingOf } from "../publication/sharing.ts";
import type { Random } from "../seeded-random.ts";
import type { DatasetKind } from "../vocabulary/dataset-kind.ts";
import { type EntryClass, entryClasses, repeatedTitles } from "./fitted-parameters.ts";
import { type ItemStock, itemStock, itemsOf } from "./item-stock.ts";
import {
  drawRank,
  drawSize,
  numberedRandom,
  type RankTable,
  rankTable,
} from "./numbered-random.ts";
import { type Publishers, publishersOf } from "./publishers.ts";
import { abstractEn, abstractZh, keywords, titleEn, titleZh, type WordStock } from "./texts.ts";

/** What the draws of an entry are for: each purpose has its own sequence. */
const purposes = { entry: 1, titleZh: 2, titleEn: 3, repeatedZh: 4, repeatedEn: 5 } as const;

/** Entries that lie side by side and may have the same title. */
const sideBySide = { zh: 8, en: 16 } as const;

/** Characters of a title beside those of its kind. */
const nameRoom = { zh: 5, en: 9 } as const;

const kindExponent = 1.05;

/** All that entries are made of, read once. */
export interface Multitude {
  readonly seed: number;
  readonly publishers: Publishers;
  readonly kinds: Readonly<Record<"zh" | "en", KindShelf>>;
  readonly words: WordStock;
  readonly classes: readonly { readonly of: EntryClass; readonly items: ItemStock }[];
  readonly classified: ReadonlyMap<string, Classification>;
}

/** Kinds of datasets by the length of their titles, so that one of any length is found at once. */
interface KindShelf {
  readonly kinds: readonly DatasetKind[];
  /** How many kinds have a title of at most so many characters. */
  readonly upTo: readonly number[];
}

export function openMultitude(seed: number, kinds: readonly DatasetKind[]): Multitude {
  return {
    seed,
    publishers: publishersOf(seed),
    kinds: { zh: shelfOf(kinds, "zh"), en: shelfOf(kinds, "en") },
    words: wordsOf(kinds),
    classes: entryClasses.map((one) => ({ of: one, items: itemStock(kinds, one) })),
    classified: classifications(kinds),
  };
}

function shelfOf(kinds: readonly DatasetKind[], language: "zh" | "en"): KindShelf {
  const sorted = [...kinds].sort((a, b) => a.title[language].length - b.title[language].length);
  const longest = sorted.at(-1)?.title[language].length ?? 0;
  const upTo = Array.from({ length: longest + 1 }, (_, characters) =>
    Math.max(1, sorted.filter((kind) => kind.title[language].length <= characters).length),
  );
  return { kinds: sorted, upTo };
}

/** The words of the vocabulary, each once, those of many kinds first. */
function wordsOf(kinds: readonly DatasetKind[]): WordStock {
  const counted = { zh: new Map<string, number>(), en: new Map<string, number>() };
  for (const { keywords: own, items, about, title } of kinds) {
    const texts = [about.en, title.en, ...items.flatMap((item) => item.definition?.["en"] ?? "")];
    const en = texts.flatMap((text) => text.split(/[^A-Za-z-]+/)).filter((word) => word !== "");
    const zh = [...own.zh, title.zh, ...items.map((item) => item.name?.["zh-Hans"] ?? "")];
    for (const word of en) counted.en.set(word, (counted.en.get(word) ?? 0) + 1);
    for (const word of zh) counted.zh.set(word, (counted.zh.get(word) ?? 0) + 1);
  }
  const byCount = (counts: Map<string, number>) =>
    [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
  return { zh: byCount(counted.zh), en: byCount(counted.en) };
}

/** Entry number `number` of a large sample; each is made by itself, whatever came before. */
export function numberedEntry(multitude: Multitude, number: number): HarvestedEntry {
  const random = numberedRandom(multitude.seed, purposes.entry, number);
  const { of: entryClass, items } = classOf(multitude, random());
  const { zh, en } = entryClass;
  const zhTitle = zh && titleDraws(multitude, number, "zh");
  const enTitle = en && titleDraws(multitude, number, "en");
  const lead = zhTitle ?? enTitle;
  if (lead === undefined) throw new Error("An entry is stated in one language at least.");
  const size = {
    zh: zh ? drawSize(lead.random, zh.title) : 0,
    en: en ? drawSize(lead.random, en.title) : 0,
  };
  // Room is left for a name, by which most titles differ from others of their kind.
  const room = zh ? size.zh - nameRoom.zh : size.en - nameRoom.en;
  const kind = kindOf(multitude, lead.random, zh ? "zh" : "en", room);
  const { words } = multitude;
  const titles = {
    ...(zhTitle ? { "zh-Hans": titleZh(zhTitle.random, kind, words, size.zh) } : {}),
    ...(enTitle ? { en: titleEn(enTitle.random, kind, words, size.en) } : {}),
  };
  const record = recordOf(multitude, random, { kind, entryClass, number, titles });
  return { sourceId: `entry/${number}`, record, items: itemsOf(random, kind, items, entryClass) };
}

function classOf({ classes }: Multitude, chance: number): Multitude["classes"][number] {
  let left = chance;
  for (const one of classes) {
    left -= one.of.share;
    if (left < 0) return one;
  }
  return classes[0] as Multitude["classes"][number];
}

/** The draws of an entry's title, which entries beside it may share. */
function titleDraws({ seed }: Multitude, number: number, language: "zh" | "en") {
  const among = sideBySide[language];
  const block = Math.floor(number / among);
  const own = language === "zh" ? purposes.repeatedZh : purposes.repeatedEn;
  const repeated = numberedRandom(seed, own, block)() < repeatedTitles[language];
  const purpose = language === "zh" ? purposes.titleZh : purposes.titleEn;
  // Numbers of blocks are negative: no entry's own draws are those of a block.
  return { random: numberedRandom(seed, purpose, repeated ? -1 - block : number) };
}

const kindRanks = new Map<number, RankTable>();

function kindOf(
  { kinds }: Multitude,
  random: Random,
  language: "zh" | "en",
  characters: number,
): DatasetKind {
  const shelf = kinds[language];
  const fitting = shelf.upTo[Math.max(0, Math.min(characters, shelf.upTo.length - 1))] ?? 1;
  let ranks = kindRanks.get(fitting);
  if (ranks === undefined) {
    ranks = rankTable(fitting, kindExponent, 60);
    kindRanks.set(fitting, ranks);
  }
  const rank = Math.min(fitting - 1, drawRank(random, ranks));
  // Those that publish most are of any length.
  const kind = shelf.kinds[(rank * 89) % fitting];
  if (kind === undefined) throw new Error("The vocabulary has no kinds of datasets.");
  return kind;
}

interface EntryFacts {
  readonly kind: DatasetKind;
  readonly entryClass: EntryClass;
  readonly number: number;
  readonly titles: Record<string, string>;
}

function recordOf(multitude: Multitude, random: Random, facts: EntryFacts): EntryRecord {
  const { kind, entryClass, number, titles } = facts;
  const { zh, en } = entryClass;
  const { words } = multitude;
  const { place, reference } = multitude.publishers.of(random, kind);
  const classification = multitude.classified.get(kind.key);
  const heading = classification?.heading ?? "";
  const lengths = {
    zh: zh ? drawSize(random, zh.abstract) : 0,
    en: en ? drawSize(random, en.abstract) : 0,
  };
  const counts = {
    zh: zh ? drawSize(random, zh.keywords) : 0,
    en: en ? drawSize(random, en.keywords) : 0,
  };
  const path = `${place.code}-${number}`;
  const states = (field: keyof EntryClass["fields"]) => random() < entryClass.fields[field];
  const day = (from: number) => {
    const at = from + Math.floor(random() * 3_000);
    return `${2010 + Math.floor(at / 360)}-${two(1 + (Math.floor(at / 30) % 12))}-${two(1 + (at % 28))}`;
  };
  const issued = states("issued") ? day(0) : undefined;
  const files = drawSize(random, entryClass.distributions);
  return {
    title: titles,
    ...(lengths.zh + lengths.en === 0
      ? {}
      : {
          abstract: {
            ...(lengths.zh ? { "zh-Hans": abstractZh(random, kind, words, lengths.zh) } : {}),
            ...(lengths.en ? { en: abstractEn(random, kind, words, lengths.en) } : {}),
          },
        }),
    code: `${heading}${place.code}/${number}`,
    provider: reference,
    adminLevel: place.level,
    resourceClass: classification?.resourceClass ?? "DEPARTMENT",
    ...(place.level === "NATIONAL"
      ? {}
      : { region: { code: place.code, name: { "zh-Hans": place.fullZh, en: place.fullEn } } }),
    ...(counts.zh + counts.en === 0
      ? {}
      : {
          keywords: {
            ...(counts.zh
              ? { "zh-Hans": keywords(random, kind.keywords.zh, words.zh, counts.zh) }
              : {}),
            ...(counts.en ? { en: keywords(random, kind.keywords.en, words.en, counts.en) } : {}),
          },
        }),
    ...sharingOf(kind, random),
    ...(states("contact") ? { contact: { email: `${place.code}@data.example` } } : {}),
    ...(states("landingPage") ? { landingPage: landingPage(path) } : {}),
    ...(states("licence") ? { licence: unconditionalLicence } : {}),
    ...(states("themes") ? { themes: [kind.theme] } : {}),
    ...(states("sourceThemes") ? { sourceThemes: [en ? kind.category.en : kind.category.zh] } : {}),
    ...(issued === undefined ? {} : { issued }),
    ...(states("modified") ? { modified: day(3_000) } : {}),
    ...(states("updateCycle") ? { updateCycle: kind.cycle } : {}),
    ...(states("temporal") ? { temporal: { start: "2012-01-01" } } : {}),
    ...(states("spatial") ? { spatial: place.fullEn } : {}),
    ...(states("languages") ? { languages: [zh ? "zh" : "en"] } : {}),
    ...(files === 0 ? {} : { distributions: distributionsOf(path, files) }),
  };
}

function distributionsOf(path: string, count: number): EntryRecord["distributions"] {
  return Array.from({ length: count }, (_, at) => {
    const format = at % 3 === 0 ? "CSV" : at % 3 === 1 ? "XLSX" : "JSON";
    const file = `${landingPage(path)}/${at + 1}.${format.toLowerCase()}`;
    return { id: String(at + 1), downloadUrl: file, format };
  });
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
