/** Changes that one transaction may append: bounds how long the feed's lock is held. */
export const appendChangesMax = 10_000;
/** Changes that one page of the feed may hold. */
export const readChangesMax = 10_000;
