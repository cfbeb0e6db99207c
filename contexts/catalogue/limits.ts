/** Every bound of the catalogue. A text beyond its bound refuses the record, it is never cut. */

/** Longest title, in UTF-16 code units. The longest of 57,000 real titles is below 1,000. */
export const titleCharactersMax = 4_000;
/** Longest abstract, definition or condition. Real abstracts reach some 30,000. */
export const abstractCharactersMax = 200_000;
/** Longest single word, code, name or label. */
export const shortTextCharactersMax = 4_000;
/** Longest link. Real catalogues hold query links of several thousand characters. */
export const urlCharactersMax = 16_000;
/** Most values in a list such as keywords. */
export const listValuesMax = 5_000;
export const distributionsPerEntryMax = 10_000;
/** Most items in one entry. */
export const itemsPerEntryMax = 50_000;

/** Entries merged per transaction: bounds the memory and the time for which locks are held. */
export const harvestBatchEntriesMax = 1_000;
/** Problems of one run that are kept in full; further ones are only counted. */
export const problemsPerRunMax = 1_000;

/** Longest query, in UTF-16 code units. */
export const queryCharactersMax = 500;
/** Most words of a query that are used; further ones are an error. */
export const queryWordsMax = 32;
export const pageSizeMax = 100;
export const pageSizeDefault = 20;
/** Hits reachable by page number; beyond it a cursor is needed. */
export const pageWindowMax = 10_000;
export const filterValuesMax = 100;
export const itemHitsPerEntryMax = 5;
export const suggestionsMax = 10;
export const facetValuesShown = 20;
export const changesPageMax = 1_000;
/** Longest wait of a long poll of the change feed, in milliseconds. */
export const changesWaitMsMax = 25_000;

/** Bytes of JSON merged per transaction, beside `harvestBatchEntriesMax`: bounds the memory. */
export const harvestBatchBytesMax = 16 * 1024 * 1024;
/** Entries read at once by exports and by the index's rebuild. */
export const exportBatchEntriesMax = 500;
/** Longest name of a source. */
export const sourceNameCharactersMax = 100;
/** Longest identifier that a source may give a record: it is a key of the database. */
export const sourceIdCharactersMax = 1_000;
/**
 * The same in bytes of UTF-8: an index row of PostgreSQL holds at most 2,704, of which the source's
 * name or the run's id and the place take up to 150.
 */
export const sourceIdBytesMax = 2_500;
/** Longest key of an item; a longer one is shortened with its digest. */
export const itemKeyCharactersMax = 300;
/** Characters of one text that are indexed; beyond it a text is found by what came before. */
export const indexedTextCharactersMax = 100_000;
/** Entries of an authority whose history its numbers over time are made from; of more, a sample. */
export const trendEntriesMax = 1_000;
/** Points of a chart over time: days up to so many, months beyond. */
export const trendDaysMax = 92;
export const trendMonthsMax = 36;
/** How long the numbers of an authority over time are kept, in milliseconds, and of how many. */
export const trendKeptMs = 10 * 60 * 1_000;
export const trendsKeptMax = 500;
/** A longer facet value, such as a format that is a sentence, counts as unstated. */
export const facetValueCharactersMax = 100;
/** Longest path of a tree of facet values; an engine takes 255. */
export const facetPathCharactersMax = 250;
/** Levels of a path: that many ids of 40 characters fit into it. */
export const facetPathLevelsMax = 6;
/** Values of a tree that are shown, without what is selected and what lies below that. */
export const facetTreeShown = 80;
/** Values shown side by side below another one, unless that one is selected. */
export const facetTreeSiblingsShown = 10;
export const sortKeyCharactersMax = 200;
/** Length of the passage of an abstract in a result. */
export const passageCharactersMax = 220;
/** Entries indexed per transaction of the index. */
export const indexBatchEntriesMax = 500;
/** So many changes, and more than the index holds, are not applied: it is built anew. */
export const rebuildChangesMin = 100_000;
/** Sources in one harvest plan. */
export const harvestPlanSourcesMax = 10_000;
/** Bytes of a harvest plan. */
export const harvestPlanBytesMax = 16 * 1024 * 1024;
/** Files in a harvested folder. */
export const harvestFilesMax = 10_000;
/** Bytes of a catalogue fetched over http(s), as sent. */
export const fetchedBytesMax = 4 * 1024 * 1024 * 1024;
/** Longest fetch of a catalogue, in milliseconds. */
export const fetchTimeoutMs = 30 * 60 * 1000;
/** How often a long poll looks at the change feed, in milliseconds. */
export const changesPollMs = 200;
/**
 * Entries written by one load after which the database is told to look at its tables anew; what
 * fewer of them change, it notices by itself in time.
 */
export const analyseEntriesMin = 10_000;
/** Entries of the sample that a first start loads. */
export const sampleEntriesDefault = 3_000;
export const sampleEntriesMax = 10_000_000;

