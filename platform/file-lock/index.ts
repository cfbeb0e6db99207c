export type { FileLock, LockHeld, LockInfo } from "./file-lock.ts";
export { acquireFileLock } from "./file-lock.ts";
