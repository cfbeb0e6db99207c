import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { afterEach, describe, expect, it } from "vitest";
import { everything } from "../conformance/sample.ts";
import { SearchIndexCorruptError, SearchTimedOutError } from "../errors.ts";
import type { SearchQuery } from "../search-index.ts";
import { now } from "../worker-protocol.ts";
import {
  answerCall,
  closeHelpLine,
  endLoan,
  type HelpCall,
  type HelpLine,
  LentHelp,
  offerLoan,
  openHelpLines,
} from "./search-help.ts";
import type { SearchShare } from "./search-share.ts";
import { isNeeded, takesTurn } from "./segment-turns.ts";

const words: SearchQuery = { ...everything, must: [[{ terms: ["data"] }]] };
const phrase: SearchQuery = { ...everything, must: [[{ phrase: "data", among: ["data"] }]] };
const share: SearchShare = { total: 3, exact: true, ranked: [], counts: [] };
const search = 7;

const lines: HelpLine[] = [];
afterEach(() => {
  for (const line of lines.splice(0)) closeHelpLine(line);
});

/** Thread 0 leads a search of segments with 5 and 9 rows; thread 1 does what the test says. */
function leadWithOne(query: SearchQuery, deadline = now() + 1_000) {
  const loans = new Int32Array(new SharedArrayBuffer(8));
  const [own, ofHelper] = openHelpLines(0, 1, loans);
  lines.push(own, ofHelper);
  const lent = { search, helpers: [1], rows: [5, 9], shareRowsMin: 1, expectedRowsMin: 0 };
  const help = new LentHelp(new Map([[1, own]]), lent, query, deadline);
  return { loans, help, port: ofHelper.helping };
}

function callOn(port: MessagePort): HelpCall | undefined {
  return receiveMessageOnPort(port)?.message as HelpCall | undefined;
}

function helpWith(port: MessagePort, work: (call: HelpCall) => SearchShare): void {
  const call = callOn(port);
  if (call === undefined) throw new Error("Nobody was called.");
  answerCall(port, call, () => work(call));
}

describe("the thread that leads a search", () => {
  it("calls a thread that is lent to it, and waits for what that found", () => {
    const { loans, help, port } = leadWithOne(words);
    offerLoan(loans, 1, search);
    const turns = help.begin();
    helpWith(port, (call) => {
      expect([call.query, takesTurn(call.turns, 1, 0)]).toEqual([words, true]);
      return share;
    });
    expect([1, 0].map((segment) => takesTurn(turns, 0, segment))).toEqual([true, false]);
    expect(help.receive()).toEqual([share]);
  });

  it("calls nobody who is not lent to it, or was taken back", () => {
    const { loans, help, port } = leadWithOne(words);
    offerLoan(loans, 1, search + 1);
    const turns = help.begin();
    expect(callOn(port)).toBeUndefined();
    for (const segment of [0, 1]) expect(takesTurn(turns, 0, segment)).toBe(true);
    expect(help.receive()).toEqual([]);
    expect([endLoan(loans, 1, search), endLoan(loans, 1, search + 1)]).toEqual([false, true]);
  });

  it("calls a thread as soon as that is ready, once", () => {
    const { loans, help, port } = leadWithOne(words);
    help.begin();
    help.callLate();
    expect(callOn(port)).toBeUndefined();
    offerLoan(loans, 1, search);
    help.callLate();
    help.callLate();
    expect(endLoan(loans, 1, search)).toBe(false);
    expect(callOn(port)).toMatchObject({ search, thread: 1 });
    expect(callOn(port)).toBeUndefined();
  });

  it("deals segments out for a phrase, only among those who are there", () => {
    const alone = leadWithOne(phrase);
    expect(alone.help.begin().orders).toEqual([[0, 1]]);
    offerLoan(alone.loans, 1, search);
    alone.help.callLate();
    expect(callOn(alone.port)).toBeUndefined();

    const together = leadWithOne(phrase);
    offerLoan(together.loans, 1, search);
    expect(together.help.begin().orders).toEqual([[1], [0]]);
    expect(callOn(together.port)).toMatchObject({ thread: 1 });
  });

  it("does not wait for a thread that found nothing left to do", () => {
    const { loans, help, port } = leadWithOne(words, now());
    offerLoan(loans, 1, search);
    const turns = help.begin();
    for (const segment of [1, 0]) expect(takesTurn(turns, 0, segment)).toBe(true);
    expect(help.receive()).toEqual([]);
    helpWith(port, () => {
      throw new Error("There was nothing to do.");
    });
  });

  it("leaves nothing to do when it has ended before all is searched", () => {
    const { loans, help, port } = leadWithOne(words);
    offerLoan(loans, 1, search);
    expect(isNeeded(help.begin(), 1)).toBe(true);
    help.end();
    helpWith(port, () => {
      throw new Error("The search is over.");
    });
  });

  it("learns why a share has failed, and does not wait beyond its deadline", () => {
    const failing = leadWithOne(phrase);
    offerLoan(failing.loans, 1, search);
    failing.help.begin();
    helpWith(failing.port, () => {
      throw new SearchIndexCorruptError("a.seg", "checksum");
    });
    const { help } = failing;
    expect(() => help.receive()).toThrow(SearchIndexCorruptError);

    const late = leadWithOne(phrase, now() + 20);
    offerLoan(late.loans, 1, search);
    late.help.begin();
    expect(() => late.help.receive()).toThrow(SearchTimedOutError);
  });

  it("passes over what a thread found too late for an earlier search", () => {
    const { loans, help, port } = leadWithOne(phrase);
    port.postMessage({ search: search - 1, share: { ...share, total: 99 } });
    offerLoan(loans, 1, search);
    help.begin();
    helpWith(port, () => share);
    expect(help.receive()).toEqual([share]);
  });
});
