export type { Change, ChangeDraft, FeedHead, FeedPage } from "./change-feed.ts";
export {
  appendChanges,
  changeFeedMigrations,
  ensureEpoch,
  feedHead,
  readChanges,
  startNewEpoch,
} from "./change-feed.ts";
