import { BlockFile, BlockFileWriter, type Reach } from "./block-file.ts";

/** The bitmaps of live rows of all segments that have other rows too, by name of segment file. */
export type LiveBitmaps = ReadonlyMap<string, Uint32Array>;

export function writeLiveFile(path: string, bitmaps: LiveBitmaps, reach: Reach): void {
  const file = new BlockFileWriter(path, reach);
  for (const [name, bitmap] of bitmaps) file.array(name, bitmap);
  file.finish({});
}

export function readLiveFile(path: string): Map<string, Uint32Array<SharedArrayBuffer>> {
  const file = new BlockFile(path);
  try {
    const names = Object.keys(file.sections);
    return new Map(names.map((name) => [name, new Uint32Array(file.load(name))]));
  } finally {
    file.close();
  }
}
