import { InputError } from "./stream-event.ts";

const lineFeed = 0x0a;
const capacityMin = 256 * 1024;

/**
 * A sliding window over a stream of bytes. Positions are absolute byte offsets. Bytes stay until
 * `dropBefore` lets them go, so the caller decides what is held in memory.
 */
export class ByteWindow {
  /** The byte at absolute position p is `data[p - base]`, for `low` <= p < `end`. */
  data: Uint8Array<ArrayBuffer> = new Uint8Array();
  base = 0;
  low = 0;
  end = 0;
  /** Set when the source failed; what came before it has been delivered. */
  failure: InputError | undefined;
  private linesDropped = 0;
  private lastNonSpace = 0;
  private readonly source: AsyncIterator<Uint8Array>;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.source = bytes[Symbol.asyncIterator]();
  }

  /** Appends the next chunk; false at the end of the input. */
  async more(): Promise<boolean> {
    for (;;) {
      const chunk = await this.nextChunk();
      if (chunk === undefined) return false;
      if (chunk.length === 0) continue;
      this.append(chunk);
      return true;
    }
  }

  /** The byte at a position, reading on when needed; -1 at the end of the input. */
  async byteAt(position: number): Promise<number> {
    while (position >= this.end) if (!(await this.more())) return -1;
    return this.data[position - this.base] ?? -1;
  }

  /** The first position from `position` on that holds no JSON white space. */
  async skipSpace(position: number): Promise<number> {
    let at = position;
    for (;;) {
      const byte = at < this.end ? this.data[at - this.base] : await this.byteAt(at);
      if (byte !== 0x20 && byte !== lineFeed && byte !== 0x0d && byte !== 0x09) return at;
      at += 1;
    }
  }

  slice(from: number, to: number): Uint8Array<ArrayBuffer> {
    return this.data.subarray(from - this.base, to - this.base);
  }

  /** Lets go of everything before `position`, counting its lines. */
  dropBefore(position: number): void {
    if (position <= this.low) return;
    this.linesDropped += this.countLines(this.low, position);
    this.low = position;
  }

  /** The line, from 1, of a position inside the window. */
  lineOf(position: number): number {
    return 1 + this.linesDropped + this.countLines(this.low, Math.min(position, this.end));
  }

  /** The last byte of the input so far that is not white space. */
  lastByte(): number {
    return this.lastNonSpace;
  }

  async close(): Promise<void> {
    await this.source.return?.();
  }

  private async nextChunk(): Promise<Uint8Array | undefined> {
    if (this.failure !== undefined) return undefined;
    try {
      const next = await this.source.next();
      return next.done === true ? undefined : next.value;
    } catch (error) {
      this.failure =
        error instanceof InputError
          ? error
          : new InputError("INPUT_UNREADABLE", error instanceof Error ? error.message : "unknown");
      return undefined;
    }
  }

  private append(chunk: Uint8Array): void {
    if (this.end - this.base + chunk.length > this.data.length) {
      this.data.copyWithin(0, this.low - this.base, this.end - this.base);
      this.base = this.low;
    }
    const held = this.end - this.base;
    if (held + chunk.length > this.data.length) {
      const larger = new Uint8Array(
        Math.max(held + chunk.length, this.data.length * 2, capacityMin),
      );
      larger.set(this.data.subarray(0, held));
      this.data = larger;
    }
    this.data.set(chunk, held);
    this.end += chunk.length;
    for (let at = chunk.length - 1; at >= 0; at -= 1) {
      if ((chunk[at] ?? 0) <= 0x20) continue;
      this.lastNonSpace = chunk[at] ?? 0;
      break;
    }
  }

  private countLines(from: number, to: number): number {
    const view = this.slice(from, to);
    let lines = 0;
    for (let at = view.indexOf(lineFeed); at !== -1; at = view.indexOf(lineFeed, at + 1)) lines++;
    return lines;
  }
}
