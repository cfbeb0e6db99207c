/**
 * A validating scanner of one JSON value (RFC 8259) over bytes that arrive in pieces. It builds
 * nothing: it finds where the value ends, and it stops at the first byte that the grammar does not
 * allow, so that damage is noticed within a token of where it is.
 */

const states = {
  value: 0,
  firstElement: 1,
  firstKey: 2,
  key: 3,
  colon: 4,
  afterValue: 5,
  string: 6,
  escape: 7,
  hex: 8,
  literal: 9,
  number: 10,
} as const;

const literals: Readonly<Record<number, Uint8Array>> = {
  0x74: new TextEncoder().encode("true"),
  0x66: new TextEncoder().encode("false"),
  0x6e: new TextEncoder().encode("null"),
};
const object = 1;
const array = 2;

export type ScanStatus = "more" | "done" | "error";

export class JsonScanner {
  status: ScanStatus = "more";
  /** True when the value is nested more deeply than `depthMax`; its brackets are only counted there. */
  tooDeep = false;
  private state: number = states.value;
  private depth = 0;
  private inKey = false;
  private pending = 0;
  private literal: Uint8Array = new Uint8Array();
  private readonly stack: Uint8Array;

  constructor(depthMax: number) {
    this.stack = new Uint8Array(depthMax + 1);
  }

  reset(): void {
    this.status = "more";
    this.tooDeep = false;
    this.state = states.value;
    this.depth = 0;
    this.inKey = false;
  }

  /**
   * Reads `bytes[from, to)` and returns where it stopped: behind the value ("done"), at the
   * offending byte ("error") or at `to` ("more").
   */
  feed(bytes: Uint8Array, from: number, to: number): number {
    let at = from;
    while (at < to) {
      if (this.state === states.string) {
        at = this.skipString(bytes, at, to);
        if (this.status !== "more" || at >= to) return at;
        continue;
      }
      const byte = bytes[at] as number;
      if (this.state === states.number) {
        if (isNumberByte(byte)) {
          at += 1;
          continue;
        }
        this.endValue();
        if (this.status !== "more") return at;
        continue;
      }
      this.step(byte);
      if (this.status === "error") return at;
      at += 1;
      if (this.status === "done") return at;
    }
    return at;
  }

  /** At the end of the input a top-level number is complete. */
  finish(): ScanStatus {
    if (this.state === states.number && this.depth === 0) this.status = "done";
    return this.status;
  }

  private skipString(bytes: Uint8Array, from: number, to: number): number {
    let at = from;
    while (at < to) {
      const byte = bytes[at] as number;
      if (byte === 0x22) {
        if (this.inKey) {
          this.inKey = false;
          this.state = states.colon;
        } else this.endValue();
        return at + 1;
      }
      if (byte === 0x5c) {
        this.state = states.escape;
        return at + 1;
      }
      if (byte < 0x20) {
        this.status = "error";
        return at;
      }
      at += 1;
    }
    return at;
  }

  private step(byte: number): void {
    switch (this.state) {
      case states.value:
        if (!isSpace(byte)) this.beginValue(byte);
        return;
      case states.firstElement:
        if (isSpace(byte)) return;
        if (byte === 0x5d) this.closeBracket(array);
        else this.beginValue(byte);
        return;
      case states.firstKey:
      case states.key:
        if (isSpace(byte)) return;
        if (byte === 0x22) {
          this.inKey = true;
          this.state = states.string;
        } else if (byte === 0x7d && this.state === states.firstKey) this.closeBracket(object);
        else this.status = "error";
        return;
      case states.colon:
        if (isSpace(byte)) return;
        if (byte === 0x3a) this.state = states.value;
        else this.status = "error";
        return;
      case states.afterValue:
        this.afterValue(byte);
        return;
      default:
        this.stepInside(byte);
    }
  }

  private stepInside(byte: number): void {
    switch (this.state) {
      case states.escape:
        if (byte === 0x75) {
          this.pending = 4;
          this.state = states.hex;
        } else if (isEscape(byte)) this.state = states.string;
        else this.status = "error";
        return;
      case states.hex:
        if (!isHex(byte)) this.status = "error";
        else if ((this.pending -= 1) === 0) this.state = states.string;
        return;
      case states.literal:
        if (this.literal[this.pending] !== byte) this.status = "error";
        else if ((this.pending += 1) === this.literal.length) this.endValue();
        return;
      default:
        throw new Error(`The scanner is in an unknown state ${this.state}.`);
    }
  }

  private afterValue(byte: number): void {
    if (isSpace(byte)) return;
    const known = this.depth < this.stack.length;
    if (byte === 0x2c) {
      this.state = known && this.stack[this.depth] === object ? states.key : states.value;
    } else if (byte === 0x3a && !known) this.state = states.value;
    else if (byte === 0x7d) this.closeBracket(object);
    else if (byte === 0x5d) this.closeBracket(array);
    else this.status = "error";
  }

  private beginValue(byte: number): void {
    if (byte === 0x22) this.state = states.string;
    else if (byte === 0x7b) this.openBracket(object, states.firstKey);
    else if (byte === 0x5b) this.openBracket(array, states.firstElement);
    else if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) this.state = states.number;
    else if (literals[byte] !== undefined) {
      this.literal = literals[byte] as Uint8Array;
      this.pending = 1;
      this.state = states.literal;
    } else this.status = "error";
  }

  private openBracket(kind: number, state: number): void {
    this.depth += 1;
    if (this.depth < this.stack.length) this.stack[this.depth] = kind;
    else this.tooDeep = true;
    this.state = state;
  }

  private closeBracket(kind: number): void {
    if (this.depth < this.stack.length && this.stack[this.depth] !== kind) {
      this.status = "error";
      return;
    }
    this.depth -= 1;
    this.endValue();
  }

  private endValue(): void {
    if (this.depth === 0) this.status = "done";
    else this.state = states.afterValue;
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function isNumberByte(byte: number): boolean {
  const isDigit = byte >= 0x30 && byte <= 0x39;
  return (
    isDigit || byte === 0x2e || byte === 0x65 || byte === 0x45 || byte === 0x2b || byte === 0x2d
  );
}

function isHex(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
}

/** RFC 8259 section 7: quote, backslash, slash, b, f, n, r, t. */
function isEscape(byte: number): boolean {
  return (
    byte === 0x22 ||
    byte === 0x5c ||
    byte === 0x2f ||
    byte === 0x62 ||
    byte === 0x66 ||
    byte === 0x6e ||
    byte === 0x72 ||
    byte === 0x74
  );
}
