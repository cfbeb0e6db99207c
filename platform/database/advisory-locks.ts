/**
 * Every advisory lock of the program in one place, so that no two purposes share a key. PostgreSQL
 * takes two 32-bit integers; the first one marks the key as ours ("tong" in ASCII).
 */
export const advisoryLockSpace = 0x746f6e67;

/** Held by the transaction that applies one migration file. */
export const migrationLock = 1;
/** Held from the assignment of `seq` to the commit; `change_feed.append` names the same number. */
export const changeFeedLock = 2;
/** Held while a process decides whether it is the last user of an embedded server. */
export const embeddedStopLock = 3;
