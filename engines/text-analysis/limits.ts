/**
 * The longest term, in UTF-16 units. Longer words (keys, hashes, encoded images) are cut here when
 * they are indexed and when they are asked for, so that they still find themselves.
 */
export const termLengthMax = 64;

/** A chain such as a-b-c-… with more parts than this is indexed by its parts alone. */
export const compoundPartsMax = 8;

/** Words whose terms are kept in memory: at most some 10 MB. */
export const knownTermsMax = 50_000;

/** Texts of at most so many characters are kept with their terms, so many at most: some 20 MB. */
export const knownTextCharactersMax = 64;
export const knownTextsMax = 30_000;

/** Characters of a text whose sound is worked out: nobody types more of a title by sound. */
export const pinyinCharactersMax = 32;

/** The longest text whose HTML is taken off. */
export const markedUpCharactersMax = 200_000;
