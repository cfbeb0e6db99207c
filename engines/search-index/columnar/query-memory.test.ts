import { describe, expect, it } from "vitest";
import { pieceBytes, QueryMemory } from "./query-memory.ts";

describe("the memory of queries", () => {
  it("does not show one query what another left where zeros are asked for", () => {
    const memory = new QueryMemory();
    memory.numbers(100).fill(7);
    memory.reset();
    expect(memory.zeros(100)).toEqual(new Uint32Array(100));
  });

  it("is used again by the next query, and by no two of the same", () => {
    const memory = new QueryMemory();
    const first = memory.numbers(3);
    const second = memory.reals(2);
    expect(second.buffer).toBe(first.buffer);
    expect(second.byteOffset).toBe(first.byteOffset + 16);
    memory.reset();
    const again = memory.integers(3);
    expect([again.buffer, again.byteOffset]).toEqual([first.buffer, first.byteOffset]);
  });

  it("gives a whole piece, and what is longer by itself", () => {
    const memory = new QueryMemory();
    const whole = memory.bytes(pieceBytes);
    expect(memory.bytes(8).buffer).not.toBe(whole.buffer);
    expect(memory.bytes(pieceBytes + 1)).toHaveLength(pieceBytes + 1);
    memory.reset();
    expect(memory.bytes(pieceBytes).buffer).toBe(whole.buffer);
  });
});
