/**
 * Where a columnar writer reports that it stands, before and after every write, fsync and rename:
 * names for tests that end the process there. See the `reach` option of the opening functions.
 */
export const columnarKillPoints = [
  "index.file.before-write",
  "index.file.after-write",
  "index.file.before-fsync",
  "index.file.after-fsync",
  "index.manifest.before-write",
  "index.manifest.after-write",
  "index.manifest.before-fsync",
  "index.manifest.after-fsync",
  "index.manifest.before-rename",
  "index.manifest.after-rename",
  "index.folder.before-fsync",
  "index.folder.after-fsync",
  "index.apply.before-commit",
  "index.apply.after-commit",
  "index.rebuild.before-rename",
  "index.rebuild.after-rename",
  "index.merge.before-commit",
  "index.merge.after-commit",
  "index.tidy.before-delete",
  "index.tidy.after-delete",
] as const;

export type ColumnarKillPoint = (typeof columnarKillPoints)[number];
