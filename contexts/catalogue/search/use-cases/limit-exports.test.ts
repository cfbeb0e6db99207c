import { Readable } from "node:stream";
import { isRefusal, refuse, type Refusal } from "@tongshu/platform/errors";
import { describe, expect, it } from "vitest";
import type { ResultExport } from "../../contract.ts";
import { catalogueErrors } from "../../errors.ts";
import { exportRetrySeconds, exportsInFlightMax, exportsPerClientMax } from "../../limits.ts";
import { type ExportGate, limitExports } from "./limit-exports.ts";

async function* pieces() {
  yield "one";
  yield "two";
}
const made = (body: ResultExport["body"] = pieces()): ResultExport => ({
  contentType: "text/csv",
  fileName: "a.csv",
  total: 2,
  exported: 2,
  limited: false,
  body,
});

function begun(answer: ResultExport | Refusal): ResultExport {
  if (isRefusal(answer)) throw new Error(answer.message.en);
  return answer;
}

async function full(): Promise<{ gate: ExportGate; exports: ResultExport[] }> {
  const gate = limitExports();
  const exports: ResultExport[] = [];
  for (let number = 0; number < exportsInFlightMax; number += 1) {
    exports.push(begun(await gate.run(`client ${number}`, async () => made())));
  }
  return { gate, exports };
}

describe("exports under way", () => {
  it("are refused one beyond the limit, with the time to try again, and made at the limit", async () => {
    const { gate, exports } = await full();
    expect(gate.inFlight()).toBe(exportsInFlightMax);
    const refused = await gate.run("another", async () => {
      throw new Error("The export was made.");
    });
    expect(refused).toMatchObject({
      code: "EXPORTS_TOO_MANY",
      status: 503,
      details: {
        max: exportsInFlightMax,
        clientMax: exportsPerClientMax,
        retrySeconds: exportRetrySeconds,
      },
    });
    const [first] = exports;
    expect(await Array.fromAsync(first?.body ?? [])).toEqual(["one", "two"]);
    expect(gate.inFlight()).toBe(exportsInFlightMax - 1);
    expect(isRefusal(await gate.run("another", async () => made()))).toBe(false);
  });

  it("of one client are refused one beyond its own limit, and others' made", async () => {
    const gate = limitExports();
    const own: ResultExport[] = [];
    for (let number = 0; number < exportsPerClientMax; number += 1) {
      own.push(begun(await gate.run("greedy", async () => made())));
    }
    const refused = await gate.run("greedy", async () => made());
    expect(refused).toMatchObject({ code: "EXPORTS_TOO_MANY" });
    expect(isRefusal(await gate.run("another", async () => made()))).toBe(false);
    await Array.fromAsync(own[0]?.body ?? []);
    expect(isRefusal(await gate.run("greedy", async () => made()))).toBe(false);
  });

  it("free their place once when the client goes, before or after the first byte", async () => {
    const { gate, exports } = await full();
    const [first, second] = exports.map(({ body }) => Readable.from(body));
    first?.destroy();
    await second?.[Symbol.asyncIterator]().next();
    second?.destroy();
    second?.destroy();
    await expect.poll(gate.inFlight).toBe(exportsInFlightMax - 2);
  });

  it("free their place when they are refused or fail", async () => {
    const gate = limitExports(1);
    const refused = await gate.run("a", async () => refuse(catalogueErrors, "SEARCH_OVERLOADED"));
    expect(refused).toMatchObject({ code: "SEARCH_OVERLOADED" });
    await expect(gate.run("a", () => Promise.reject(new Error("broken")))).rejects.toThrow(
      "broken",
    );
    async function* breaking() {
      yield "one";
      throw new Error("broken midway");
    }
    const { body } = begun(await gate.run("a", async () => made(breaking())));
    await expect(Array.fromAsync(body)).rejects.toThrow("broken midway");
    expect(gate.inFlight()).toBe(0);
  });
});
