/** The part of yauzl 3 that is used here; the package brings no types. */
declare module "yauzl" {
  import type { Readable } from "node:stream";

  interface Entry {
    readonly fileName: string;
    readonly compressedSize: number;
    readonly uncompressedSize: number;
    readonly compressionMethod: number;
    readonly crc32: number;
    isEncrypted(): boolean;
  }
  interface ZipFile {
    readonly entryCount: number;
    readEntry(): void;
    close(): void;
    on(event: "entry", listener: (entry: Entry) => void): this;
    on(event: "end", listener: () => void): this;
    on(event: "error", listener: (error: Error) => void): this;
    openReadStream(entry: Entry, done: (error: Error | null, stream: Readable) => void): void;
    readLocalFileHeader(
      entry: Entry,
      options: { readonly minimal: true },
      done: (error: Error | null, header: { readonly fileDataStart: number }) => void,
    ): void;
  }
  function fromBuffer(
    buffer: Buffer,
    options: { readonly lazyEntries: true },
    done: (error: Error | null, zip: ZipFile) => void,
  ): void;
}
