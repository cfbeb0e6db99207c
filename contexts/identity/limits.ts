/** Every bound of the identity context. */

/** Organisations above one mention; the catalogue's contract admits as many. */
export const parentsPerMentionMax = 8;
/** Organisations in one page of a listing. */
export const organisationsPageMax = 500;
/** Organisations that a reader keeps in memory, some 300 bytes each. */
export const organisationsKeptMax = 20_000;
/** How long what is kept is answered without being read again, in milliseconds. */
export const organisationsFreshMs = 10_000;
/** How long it is answered at all, in milliseconds. */
export const organisationsKeptMs = 10 * 60 * 1_000;
