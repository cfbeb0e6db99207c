/** Every bound of the identity context. */

/** Organisations above one mention; the catalogue's contract admits as many. */
export const parentsPerMentionMax = 8;
/** Organisations in one page of a listing. */
export const organisationsPageMax = 500;
