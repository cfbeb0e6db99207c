import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentOf, everything, schema, words } from "../conformance/sample.ts";
import { phraseChecksMax } from "../limits.ts";
import { type FolderForTests, openFolderForTests } from "./folder-for-tests.ts";

const inTime = Number.POSITIVE_INFINITY;

describe("documents looked through for a phrase", () => {
  let folder: FolderForTests;
  beforeAll(async () => {
    folder = await openFolderForTests(schema);
  });
  afterAll(() => folder.close());

  const ask = (among: readonly string[]) =>
    folder
      .read()
      .search({ ...everything, must: [[{ phrase: "open data", among }]], limit: 1 }, inTime);

  it("are all of them at the limit, and beyond it the best by the words of the phrase", () => {
    const plain = Array.from({ length: phraseChecksMax - 1 }, (_, at) =>
      documentOf(`a${at}`, { texts: { body: [words("open data")] } }),
    );
    const best = documentOf("z", { texts: { title: [words("open data")] } });
    folder.apply([...plain, best]);
    for (const among of [["open", "data"], []]) {
      expect(ask(among)).toMatchObject({ total: phraseChecksMax, exact: true });
    }
    folder.apply([documentOf("b", { texts: { body: [words("open data")] } })]);
    const beyond = ask(["open", "data"]);
    expect(beyond).toMatchObject({ total: phraseChecksMax, exact: false });
    expect(beyond.hits[0]?.id).toBe("z");
    expect(ask([])).toMatchObject({ total: phraseChecksMax, exact: false });
  });

  it("are divided between segments, of which none goes short", async () => {
    const two = await openFolderForTests(schema);
    const documents = (letter: string, count: number) =>
      Array.from({ length: count }, (_, at) =>
        documentOf(`${letter}${at}`, { texts: { body: [words(`open data ${letter}`)] } }),
      );
    two.apply(documents("a", phraseChecksMax));
    two.apply(documents("b", phraseChecksMax));
    const find = (among: readonly string[]) =>
      two
        .read()
        .search({ ...everything, must: [[{ phrase: "open data", among }]], limit: 2_000 }, inTime);
    const found = find(["open", "data"]);
    expect(found).toMatchObject({ total: phraseChecksMax, exact: false });
    for (const letter of ["a", "b"]) {
      const half = found.hits.filter(({ id }) => id.startsWith(letter));
      expect(half).toHaveLength(phraseChecksMax / 2);
      // What the other segment cannot need is not kept for it.
      expect(find(["open", letter])).toMatchObject({ total: phraseChecksMax, exact: true });
    }
    await two.close();
  });

  it("are none of those that do not hold its words", () => {
    folder.apply([
      documentOf("rare", { texts: { body: [words("open data rare")] } }),
      documentOf("apart", { texts: { body: [words("open rare data")] } }),
    ]);
    expect(ask(["rare"])).toMatchObject({ total: 1, exact: true });
  });
});
