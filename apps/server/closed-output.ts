import type { Writable } from "node:stream";

/** The reader of a pipe is gone; a terminal is gone. */
const closed: readonly (string | undefined)[] = ["EPIPE", "EIO"];

/**
 * Lets the program outlive the reader of its output, such as `head` or a terminal that was closed.
 * Node would end it in the middle of its work, and the embedded database would go on without it.
 */
export function outliveReaders(
  outputs: readonly Writable[] = [process.stdout, process.stderr],
): void {
  for (const output of outputs) {
    output.on("error", (error: NodeJS.ErrnoException) => {
      if (!closed.includes(error.code)) throw error;
    });
  }
}
