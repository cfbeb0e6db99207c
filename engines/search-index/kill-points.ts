/**
 * Where a writer reports that it stands, before and after every commit and file rename: names for
 * tests that end the process there. See the `reach` option of `openSqliteIndexWriter`.
 */
export const searchIndexKillPoints = [
  "index.apply.before-commit",
  "index.apply.after-commit",
  "index.rebuild.before-rename",
  "index.rebuild.after-rename",
] as const;

export type SearchIndexKillPoint = (typeof searchIndexKillPoints)[number];
