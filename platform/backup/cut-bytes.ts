/** Hands out a stream of bytes in pieces of known length, one after the other. */
export interface ByteCutter {
  /** The next `length` bytes; fewer where the stream ends. Read to its end before the next call. */
  next(length: number, onChunk: (chunk: Buffer) => void): AsyncIterable<Buffer>;
  /** Whether nothing is left. */
  ended(): Promise<boolean>;
}

export function cutBytes(source: AsyncIterable<Buffer>): ByteCutter {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const fill = async (): Promise<boolean> => {
    while (held.length === 0) {
      const step = await chunks.next();
      if (step.done === true) return false;
      held = step.value;
    }
    return true;
  };
  return {
    async *next(length, onChunk) {
      let missing = length;
      while (missing > 0 && (await fill())) {
        const chunk = held.subarray(0, missing);
        held = held.subarray(chunk.length);
        missing -= chunk.length;
        onChunk(chunk);
        yield chunk;
      }
    },
    ended: async () => !(await fill()),
  };
}