/** Entries that one export of a result set may hold, for readers without an account. */
export const exportEntriesMax = 10_000;
/** Longest text of a cell: the bound of spreadsheet programs. A longer text is cut, marked by …. */
export const spreadsheetCellCharactersMax = 32_767;
/** Entries of an item search that are grouped by authority in one answer. */
export const itemSearchEntriesMax = 200;
/** Entries listed per authority in an item search; its count says how many there are. */
export const itemSearchGroupEntriesMax = 5;
export const relatedEntriesMax = 8;
/** Entries among which the related ones are chosen. */
export const relatedCandidatesMax = 60;
/** Titles and keywords longer than this are looked at no further, in UTF-16 code units. */
export const relatedTextCharactersMax = 400;
/** How long statistics are kept before they are counted anew, in milliseconds. */
export const statisticsKeptMs = 60_000;
/** Months of which the statistics say what was added and changed, the present one included. */
export const statisticsMonths = 24;
export const statisticsProvidersShown = 20;
/** Themes, share types and such that the statistics list. */
export const statisticsValuesShown = 50;
/**
 * Entries up to which the coverage is counted over all of them; above it over blocks of the table
 * that hold about as many, so that counting takes as long however large the catalogue grows.
 */
export const coverageEntriesMax = 200_000;
/** Words in the longest entry of the search glossary that is looked up. */
export const glossaryWordsMax = 7;
/** Ways in which the glossary says one thing in the other language, at most. */
export const translationsMax = 10;
/** Of these the first, which are the surest, are found by their characters in a title, too. */
export const translationsByCharactersMax = 2;
/** Places of one query that are looked for in what holds some of its words, at most. */
export const placesPreferredMax = 3;
/** Titles kept in memory for "did you mean" and for tolerant suggestions. */
export const spellingTitlesMax = 50_000;
/** Distinct words of these titles that are kept. */
export const spellingWordsMax = 200_000;
/** How long the titles kept are taken as they are, in milliseconds. */
export const spellingKeptMs = 10 * 60 * 1000;
/** When they could not be read they are tried again after this long. */
export const spellingRetryMs = 60 * 1000;
/** Longest wait of an answer for titles that are still being read, in milliseconds. */
export const spellingWaitMs = 100;
/** Unknown words of one query that are corrected. */
export const correctedWordsMax = 3;

/** When fewer entries hold all words of a query, those that hold some of them are shown as well. */
export const completeHitsEnough = 20;
/** Words and characters of a phrase that an entry must have to be looked through for it. */
export const phraseTermsMax = 16;
/** Of so many words and more it is first counted how many entries hold all of them. */
export const manyWordsMin = 4;
/** How often a harvest that reads asks whether it is to stop, in milliseconds. */
export const cancelAskMs = 500;
/** Records after which a harvest lets signals and timers have their turn. */
export const stopTurnRecords = 100;
/** How often a cancellation looks whether the harvest has stopped, in milliseconds. */
export const cancelPollMs = 200;
/** How long a cancellation waits for that: far above the time of one transaction. */
export const cancelWaitMsMax = 60_000;
/** Sources whose age is watched one by one; those that wait for longest are. */
export const watchedSourcesMax = 1_000;
/** Changes not yet followed that are looked at for the oldest of them. */
export const unfollowedChangesRead = 100;
/** Exports that may be sent at the same time; each holds a page of entries in memory. */
export const exportsInFlightMax = 8;
/** The same for one client, so that nobody takes them all. */
export const exportsPerClientMax = 2;
/** When who was refused an export may try again, in seconds. */
export const exportRetrySeconds = 15;

/** Bilingual texts of which mining learns; of more, a sample that does not depend on their order. */
export const minedTextsMax = 20_000;
/** A longer text is a description; its words say little about each other. UTF-16 code units. */
export const minedTextCharactersMax = 250;
/** Words on either side of a mined pair. */
export const minedSpanWordsMax = 3;
/** Distinct bilingual texts in which both sides of a mined pair stand, at least. */
export const minedSupportMin = 3;
/** Log-likelihood ratio (G², Dunning 1993) of a proposed pair; 10.83 is a chance of 1 in 1,000. */
export const minedScoreMin = 25;
/** A proposal of this score is used before anybody has reviewed it. */
export const minedUsedScoreMin = 55;
/** Share of the texts with either side that hold both (Dice), in percent: of any proposal. */
export const minedDicePercentMin = 35;
/** The same of a proposal that is used unreviewed. */
export const minedUsedDicePercentMin = 60;
/** Distinct contexts of such a proposal: one sentence that many texts repeat proves nothing. */
export const minedUsedContextsMin = 2;
/** Renderings of one span that compete for it. */
export const minedRivalsMax = 8;
/** Proposals of one mining, best first. */
export const minedPairsMax = 5_000;
/** Pairs that the lexicon of the searches takes up, best first. */
export const minedPairsUsedMax = 10_000;
/** Entries read at once while texts are gathered. */
export const minedBatchEntriesMax = 1_000;
/** Memory of the thread that mines, in MiB; beyond it that mining fails and nothing else does. */
export const miningMemoryMiBMax = 1_024;
/** Time between two minings that follow harvests, in milliseconds. */
export const miningEveryMs = 10 * 60 * 1_000;
/** How old what searches know of the mined pairs may be, in milliseconds. */
export const minedPairsKeptMs = 20_000;
