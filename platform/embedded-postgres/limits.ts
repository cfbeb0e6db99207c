/** Longest path of a socket: `sun_path` holds 108 bytes on Linux, 104 on macOS, with the final NUL. */
export const socketPathBytesMax = 103;
/** Longest wait for a server that is starting without recovery, or is shutting down. */
export const readyWaitMsMax = 30_000;
/** Longest wait for crash recovery, which reads up to `max_wal_size` of log. */
export const recoveryWaitMsMax = 30 * 60_000;
/** When a start takes longer than this, the user is told that the database is recovering. */
export const slowStartNoticeMs = 2_000;
/** Wait for a fast shutdown before it is made an immediate one. */
export const fastStopMsMax = 10_000;
/** Wait for an immediate shutdown; the server itself kills what does not end within 5 seconds. */
export const immediateStopMsMax = 10_000;
/** Times that a process restarts a server that crashed under it; then something is badly wrong. */
export const serverRestartsMax = 10;
/**
 * A closed connection lingers in the server for a moment. What is connected is looked at again for
 * this long before it counts: shorter for another process's keeper, which mostly is there to stay.
 */
export const keeperLingerMsMax = 200;
export const connectionLingerMsMax = 2_000;
/** Pause between two looks at a server that is starting or stopping. */
export const pollMs = 40;
/** A longer log is emptied when the server is started. */
export const logBytesMax = 10 * 1024 * 1024;
/** Part of the log that is read to learn why a start failed. */
export const logTailBytesMax = 64 * 1024;
/** Free space below which a start that said nothing failed for want of it: one segment of WAL. */
export const freeBytesMin = 16 * 1024 * 1024;
/** A half-made cluster or copy older than this was left behind by a crash. */
export const leftoverAgeMs = 60 * 60_000;
/** Below this size of /dev/shm parallel queries would fail, so files are used instead. */
export const sharedMemoryBytesMin = 256 * 1024 * 1024;
