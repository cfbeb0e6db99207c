export type { Change, ChangeDraft, FeedHead, FeedPage, ReadPosition } from "./change-feed.ts";
export {
  appendChanges,
  changeFeedMigrations,
  ensureEpoch,
  feedHead,
  readChanges,
  startNewEpoch,
  startNewEpochIn,
} from "./change-feed.ts";
export { appendChangesMax, readChangesMax } from "./limits.ts";
